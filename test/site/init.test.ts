import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, before, beforeEach, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { certificatesFor } from '../../src/site/certificates.ts'
import { initCommand } from '../../src/site/init-command.ts'
import { messageNames } from '../../src/site/messages.ts'
import { promptInstallCommand } from '../../src/site/prompt-command.ts'
import { type FileToWrite, writeFiles } from '../../src/site/write-files.ts'
import { aSite, aTrunk } from './a-site.ts'
import { wav } from './a-wav.ts'

const speaks = await promisify(execFile)('espeak-ng', ['--version']).then(
  () => false,
  () => 'Not tried: espeak-ng is not on this machine.',
)

/** Every text has a sound of its own, in no time. */
const speak = async (voice: string, text: string) =>
  wav(8_000, 0.3, 300 + text.length, voice === 'cy' ? 0.3 : 0.5)

describe('gatehouse init', () => {
  let folder: string
  let keys: readonly FileToWrite[]
  /** What lies there before. */
  const there = ['tls/dtls-srtp.pem']
  before(async () => {
    const made = await certificatesFor('/nowhere', '10.20.0.2')
    assert.ok(made.ok, 'openssl is here')
    keys = made.value
  })
  /** The key of browsers' sound takes a second to find: once is enough. */
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatehouse-init-'))
    await writeFiles(
      join(folder, 'etc'),
      keys.filter(({ path }) => there.includes(path)),
    )
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function init(settings: unknown) {
    const file = join(folder, 'site.json')
    await writeFile(file, typeof settings === 'string' ? settings : JSON.stringify(settings))
    return initCommand({ settings: file, to: join(folder, 'etc') }, speak)
  }
  async function written(): Promise<Map<string, { mode: string; text: string; mtimeMs: number }>> {
    const names = await readdir(join(folder, 'etc'), { recursive: true, withFileTypes: true })
    const files = names.filter((one) => one.isFile())
    const found = files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      const { mode, mtimeMs } = await stat(path)
      const text = await readFile(path, 'utf8')
      const shown = path.slice(join(folder, 'etc').length + 1)
      return [shown, { mode: (mode & 0o777).toString(8), text, mtimeMs }] as const
    })
    return new Map(await Promise.all(found))
  }

  it('writes the configuration for the switch to read and the secrets for nobody else', async () => {
    const said = await init(aSite())
    assert.equal(said.exit, 0, said.lines.join('\n'))
    const modes = [...(await written())].map(([path, { mode }]) => `${path} ${mode}`).sort()
    assert.deepEqual(modes, [
      'configuration.txt 644',
      'freeswitch/accounts.xml 640',
      'freeswitch/conference.xml 640',
      'freeswitch/core.xml 640',
      'freeswitch/desk-accounts.xml 640',
      'freeswitch/dialplan.xml 640',
      'freeswitch/freeswitch.xml 640',
      'freeswitch/seats.xml 640',
      'freeswitch/trunk.xml 640',
      ...messageNames.map((name) => `prompts/cy/${name}.PCMA 644`).sort(),
      ...messageNames.map((name) => `prompts/en/${name}.PCMA 644`).sort(),
      'prompts/prompts.json 644',
      'secrets.json 600',
      'switchboard.json 600',
      'tls/agent.pem 640',
      'tls/cafile.pem 640',
      'tls/dtls-srtp.pem 640',
      'tls/wss.pem 640',
    ])
  })

  it('has the switch tell its answers to seats where the box listens, by a mark that is drawn once', async () => {
    await init(aSite())
    const read = async (name: string) => (await written()).get(name)?.text ?? ''
    const { signals } = JSON.parse(await read('switchboard.json'))
    assert.deepEqual([signals.port, signals.ports], [8_022, [5_061, 7_443]])
    const at = `value="udp:127.0.0.1:8022;hep=3;capture_id=${signals.id}"`
    assert.ok((await read('freeswitch/freeswitch.xml')).includes(at), 'in its configuration')
    assert.match(await read('freeswitch/seats.xml'), /name="sip-capture" value="yes"/)
    assert.doesNotMatch(await read('freeswitch/trunk.xml'), /sip-capture/, 'P2: numbers are there')
    const { signalsId, ...before } = JSON.parse(await read('secrets.json'))
    assert.equal(signalsId, signals.id)
    // A box of before has none: it is drawn, and the rest stays as it is.
    await writeFile(join(folder, 'etc/secrets.json'), JSON.stringify(before))
    await init(aSite())
    const { signalsId: drawn, ...after } = JSON.parse(await read('secrets.json'))
    assert.deepEqual(after, before)
    assert.ok(Number.isInteger(drawn), 'drawn')
  })

  it('lets the switch speak with the carrier and nobody else outside, by what it adds to its unit', async () => {
    const file = join(folder, 'site.json')
    const units = join(folder, 'units')
    await writeFile(file, JSON.stringify(aSite()))
    await initCommand({ settings: file, to: join(folder, 'etc'), units }, speak)
    const added = await readFile(join(units, 'gatehouse-switch.service.d/site.conf'), 'utf8')
    assert.match(added, /^\[Service\]\nIPAddressAllow=192\.0\.2\.0\/28 203\.0\.113\.16\/28\n$/m)
    const again = await initCommand({ settings: file, to: join(folder, 'etc'), units }, speak)
    assert.match(again.lines.join(), /Nothing was changed/)
    const { addresses: _, ...nameless } = aTrunk
    const refused = await init(aSite({ trunk: nameless }))
    assert.match(refused.lines.join(), /trunk\.addresses is missing\. Name the networks/)
  })

  it('changes nothing when it is done again, and keeps the secrets when a setting changes', async () => {
    await init(aSite())
    const first = await written()
    const again = await init(aSite())
    assert.match(again.lines.join(' '), /Nothing was changed/)
    assert.deepEqual(await written(), first, 'the same bytes, rights and times')
    const more = await init(aSite({ languages: ['cy'] }))
    assert.match(
      more.lines.join(' '),
      /Written to .*: switchboard\.json, configuration\.txt, freeswitch\/dialplan\.xml\./,
    )
    assert.equal((await written()).get('secrets.json')?.text, first.get('secrets.json')?.text)
  })

  it('speaks the messages again when the name in them changes, and leaves the site’s own alone', async () => {
    await init(aSite())
    const own = join(folder, 'own')
    await mkdir(join(own, 'en'), { recursive: true })
    await writeFile(join(own, 'en/noted.wav'), wav(8_000, 1))
    await writeFile(join(own, 'en/noted.txt'), 'Thank you. You are on our list now.')
    const installed = await promptInstallCommand(own, { to: join(folder, 'etc') })
    assert.equal(installed.exit, 0, installed.lines.join(' '))
    const before = await written()
    const said = await init(aSite({ organisation: 'Another Example' }))
    assert.equal(said.exit, 0, said.lines.join(' '))
    const after = await written()
    const changed = (path: string) => before.get(path)?.text !== after.get(path)?.text
    assert.equal(changed('prompts/en/information.PCMA'), true, 'the name is in it')
    assert.equal(changed('prompts/en/noted.PCMA'), false, 'the site’s own')
    assert.equal(changed('prompts/cy/noted.PCMA'), false, 'no name is in it')
  })

  it('speaks no name that the checker of scripts would not let through', async () => {
    const said = await init(aSite({ organisation: 'The Value of Your House Ltd' }))
    assert.equal(said.exit, 1)
    assert.match(said.lines[1] ?? '', /^ {2}organisation It /)
    assert.deepEqual([...(await written()).keys()], there)
  })

  it('draws other secrets for every box', async () => {
    await init(aSite())
    const one = (await written()).get('secrets.json')?.text
    await rm(join(folder, 'etc'), { recursive: true })
    await init(aSite())
    assert.notEqual((await written()).get('secrets.json')?.text, one)
  })

  it('writes nothing when one setting is wrong, and names every fault with its place', async () => {
    const said = await init(aSite({ declineNumber: '0909 879 0000', languages: ['fr'] }))
    assert.equal(said.exit, 1)
    assert.deepEqual(said.lines, [
      'Nothing was written. Put these settings right:',
      '  declineNumber is not freephone or basic rate (D6). Write digits only, beginning 01, 02, 03 or 080.',
      '  languages.0 is neither "en" nor "cy".',
    ])
    assert.deepEqual([...(await written()).keys()], there)
  })

  it('makes a new key of browsers’ sound in the place of one that the switch would not take', async () => {
    const file = join(folder, 'etc/tls/dtls-srtp.pem')
    const short = keys.find(({ path }) => path === 'tls/wss.pem')?.content ?? ''
    await writeFile(file, short)
    await init(aSite())
    const long = await readFile(file, 'utf8')
    const { modulusLength = 0 } = createPrivateKey(long).asymmetricKeyDetails ?? {}
    assert.ok(modulusLength >= 4_096, `FreeSWITCH takes none of ${modulusLength} bits`)
    await init(aSite())
    assert.equal(await readFile(file, 'utf8'), long, 'and leaves that alone')
  })

  it('leaves spoiled secrets alone, and says what to do', async () => {
    await init(aSite())
    await writeFile(join(folder, 'etc/secrets.json'), '{"format":"gatehouse-secrets/1"}')
    const before = await written()
    const said = await init(aSite())
    assert.equal(said.exit, 1)
    assert.match(said.lines.join(' '), /secrets\.json is not what gatehouse init wrote/)
    assert.deepEqual(await written(), before)
  })

  it('has the messages spoken by Debian’s speech program, in English and Welsh', {
    skip: speaks,
  }, async () => {
    const file = join(folder, 'site.json')
    await writeFile(file, JSON.stringify(aSite()))
    const said = await initCommand({ settings: file, to: join(folder, 'etc') })
    assert.equal(said.exit, 0, said.lines.join(' '))
    for (const language of ['en', 'cy']) {
      const { size } = await stat(join(folder, 'etc/prompts', language, 'information.PCMA'))
      assert.ok(size > 5 * 8_000 && size < 40 * 8_000, `${size / 8_000} s`)
    }
  })

  it('says what to install when nothing can speak', async () => {
    const file = join(folder, 'site.json')
    await writeFile(file, JSON.stringify(aSite()))
    const said = await initCommand(
      { settings: file, to: join(folder, 'etc') },
      async () => undefined,
    )
    assert.equal(said.exit, 1)
    assert.match(said.lines.join(' '), /prompts\.json cannot be spoken: .* Install espeak-ng\./)
    assert.deepEqual([...(await written()).keys()], there)
  })

  it('says in words that a settings file is not there, or is no JSON', async () => {
    const missing = await initCommand({ settings: join(folder, 'none'), to: folder })
    assert.equal(missing.exit, 2)
    for (const text of ['', '{', '[]', 'null', '\u0000', '<xml/>', '"words"'])
      assert.equal((await init(text)).exit, 1, JSON.stringify(text))
  })
})
