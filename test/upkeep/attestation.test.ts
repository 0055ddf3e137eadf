import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import { day, hour, instant, later } from '../../src/basics/instant.ts'
import { databasesLine, logLine, modulesLine } from '../../src/upkeep/attest.ts'
import { descriptorsLine, mountsLine, userLine } from '../../src/upkeep/attest-process.ts'
import {
  type Attested,
  attestedText,
  attestLines,
  type LineKey,
  readAttested,
  standingOf,
} from '../../src/upkeep/attestation.ts'
import { doctorCommand } from '../../src/upkeep/doctor-command.ts'
import { listeningInode, readMounts } from '../../src/upkeep/proc.ts'
import { watchAttestation } from '../../src/upkeep/watch-attestation.ts'
import { HandClock } from '../exchange/hand-clock.ts'
import { until } from '../support/until.ts'

const at = instant(Date.parse('2026-11-24T07:30:00Z'))
const running = { pid: 41, startTime: '99' }
const keys = Object.keys(attestLines) as LineKey[]
const good: Attested = {
  at,
  switch: { ...running, configuration: 'hash' },
  lines: keys.map((key) => ({ key, ok: true, what: '' })),
}

describe('an attestation (J16)', () => {
  it('holds for a day, for the switch and the configuration that it looked at', () => {
    assert.deepEqual(standingOf(good, later(at, hour), running, 'hash'), { state: 'good' })
    const state = (...rest: [number, typeof running | undefined, string]) =>
      standingOf(good, later(at, rest[0]), rest[1], rest[2]).state
    assert.equal(state(24 * hour - 1, running, 'hash'), 'good')
    assert.equal(state(24 * hour, running, 'hash'), 'stale')
    assert.equal(state(-1, running, 'hash'), 'stale', 'nor one from the future')
    assert.equal(state(0, { ...running, pid: 42 }, 'hash'), 'does-not-match')
    assert.equal(state(0, { ...running, startTime: '100' }, 'hash'), 'does-not-match')
    assert.equal(state(0, undefined, 'hash'), 'does-not-match')
    assert.equal(state(0, running, 'another'), 'does-not-match')
    assert.equal(standingOf(undefined, at, running, 'hash').state, 'missing')
  })

  for (const key of keys) {
    it(`does not hold when this fails, or was not looked at: ${attestLines[key]}`, () => {
      const lines = good.lines.map((one) =>
        one.key === key ? { ...one, ok: false, what: 'Why.' } : one,
      )
      const failed = standingOf({ ...good, lines }, at, running, 'hash')
      assert.deepEqual(failed, { state: 'failed', line: 'Why.' })
      const fewer = { ...good, lines: good.lines.filter((one) => one.key !== key) }
      const left = standingOf(fewer, at, running, 'hash')
      assert.deepEqual([left.state, left.line], ['failed', `Not looked at: ${attestLines[key]}.`])
    })
  }

  it('is read back as it was written, and nothing else is taken for one', () => {
    const read = readAttested(attestedText(good))
    assert.deepEqual(read.ok && read.value, good)
    const broken = [
      '',
      '{}',
      'null',
      attestedText(good).slice(0, -9),
      attestedText(good).replace('"doors"', '"windows"'),
      attestedText(good).replace('attest/1', 'attest/2'),
      attestedText(good).replace('"pid": 41', '"pid": -1'),
      attestedText(good).replace('2026-11-24T07', 'soon'),
    ]
    for (const text of broken) assert.equal(readAttested(text).ok, false, text.slice(0, 60))
  })
})

