import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import { Command } from 'commander'
import { addCommands } from '../../src/commands.ts'
import { addServices } from '../../src/services.ts'
import { readSiteSettings } from '../../src/site/site-settings.ts'
import { reachFile, switchReach } from '../../src/site/switch-reach.ts'
import { aSite } from '../site/a-site.ts'

const run = promisify(execFile)
const folder = join(import.meta.dirname, '../../systemd')
const names = (await readdir(folder)).filter((name) => /\.(service|timer|mount|path)$/.test(name))
const analyzer = await run('systemd-analyze', ['--version']).then(
  () => undefined,
  () => 'Not tried: systemd-analyze is not on this machine.',
)

/** The units in a folder of their own, with a program in place of one that only an installed box has. */
async function copies(): Promise<{ readonly dir: string; readonly paths: readonly string[] }> {
  const dir = await mkdtemp(join(tmpdir(), 'gatehouse-units-'))
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8')
    await writeFile(
      join(dir, name),
      text.replaceAll(/\/usr\/bin\/(?:gatehouse|freeswitch)/g, process.execPath),
    )
  }
  return { dir, paths: names.map((name) => join(dir, name)) }
}

describe('the units of the box', () => {
  it('are read by systemd without a complaint', async (t) => {
    if (analyzer) return t.diagnostic(analyzer)
    const { dir, paths } = await copies()
    const site = readSiteSettings(JSON.stringify(aSite()))
    assert.ok(site.ok, 'a site')
    await mkdir(join(dir, 'gatehouse-switch.service.d'))
    await writeFile(join(dir, reachFile), switchReach(site.value))
    const { stderr } = await run('systemd-analyze', ['verify', ...paths]).catch(
      (cause: { stderr: string }) => cause,
    )
    await rm(dir, { recursive: true })
    assert.equal(stderr, '')
  })

  // The attestation has to see another process through that one's own eyes, and only root can.
  const atMost = (name: string) => (name === 'gatehouse-attest.service' ? 25 : 15)
  it('score 1.5 or better for what a service may reach, the switch too, the attestation 2.5 (design 10)', async (t) => {
    if (analyzer) return t.diagnostic(analyzer)
    const services = names.filter((name) => name.endsWith('.service'))
    for (const name of services) {
      const words = ['security', '--offline=true', '--no-pager', `--threshold=${atMost(name)}`]
      await run('systemd-analyze', [...words, join(folder, name)])
    }
  })

  it('say only words that the command knows', async () => {
    const program = new Command('gatehouse')
    addCommands(program, () => undefined)
    addServices(
      program,
      () => undefined,
      () => undefined,
    )
    for (const name of names) {
      const unit = await readFile(join(folder, name), 'utf8')
      for (const [, words = ''] of unit.matchAll(/^ExecStart=\/usr\/bin\/gatehouse (.+)$/gm)) {
        const [first = '', ...rest] = words.split(' ')
        const outer = program.commands.find((one) => one.name() === first)
        assert.ok(outer, `${name}: gatehouse ${first}`)
        const command = outer.commands.find((one) => one.name() === rest[0]) ?? outer
        const known = command.options.map((option) => option.long)
        for (const word of rest.filter((one) => one.startsWith('--')))
          assert.ok(known.includes(word), `${name}: gatehouse ${first} ${word}`)
      }
    }
  })

  it('J16: leave the switch one place to write, which is full before it starts, and nothing to run', async () => {
    const unit = await readFile(join(folder, 'gatehouse-switch.service'), 'utf8')
    const all = (key: string) =>
      [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value)
    assert.deepEqual([all('ReadWritePaths'), all('BindPaths')], [[], ['/run/freeswitch']])
    // systemd 252 leaves /run and the mounts in it writable under ProtectSystem alone.
    assert.deepEqual(all('TemporaryFileSystem'), ['/run:ro'])
    assert.deepEqual(all('ProtectSystem'), ['strict'])
    for (const key of [
      'PrivateTmp',
      'StateDirectory',
      'RuntimeDirectory',
      'LogsDirectory',
      'CacheDirectory',
    ])
      assert.deepEqual(all(key), [], `${key} is somewhere to write`)
    assert.match(all('InaccessiblePaths').join(' '), /\/tmp \/var\/tmp \/dev\/shm/)
    assert.match(all('InaccessiblePaths').join(' '), /\/usr\/bin\/dash .*\/usr\/bin\/bash/)
    // It makes mounts of its own, which are not read-only.
    assert.deepEqual([all('ExecPaths'), all('NoExecPaths')], [[], []])
    assert.deepEqual(all('CapabilityBoundingSet'), [''])
    // Another size, and FreeSWITCH sets its own and starts itself again, for ever.
    assert.deepEqual(all('LimitSTACK'), [`${240 * 1024}:${8192 * 1024}`])
    const mount = await readFile(join(folder, 'run-freeswitch.mount'), 'utf8')
    const options = /^Options=(.*)$/m.exec(mount)?.[1]?.split(',') ?? []
    for (const option of ['mode=0755', 'size=64k', 'nr_inodes=4', 'nosuid', 'nodev', 'noexec'])
      assert.ok(options.includes(option), option)
    const made = all('ExecStartPre').filter((line) => /install|\bln\b/.test(line))
    assert.equal(made.length + 1, 4, 'with the folder: as many as the mount has room for')
    assert.match(all('ExecStart').join(), /-certs \/etc\/gatehouse\/tls/)
  })

  it('J16: let the box see whether the switch that was attested still runs, or nothing is ever dialled', async () => {
    const unit = await readFile(join(folder, 'gatehouse.service'), 'utf8')
    // Of a process of another user `/proc/<pid>/stat` is not there under any of invisible, noaccess and ptraceable.
    assert.doesNotMatch(unit, /^ProtectProc=/m)
    assert.doesNotMatch(unit, /^(?:PrivatePIDs|InaccessiblePaths=.*\/proc)/m)
    const users = [...unit.matchAll(/^(?:User|Group)=(.*)$/gm)].map(([, name]) => name)
    const other = await readFile(join(folder, 'gatehouse-switch.service'), 'utf8')
    assert.doesNotMatch(other, new RegExp(`^User=(?:${users.join('|')})$`, 'm'))
  })

  it('call the switch started only once it listens, and start it again if it never does', async () => {
    const unit = await readFile(join(folder, 'gatehouse-switch.service'), 'utf8')
    const waits = [...unit.matchAll(/^ExecStartPost=\+\/bin\/sh -c '(.*)'$/gm)]
      .map(([, words = '']) => words)
      .find((words) => words.includes('/proc/net/tcp'))
    assert.ok(waits, 'it waits for the event socket')
    assert.match(unit, /^Restart=always$/m)
    // As systemd hands it to the shell, for a port that somebody listens at: the switch's own place in its stead.
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const dir = await mkdtemp(join(tmpdir(), 'gatehouse-core-'))
    const core = await readFile(join(folder, '../appliance/freeswitch/core.xml'), 'utf8')
    await writeFile(join(dir, 'core.xml'), core.replace('{{eslPort}}', String(port)))
    const words = waits
      .replaceAll('$$', '$')
      .replaceAll('%%', '%')
      .replaceAll('\\\\', '\\')
      .replace('/etc/gatehouse/freeswitch', dir)
    await run('sh', ['-c', words], { timeout: 60_000 })
    await new Promise((done) => server.close(done))
    await assert.rejects(
      run('sh', ['-c', words], { timeout: 500 }),
      'nobody listens there any more',
    )
    await rm(dir, { recursive: true })
  })

  it('start the attestation with every start of the switch, and the dialler after the switch', async () => {
    const read = (name: string) => readFile(join(folder, name), 'utf8')
    assert.match(await read('gatehouse-switch.service'), /^Wants=.*gatehouse-attest\.service/m)
    for (const name of ['gatehouse-attest.service', 'gatehouse-dialler.service'])
      assert.match(await read(name), /^After=.*gatehouse-switch\.service/m, name)
  })

  it('J16: try the attestation until it is good: a line that comes back after an hour finds nobody who could', async () => {
    const unit = await readFile(join(folder, 'gatehouse-attest.service'), 'utf8')
    assert.match(unit, /^StartLimitIntervalSec=0$/m)
    assert.doesNotMatch(unit, /^StartLimitBurst=/m)
    assert.match(unit, /^Restart=on-failure$/m)
    // Each leaves a dead process or two in the switch, which systemd allows some thousands.
    const between = Number(/^RestartSec=(\d+)$/m.exec(unit)?.[1])
    assert.ok((24 * 60 * 60 * 2) / between <= 2_880, `every ${between} s is too many for a day`)
    const wait = Number(/^ExecStart=.* --wait (\d+)$/m.exec(unit)?.[1])
    const most = Number(/^TimeoutStartSec=(\d+)min$/m.exec(unit)?.[1]) * 60
    assert.ok(wait >= 10 && wait + 60 <= most, 'and waits for a switch that is just starting')
  })

  it('keep the switch out of the box’s group: it reads the accounts, and cannot come to the dialler’s socket', async (t) => {
    if (analyzer) return t.diagnostic(analyzer)
    const root = await mkdtemp(join(tmpdir(), 'gatehouse-root-'))
    await mkdir(join(root, 'etc'))
    await run('systemd-sysusers', [`--root=${root}`, join(folder, 'gatehouse.sysusers')])
    const table = await readFile(join(root, 'etc/group'), 'utf8')
    const groups = table
      .trim()
      .split('\n')
      .map((line) => line.split(':'))
    const names = groups.map(([name]) => name)
    assert.deepEqual(names.sort(), ['gatehouse', 'gatehouse-dialler', 'gatehouse-switch'])
    assert.deepEqual(
      groups.filter(([, , , members]) => members),
      [],
      'nobody is in two',
    )
    const users = await readFile(join(folder, 'gatehouse.tmpfiles'), 'utf8')
    assert.match(users, /^d \/run\/gatehouse-accounts 2750 gatehouse-dialler gatehouse-switch$/m)
    const unit = await readFile(join(folder, 'gatehouse-switch.service'), 'utf8')
    assert.match(unit, /^Group=gatehouse-switch$/m)
    assert.doesNotMatch(unit, /^SupplementaryGroups=/m)
    await rm(root, { recursive: true })
  })

  it('D6: let one unit write what the switch says, which talks to nobody; the box and the dialler cannot', async () => {
    const read = (name: string) => readFile(join(folder, name), 'utf8')
    const unit = await read('gatehouse-messages.service')
    assert.match(
      unit,
      /^ReadWritePaths=\/etc\/gatehouse\/prompts \/etc\/gatehouse\/prompts-waiting$/m,
    )
    assert.match(unit, /^PrivateNetwork=yes$/m)
    assert.match(await read('gatehouse-messages.path'), /^Unit=gatehouse-messages\.service$/m)
    for (const name of [
      'gatehouse.service',
      'gatehouse-dialler.service',
      'gatehouse-switch.service',
    ]) {
      const text = await read(name)
      assert.match(text, /^ProtectSystem=strict$/m, name)
      assert.doesNotMatch(text, /^(?:ReadWritePaths|BindPaths)=.*\/etc\//m, name)
    }
  })

  it('G7, P9: find every folder that they write into: without one a unit does not start, and no backup is made', async () => {
    const made = await readFile(join(folder, 'gatehouse.tmpfiles'), 'utf8')
    for (const name of names) {
      const unit = await readFile(join(folder, name), 'utf8')
      const user = /^User=(.*)$/m.exec(unit)?.[1] ?? 'root'
      for (const [, paths = ''] of unit.matchAll(/^ReadWritePaths=(.*)$/gm))
        for (const path of paths.split(' ').filter((one) => !one.startsWith('-')))
          assert.match(made, new RegExp(`^d ${path} \\d+ ${user} `, 'm'), `${name}: ${path}`)
    }
    assert.match(made, /^d \/var\/backups\/gatehouse 0700 gatehouse gatehouse$/m)
    // espeak-ng makes a folder in its home, which is where the box's data lies.
    assert.match(
      await readFile(join(folder, 'gatehouse.service'), 'utf8'),
      /^Environment=HOME=\/tmp$/m,
    )
  })

  it('put sound before pages, and pages before a backup, between services too: there nice alone counts for nothing', async () => {
    const weightOf = async (name: string) => {
      const unit = await readFile(join(folder, name), 'utf8')
      return Number(/^CPUWeight=(\d+)$/m.exec(unit)?.[1] ?? 100)
    }
    const [sound, pages, backup] = [
      await weightOf('gatehouse-switch.service'),
      await weightOf('gatehouse.service'),
      await weightOf('gatehouse-backup.service'),
    ]
    assert.ok(sound >= 10 * pages && pages >= 10 * backup, `${sound}, ${pages}, ${backup}`)
  })

  it('have a timer, or a path that is watched, for every service that runs once and ends', async () => {
    for (const name of names) {
      const unit = await readFile(join(folder, name), 'utf8')
      if (unit.includes('Type=oneshot'))
        assert.ok(
          ['.timer', '.path'].some((kind) => names.includes(name.replace('.service', kind))),
          name,
        )
    }
  })
})
