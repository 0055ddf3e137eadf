import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { ok } from '../src/basics/result.ts'
import { trialConfig } from '../src/config.ts'
import { noCertificate } from '../src/serve.ts'
import { diallerConfig, masterKeyOf, ofService, serveConfig } from '../src/serve-config.ts'
import { gatehouse } from './commands/gatehouse.ts'

let dir: string
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'gatehouse-settings-'))
})
after(() => rm(dir, { recursive: true, force: true }))

const write = async (name: string, content: unknown) => {
  const path = join(dir, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const box = {
  site: 'hmp-example',
  origin: 'https://gatehouse.example',
  listen: { address: '10.0.0.2' },
  tls: { key: '/etc/gatehouse/tls.key', certificate: '/etc/gatehouse/tls.crt' },
  seats: ['01', '02'],
  region: [await identityToRecipient(await generateIdentity())],
}
const toSwitch = {
  format: 'gatehouse-switchboard/1',
  host: '127.0.0.1',
  port: 8021,
  user: 'switchboard@gatehouse',
  password: 'p'.repeat(43),
  callerIds: ['01134960000'],
  seats: [{ seat: '01', address: '10.0.0.11', phone: 'browser' }],
}
const whyNot = async (settings: unknown, read: typeof serveConfig | typeof diallerConfig) => {
  const done = await read(await write('settings.json', settings))
  return done.ok ? 'taken' : done.error
}

describe('the settings of a box at work', () => {
  it('are taken with what is left out filled in, one-time codes on and no drama numbers', async () => {
    const done = await serveConfig(await write('box.json', box))
    assert.ok(done.ok)
    const { data, dialler, listen, settings } = done.value
    assert.equal(data, '/var/lib/gatehouse')
    assert.equal(dialler, '/run/gatehouse-dialler/box.sock')
    assert.equal(listen.port, 8443)
    assert.deepEqual([settings.codes, settings.drama, settings.seats], [true, false, ['01', '02']])
  })

  it('name the setting that is wrong, and say what to do', async () => {
    const wrong: readonly (readonly [unknown, RegExp])[] = [
      ['', /the file.*start again/],
      ['{"site":', /start again/],
      [{ ...box, site: '../x' }, /site: must be lower-case/],
      [{ ...box, origin: 'http://gatehouse.example' }, /origin: must begin with https/],
      [{ ...box, seats: [] }, /seats/],
      [{ ...box, enquiryDays: 29 }, /enquiryDays: must be 1 to 28/],
      [{ ...box, firstInterviews: 4 }, /firstInterviews: must be 5 to 10/],
      [{ ...box, firstInterviews: 11 }, /firstInterviews: must be 5 to 10/],
      [{ ...box, heardPercent: 4 }, /heardPercent: must be 5 to 100/],
      [{ ...box, heardPercent: 101 }, /heardPercent: must be 5 to 100/],
      [{ ...box, pilotInterviews: 19 }, /pilotInterviews: must be 20 to 30/],
      [{ ...box, pilotInterviews: 31 }, /pilotInterviews: must be 20 to 30/],
      [{ ...box, exchange: true }, /exchange/],
      [{ ...box, listen: { address: 'everywhere' } }, /listen\.address/],
      [{ ...box, masterKey: join('/', 'nowhere', 'key') }, /nowhere.key.*Put it back/],
    ]
    for (const [settings, why] of wrong) assert.match(await whyNot(settings, serveConfig), why)
  })

  it('X10: name a region and a site that bundles can be made for, or the first approved release would stop the box', async () => {
    const [region = ''] = box.region
    const wrong: readonly (readonly [object, RegExp])[] = [
      [{ region: ['age1example'] }, /region\.0: must be an age recipient/],
      [
        { region: [region, `${region.slice(0, -1)}${region.endsWith('q') ? 'p' : 'q'}`] },
        /region\.1/,
      ],
      [{ region: [await generateIdentity()] }, /region\.0: .*age1/],
      [{ recovery: 'age1example' }, /recovery: must be an age recipient/],
      [{ site: 'x'.repeat(41) }, /site: must be lower-case .* 40 at most/],
    ]
    for (const [change, why] of wrong)
      assert.match(await whyNot({ ...box, ...change }, serveConfig), why)
    const longest = { ...box, site: 'x'.repeat(40), recovery: region }
    assert.equal(await whyNot(longest, serveConfig), 'taken')
  })

  it('J17: serve pages at an address of the prison’s own network alone', async () => {
    const at = (address: string) => whyNot({ ...box, listen: { address } }, serveConfig)
    for (const address of ['10.0.0.2', '172.31.255.1', '192.168.7.9', '127.0.0.1'])
      assert.equal(await at(address), 'taken', address)
    for (const address of ['0.0.0.0', '::', '203.0.113.5', '172.32.0.1', '11.0.0.1', 'fd00::1'])
      assert.match(await at(address), /listen\.address: must be .*prison/, address)
  })

  it('R10: hold new agents back after five interviews that nobody heard, where they do not say otherwise', async () => {
    const of = async (settings: object) => {
      const read = await serveConfig(await write('gatehouse.json', settings))
      assert.ok(read.ok, 'taken')
      return read.value.settings.firstInterviews
    }
    assert.deepEqual([await of(box), await of({ ...box, firstInterviews: 8 })], [5, 8])
    assert.equal(
      trialConfig({}).settings.firstInterviews,
      undefined,
      'in the trial only when asked',
    )
    assert.equal(trialConfig({ firstInterviews: '6' }).settings.firstInterviews, 6)
  })

  it('R11: ask for a fifth of each agent’s interviews to be heard, where they do not say otherwise', async () => {
    const of = async (settings: object) => {
      const read = await serveConfig(await write('gatehouse.json', settings))
      assert.ok(read.ok, 'taken')
      return read.value.settings.heardPercent
    }
    assert.deepEqual([await of(box), await of({ ...box, heardPercent: 5 })], [20, 5])
  })

  it('R14: begin field work with a pilot batch of twenty interviews, where they do not say otherwise', async () => {
    const of = async (settings: object) => {
      const read = await serveConfig(await write('gatehouse.json', settings))
      assert.ok(read.ok, 'taken')
      return read.value.settings.pilotInterviews
    }
    assert.deepEqual([await of(box), await of({ ...box, pilotInterviews: 30 })], [20, 30])
    const asked = trialConfig({ pilotInterviews: '25' }).settings.pilotInterviews
    assert.deepEqual([trialConfig({}).settings.pilotInterviews, asked], [undefined, 25])
  })

  it('take no master key that others can read, nor one that is cut short', async () => {
    const key = await write('master.key', 'x'.repeat(32))
    await chmod(key, 0o644)
    assert.match(await whyNot({ ...box, masterKey: key }, serveConfig), /chmod 600/)
    await chmod(key, 0o600)
    assert.equal(await whyNot({ ...box, masterKey: key }, serveConfig), 'taken')
    await writeFile(key, 'x'.repeat(31))
    assert.match(await whyNot({ ...box, masterKey: key }, serveConfig), /31 bytes/)
  })
})

describe('the settings of a dialler', () => {
  const dialler = async (changed: object = {}) => ({
    site: 'hmp-example',
    switch: await write('switchboard.json', toSwitch),
    sampleSigners: [],
    ...changed,
  })

  it('are taken with a switch and the keys of those whose samples are dialled', async () => {
    const { publicKey } = generateKeyPairSync('ed25519')
    const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString()
    const settings = await dialler({ sampleSigners: [await write('client.pub', pem)] })
    const done = await diallerConfig(await write('dialler.json', settings))
    assert.ok(done.ok, done.ok ? '' : done.error)
    assert.deepEqual(done.value.sampleSigners, [pem])
    assert.deepEqual([done.value.switch.port, done.value.drama], [8021, false])
  })

  it('say what to do where there is no switch, and never fall back to the exchange', async () => {
    const none = await whyNot({ site: 'hmp-example', sampleSigners: [] }, diallerConfig)
    assert.match(none, /names no switch\. Run gatehouse init.*never uses the exchange/)
    const away = await whyNot(await dialler({ switch: '/nowhere/switchboard.json' }), diallerConfig)
    assert.match(away, /cannot be read/)
  })

  it('G5: have the master key that systemd gave to the service that runs, when root asks at the machine', async () => {
    const given = await mkdtemp(join(dir, 'given-'))
    await writeFile(join(given, 'master.key'), 'k'.repeat(32), { mode: 0o400 })
    assert.deepEqual(await masterKeyOf(undefined, given), ok(new Uint8Array(32).fill(107)))
    assert.deepEqual(await masterKeyOf(undefined, join(given, 'gone')), ok(undefined))
    const place = '/run/credentials/gatehouse-dialler.service'
    assert.equal(ofService(`${place}/switchboard.json`), place)
    assert.equal(ofService('/etc/gatehouse/switchboard.json'), undefined)
    const away = await dialler({ switch: '/run/credentials/not-running.service/switchboard.json' })
    assert.match(await whyNot(away, diallerConfig), /while its service runs.*Start the service/)
  })

  it('take no switch on another machine, and no key that is none', async () => {
    const far = await write('far.json', { ...toSwitch, host: '10.0.0.9' })
    assert.match(await whyNot(await dialler({ switch: far }), diallerConfig), /on this machine/)
    const key = await write('not.pub', 'ssh-ed25519 AAAA')
    assert.match(await whyNot(await dialler({ sampleSigners: [key] }), diallerConfig), /public key/)
  })
})

describe('a certificate that the box cannot read', () => {
  it('is told by what to do: it is not there, or it is not the box’s own', () => {
    const there = noCertificate('/etc/gatehouse/tls.key', 'EACCES')
    assert.match(there, /tls\.key, .* chown gatehouse \/etc\/gatehouse\/tls\.key, and chmod 600/)
    assert.match(noCertificate('/etc/gatehouse/tls.key', 'ENOENT'), /key and certificate there/)
  })
})

describe('without settings', () => {
  for (const command of ['serve', 'dialler'])
    it(`gatehouse ${command} refuses with a sentence that says what to do`, async () => {
      const { exit, said } = await gatehouse(command, '--settings', join(dir, 'nothing.json'))
      assert.equal(exit, 1)
      assert.match(said, /nothing\.json cannot be read.*gatehouse init.*gatehouse trial/s)
    })
})