describe('what is looked at', () => {
  const table = (...names: string[]) => JSON.stringify({ rows: names.map((ikey) => ({ ikey })) })
  const allowed = [
    ...['CORE_PCM_MODULE', 'CORE_SOFTTIMER_MODULE', 'CORE_SPEEX_MODULE', 'mod_commands'],
    ...['mod_conference', 'mod_dialplan_xml', 'mod_dptools', 'mod_event_socket', 'mod_loopback'],
    ...['mod_native_file', 'mod_sofia'],
  ]
  it('a module more, a module less, and no answer are told by name', () => {
    assert.ok(modulesLine(table(...allowed, ...allowed)).ok)
    assert.ok(
      modulesLine(table(...allowed, 'CORE_VPX_MODULE')).ok,
      'some builds have it in the core',
    )
    assert.match(modulesLine(table(...allowed, 'mod_lua')).what, /mod_lua should not be loaded/)
    assert.match(modulesLine(table(...allowed.slice(1))).what, /CORE_PCM_MODULE is not loaded/)
    for (const text of ['', '-ERR no reply', '{"rows":"x"'])
      assert.equal(modulesLine(text).ok, false)
  })

  it('a log level, and a database that is not in memory', () => {
    assert.ok(logLine('+OK log level: DISABLE [-1]').ok)
    for (const text of [
      '+OK log level: DEBUG [7]',
      '+OK log level: ALERT [1]',
      '-ERR no reply',
      '',
    ])
      assert.equal(logLine(text).ok, false, text)
    const dsn = (name: string, value: string) => `<param name="${name}" value="${value}"/>`
    const memory = 'sqlite://memory://file:core?mode=memory&amp;cache=shared'
    const files = (...all: string[]) => new Map([['core.xml', all.join('\n')]])
    const three = [dsn('core-db-dsn', memory), dsn('odbc-dsn', memory), dsn('odbc-dsn', memory)]
    assert.ok(databasesLine(files(...three)).ok)
    assert.equal(databasesLine(files(...three.slice(1))).ok, false)
    for (const place of ['sqlite:///tmp/core.db', ':memory:', 'pgsql://x'])
      assert.equal(databasesLine(files(...three, dsn('odbc-dsn', place))).ok, false, place)
  })

  const status =
    'Name:\tfreeswitch\nUid:\t998\t998\t998\t998\nCapEff:\t0000000000000000\nCapBnd:\t0000000000000000\nNoNewPrivs:\t1\n'
  it('a switch that is root, may do more than others, or could come to it', () => {
    assert.ok(userLine(status).ok)
    for (const [from, to] of [
      ['Uid:\t998', 'Uid:\t0'],
      ['CapEff:\t0000000000000000', 'CapEff:\t0000000000000002'],
      ['CapBnd:\t0000000000000000', 'CapBnd:\t000001ffffffffff'],
      ['NoNewPrivs:\t1', 'NoNewPrivs:\t0'],
      [status, ''],
    ] as const)
      assert.equal(userLine(status.replace(from, to)).ok, false, to)
  })

  const mount = (path: string, own: string, type: string, shared: string) =>
    `43 42 254:0 / ${path} ${own},relatime - ${type} what ${shared}`
  const tight = mount('/run/freeswitch', 'rw', 'tmpfs', 'rw,size=64k,nr_inodes=4,mode=755')
  const sealed = [mount('/', 'ro', 'ext4', 'rw'), mount('/proc', 'rw', 'proc', 'rw'), tight]
  const looked = (...lines: string[]) => mountsLine(readMounts(lines.join('\n')))

  it('a place to write: a file system, a larger or roomier memory, and one under another name', () => {
    assert.ok(looked(...sealed).ok)
    for (const more of [
      mount('/', 'rw', 'ext4', 'rw'),
      mount('/dev/shm', 'rw', 'tmpfs', 'rw,size=64k'),
      mount('/dev/shm', 'rw', 'tmpfs', 'rw,size=64k,nr_inodes=5'),
      mount('/dev/shm', 'rw', 'tmpfs', 'rw,size=64m,nr_inodes=4'),
      mount('/mnt/a\\040place', 'rw', 'nfs', 'rw'),
    ]) {
      const line = looked(...sealed, more)
      assert.equal(line.ok, false, more)
    }
    assert.match(
      looked(...sealed, mount('/mnt/a\\040place', 'rw', 'nfs', 'rw')).what,
      /\/mnt\/a place/,
    )
    assert.equal(mountsLine([]).ok, false, 'nothing to see is not nothing there')
  })

  it('a mount that another lies over cannot be reached', () => {
    assert.ok(
      looked(...sealed, mount('/tmp', 'rw', 'ext4', 'rw'), mount('/tmp', 'ro', 'ext4', 'rw')).ok,
    )
  })

  it('a file that is open for writing, a deleted one too', () => {
    const mounts = readMounts(sealed.join('\n'))
    const open = [
      { path: '/run/freeswitch/freeswitch.pid', writable: true },
      { path: '/dev/null', writable: true },
      { path: 'socket:[12]', writable: true },
      { path: '/usr/lib/x.so', writable: false },
    ]
    assert.ok(descriptorsLine(open, mounts).ok)
    for (const path of ['/var/log/freeswitch.log', '/tmp/x (deleted)', '/run/freeswitch-2/x'])
      assert.equal(descriptorsLine([...open, { path, writable: true }], mounts).ok, false, path)
    assert.equal(descriptorsLine([], mounts).ok, false)
  })

  it('the process that listens where the box connects, and no other', () => {
    const head = '  sl  local_address rem_address   st\n'
    const row = (address: string, state: string, inode: string) =>
      `   0: ${address} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000 0 0 ${inode} 1\n`
    const all = head + row('0100007F:1F55', '01', '1') + row('0100007F:1F55', '0A', '2')
    assert.equal(listeningInode(all, 8021), '2')
    assert.equal(listeningInode(head + row('00000000:1F55', '0A', '3'), 8021), undefined)
    assert.equal(listeningInode('', 8021), undefined)
  })
})

