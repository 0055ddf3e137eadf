import { X509Certificate } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { day, type Instant } from '../basics/instant.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { configurationHash } from '../site/configuration-hash.ts'
import type { PromptNames } from '../site/prompt-texts.ts'
import { templateNames } from '../site/switch-files.ts'
import { askAll } from '../switchboard/ask-all.ts'
import { type Ask, tryDoors } from './attest-doors.ts'
import { messagesLine } from './attest-messages.ts'
import { ownFiles } from './attest-own-files.ts'
import { lookAtProcess, ownPlaces, said } from './attest-process.ts'
import type { Attested, AttestLine } from './attestation.ts'
import { listenerAt, type ProcFolder, readMounts } from './proc.ts'

export type AttestAsked = {
  readonly port: number
  /** The event socket's own password: it may ask everything. */
  readonly password: string
  /** What `gatehouse init` wrote: the configuration is in `freeswitch`, the certificates in `tls` below it. */
  readonly folder: string
  /** What the configuration hashed to when it was written. */
  readonly configuration: string
  /** What a site puts into the words of the messages. */
  readonly names: PromptNames
  readonly proc: ProcFolder
  readonly now: Instant
  /** Milliseconds for which a switch that does not listen yet is waited for. */
  readonly patience?: number
}

const allowedModules = [
  'CORE_PCM_MODULE',
  'CORE_SOFTTIMER_MODULE',
  'CORE_SPEEX_MODULE',
  'mod_commands',
  'mod_conference',
  'mod_dialplan_xml',
  'mod_dptools',
  'mod_event_socket',
  'mod_loopback',
  'mod_native_file',
  'mod_sofia',
]

/** A codec for pictures that some builds have in the core, which nothing here asks for: it keeps nothing. */
const builtIn = ['CORE_VPX_MODULE']

/** Looks at the running switch, as root. An error is that there is none to look at; whatever is wrong with it is a line. */
export async function attest(asked: AttestAsked): Promise<Result<Attested, string>> {
  const { port, password, proc, configuration, now } = asked
  const running = await listenerWithin(asked.patience ?? 0, proc, port)
  if (running === undefined) {
    return err('No switch listens on this machine, or this is not run as root. Start the switch.')
  }
  const asking = await askAll({ host: '127.0.0.1', port, password })
  if (!asking.ok) return asking
  const ask = asking.value
  const { pid } = running
  const mounts = readMounts(
    await readFile(join(proc, String(pid), 'mountinfo'), 'utf8').catch(() => ''),
  )
  const writable = mounts
    .filter((one) => one.writable && one.type !== 'proc')
    .map(({ path }) => path)
  const root = join(proc, String(pid), 'root')
  const places = [
    ...new Set([...writable, '/', '/tmp', '/var/tmp', '/dev/shm', '/run', asked.folder]),
  ]
  const lines: AttestLine[] = [
    await lookAtModules(ask),
    ...(await lookAtProcess(proc, pid)),
    await tryDoors(ask, root, places, await ownFiles(root, ownPlaces(mounts))),
    logLine(await ask.api('fsctl loglevel')),
    databasesLine(await configurationIn(asked.folder)),
    await gatewayLine(ask),
    await certificatesLine(join(asked.folder, 'tls'), now),
    await configurationLine(asked, pid),
    await messagesLine(asked.folder, asked.names),
  ]
  ask.close()
  return ok({ at: now, switch: { ...running, configuration }, lines })
}

/** A switch that has just been started listens some seconds later. */
async function listenerWithin(patience: number, proc: ProcFolder, port: number) {
  for (let left = patience; ; left -= between) {
    const running = await listenerAt(proc, port)
    if (running !== undefined || left <= 0) return running
    await new Promise((resolve) => setTimeout(resolve, between))
  }
}

const between = 250

/** The switch's table of modules lags behind them for a moment after its start: so it is asked again before it counts. */
async function lookAtModules(ask: Ask): Promise<AttestLine> {
  for (let left = 10; ; left -= 1) {
    const line = modulesLine(await ask.api('show modules as json'))
    if (line.ok || left === 0) return line
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

export function modulesLine(text: string): AttestLine {
  let rows: readonly { ikey?: string }[]
  try {
    rows = JSON.parse(text).rows ?? []
  } catch {
    return said('modules', ['it does not tell its modules'], 'Look whether it runs')
  }
  const loaded = [...new Set(rows.map(({ ikey = '' }) => ikey))]
  const more = loaded.filter((name) => ![...allowedModules, ...builtIn].includes(name))
  const missing = allowedModules.filter((name) => !loaded.includes(name))
  const faults = [
    ...(more.length === 0 ? [] : [`${more.join(', ')} should not be loaded`]),
    ...(missing.length === 0 ? [] : [`${missing.join(', ')} is not loaded`]),
  ]
  return said('modules', faults, 'Restart it on the configuration of gatehouse init')
}

export function logLine(text: string): AttestLine {
  const level = /log level: (\w+)/.exec(text)?.[1]
  const faults = level === 'DISABLE' ? [] : [`its log level is ${level ?? 'not known'}`]
  return said('log', faults, 'Restart it on the configuration of gatehouse init')
}

export function databasesLine(files: ReadonlyMap<string, string>): AttestLine {
  const all = [...files.values()].join('\n')
  const dsns = [...all.matchAll(/name="(core-db-dsn|odbc-dsn|dbname)" value="([^"]*)"/g)]
  const outside = dsns.filter(([, , dsn]) => !dsn?.startsWith('sqlite://memory://'))
  const faults = [
    ...(dsns.length >= 3 ? [] : ['not every database has its place in the configuration']),
    ...(outside.length === 0 ? [] : ['a database is not in memory']),
  ]
  return said('databases', faults, 'Run gatehouse init and restart the switch')
}

async function gatewayLine(ask: Ask): Promise<AttestLine> {
  const text = await ask.api('sofia status gateway trunk')
  const up = /^Status\s+UP/m.test(text) && /^State\s+(REGED|NOREG)\s*$/m.test(text)
  const faults = up ? [] : ['the trunk is down']
  return said('gateway', faults, 'Look at the line and at what the carrier says')
}

/** Every certificate in the folder, from now and for two weeks more: nobody looks at it every day. */
async function certificatesLine(folder: string, now: Instant): Promise<AttestLine> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.pem'))
  const faults: string[] = names.length === 0 ? ['it has no certificates'] : []
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => '')
    const found = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
    if (found.length === 0) faults.push(`${name} holds no certificate`)
    for (const one of found) {
      const { validFrom, validTo } = new X509Certificate(one)
      if (Date.parse(validFrom) > now) faults.push(`${name} is not valid yet`)
      if (Date.parse(validTo) < now + 14 * day) faults.push(`${name} ends on ${validTo}`)
    }
  }
  return said('certificates', faults, 'Renew the certificates and restart the switch')
}

async function configurationLine({ folder, configuration, proc }: AttestAsked, pid: number) {
  const files = await configurationIn(folder)
  const changed = configurationHash(files) !== configuration
  const begun = (await stat(join(proc, String(pid)))).mtimeMs
  const times = [...files.keys()].map(
    async (name) => (await stat(join(folder, 'freeswitch', name))).mtimeMs,
  )
  const newest = Math.max(...(await Promise.all(times)))
  const faults = [
    ...(changed ? ['its configuration is not what gatehouse init wrote'] : []),
    ...(newest > begun ? ['its configuration was written after it was started'] : []),
  ]
  return said('configuration', faults, 'Run gatehouse init and restart the switch')
}

async function configurationIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const read = templateNames.map(
    async (name): Promise<[string, string]> => [
      name,
      await readFile(join(folder, 'freeswitch', name), 'utf8').catch(() => ''),
    ],
  )
  return new Map(await Promise.all(read))
}