describe('the watch of a box over its attestation', () => {
  it('follows the file and the process: what fails is told by its line, within seconds', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-attest-'))
    const file = join(folder, 'attest.json')
    const stat = (ticks: string) =>
      `41 (free (switch)) S ${Array(18).fill('1').join(' ')} ${ticks} 1\n`
    await mkdir(join(folder, '41'))
    await writeFile(join(folder, '41/stat'), stat('99'))
    const clock = new HandClock(later(at, hour))
    const configuration = join(folder, 'configuration.txt')
    await writeFile(configuration, 'hash\n')
    const watch = await watchAttestation({ file, configuration, proc: folder, clock })
    assert.deepEqual(watch.now(), { state: 'missing' })
    const turnsTo = async (state: string) => {
      clock.move(5_000)
      await until(state, () => watch.now().state === state)
    }
    await writeFile(file, attestedText(good))
    await turnsTo('good')
    const lines = good.lines.map((one) =>
      one.key === 'doors' ? { ...one, ok: false, what: 'Open.' } : one,
    )
    await writeFile(file, attestedText({ ...good, lines }))
    await turnsTo('failed')
    assert.equal(watch.now().line, 'Open.')
    await writeFile(file, '{')
    clock.move(5_000)
    await until('the words', () => watch.now().line !== 'Open.')
    assert.equal(watch.now().state, 'failed')
    await writeFile(file, attestedText(good))
    await turnsTo('good')
    await writeFile(configuration, 'another\n')
    await turnsTo('does-not-match')
    assert.equal(watch.now().line, 'The configuration was written again since.')
    const anew = { ...good, switch: { ...good.switch, configuration: 'another' } }
    await writeFile(file, attestedText(anew))
    await turnsTo('good')
    await writeFile(join(folder, '41/stat'), stat('100'))
    await turnsTo('does-not-match')
    await rm(join(folder, '41'), { recursive: true })
    await turnsTo('does-not-match')
    watch.stop()
    await rm(folder, { recursive: true })
  })
})

describe('gatehouse doctor', () => {
  it('says of the trial that there is nothing to attest', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-doctor-'))
    const asked = { from: folder, attested: join(folder, 'attest.json') }
    const said = await doctorCommand({ ...asked, speaks: async () => true }, at)
    const nothing = 'exchange: nothing to attest'
    assert.deepEqual(said, { lines: [nothing, 'The speech program speaks.'], exit: 0 })
    const silent = await doctorCommand({ ...asked, speaks: async () => false }, at)
    assert.equal(silent.exit, 0, 'it holds nothing up')
    assert.match(silent.lines[1] ?? '', /no script can be heard in practice\. Install espeak-ng\./)
    const machine = await doctorCommand({ ...asked, json: true, speaks: async () => false }, at)
    assert.equal(JSON.parse(machine.lines[0] ?? '').speech, 'missing')
    const of = (data: string, free?: number) =>
      doctorCommand(
        { ...asked, data, ...(free === undefined ? {} : { free: async () => free }) },
        at,
      )
    assert.match((await of(join(folder, 'x'))).lines.join(), /There is no data folder at .*\/x:/)
    assert.match((await of(folder)).lines.join(), /[\d,]+ MiB are free for the box’s data\./)
    assert.match((await of(folder, 300 * 2 ** 20)).lines.join(), /300 MiB .* no more sound/)
    assert.match(
      (await of(folder, 5 * 2 ** 20)).lines.join(),
      /5 MiB .* too little to place a call/,
    )
    await writeFile(join(folder, 'switchboard.json'), '{}')
    const broken = await doctorCommand({ from: folder, attested: join(folder, 'a') }, at)
    assert.equal(broken.exit, 1)
    assert.match(broken.lines.join(), /Run gatehouse init again/)
    await rm(folder, { recursive: true })
  })

  it('tells that the certificate of the pages ends, before browsers refuse the box', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-doctor-'))
    const path = join(folder, 'tls.crt')
    await writeFile(join(folder, 'gatehouse.json'), JSON.stringify({ tls: { certificate: path } }))
    const doctor = async (after: number) => {
      const asked = { from: folder, attested: join(folder, 'a'), speaks: async () => true }
      const { lines, exit } = await doctorCommand(asked, later(instant(Date.now()), after))
      return { exit, line: lines.find((one) => one.includes(path)) ?? '' }
    }
    const none = await doctor(0)
    assert.match(none.line, /holds no certificate/)
    const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
    const made = ['-days', '30', '-subj', '/CN=x', '-keyout', join(folder, 'k'), '-out', path]
    await promisify(execFile)('openssl', [...words, ...made])
    assert.deepEqual(await doctor(0), { exit: 0, line: '' })
    const soon = await doctor(17 * day)
    assert.match(
      soon.line,
      /ends on \d{1,2} \w+ \d{4}\. Renew it, and restart gatehouse between shifts/,
    )
    assert.equal(soon.exit, 1)
    assert.match((await doctor(31 * day)).line, /ended on .*browsers refuse the box/)
    await rm(folder, { recursive: true })
  })

  it('does not take a site whose settings are closed to whoever asks for a trial (J16)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-doctor-'))
    // Root may read any file: what it cannot read as one stands for another user's.
    await mkdir(join(folder, 'switchboard.json'))
    const said = await doctorCommand({ from: folder, attested: join(folder, 'a') }, at)
    assert.equal(said.exit, 1)
    assert.match(said.lines[0] ?? '', /cannot be read \(EISDIR\).*Run gatehouse doctor as root\./)
    await rm(folder, { recursive: true })
  })
})
