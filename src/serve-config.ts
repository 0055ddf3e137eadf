import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { SeatId } from './basics/ids.ts'
import { err, ok, type Result } from './basics/result.ts'
import { checksDrawn, systemd, trialSettings } from './config.ts'
import type { Settings } from './facts/decide.ts'
import { longestIndexDays } from './facts/told-attempt.ts'
import type { SoundSettings } from './phone/seat-sound.ts'
import { address, count, governor, path, recipient, regime, seat, site } from './settings-shapes.ts'
import { firstInterviews, heardInPrison, pilotBatch, targets } from './supervision/quality.ts'

const serveShape = v.strictObject({
  /** The site's name in checkpoints and bundles. */
  site,
  data: v.optional(path, '/var/lib/gatehouse'),
  /** The dialler's socket. */
  dialler: v.optional(path, '/run/gatehouse-dialler/box.sock'),
  /** What browsers call the box: `https://gatehouse.example`. */
  origin: v.pipe(v.string(), v.regex(/^https:\/\/[a-z0-9.:-]+$/, 'must begin with https://.')),
  listen: v.strictObject({
    /** The box's address on the prison LAN. */
    address,
    port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)), 8443),
  }),
  /** What root found of the switch, and what the switch's configuration hashes to: without both, nothing is dialled. */
  attestation: v.optional(path, '/run/gatehouse-attest/attest.json'),
  configuration: v.optional(path, '/etc/gatehouse/configuration.txt'),
  /** Where `gatehouse init` wrote what the switch says to people. */
  messages: v.optional(path, '/etc/gatehouse'),
  /** Where browsers meet the switch, and which seats have a desk phone all the same. Without it all of them have. */
  sound: v.exactOptional(
    v.strictObject({
      server: v.pipe(v.string(), v.regex(/^wss:\/\/[a-z0-9.:-]+$/, 'must begin with wss://.')),
      desks: v.optional(v.array(seat), []),
    }),
  ),
  /** PEM files. */
  tls: v.strictObject({ key: path, certificate: path }),
  seats: v.pipe(v.array(seat), v.minLength(1), v.maxLength(89)),
  /** Agents on calls whom one supervisor may have at a time (R11). */
  agentsPerSupervisor: count(1, 8, trialSettings.agentsPerSupervisor),
  /** First interviews of a new agent that are heard, and that may go unheard before calls wait for a listener (R10). */
  firstInterviews: count(firstInterviews, 2 * firstInterviews, firstInterviews),
  /** Of 100 interviews of each agent, how many a supervisor hears (R11): never fewer than R9 asks for. */
  heardPercent: count(targets.monitored, 100, heardInPrison),
  /** Interviews of a pilot batch, which are heard before the field work of a new script begins (R14). */
  pilotInterviews: count(pilotBatch.fewest, pilotBatch.most, pilotBatch.fewest),
  /** Days for which whoever was called may be told of it. */
  enquiryDays: count(1, longestIndexDays, longestIndexDays),
  /** Days for which governors’ written reasons are kept once their questionnaire is out of use. */
  reasonDays: count(1, 1_825, trialSettings.reasonDays),
  /** What calls show, as in the settings of the switch: campaigns are told at once when they name another (D10). */
  callerIds: v.exactOptional(v.pipe(v.array(v.string()), v.minLength(1))),
  /** When the room works; `days` has what differs on a weekday, null where it is shut (J8). */
  regime: v.optional(regime, trialSettings.regime),
  /** Who the first two governors are: they add everybody else, and each approval takes two (X11). */
  governors: v.exactOptional(v.tuple([governor, governor])),
  /** Who may open bundles of results, and who may restore a backup (age). */
  region: v.pipe(v.array(recipient), v.minLength(1)),
  recovery: v.exactOptional(recipient),
  /** 32 bytes in a file of mode 0600. A systemd credential named `master.key` goes before it. */
  masterKey: v.exactOptional(path),
})

const diallerShape = v.strictObject({
  site,
  data: v.optional(path, '/var/lib/gatehouse-dialler'),
  socket: v.optional(path, '/run/gatehouse-dialler/box.sock'),
  /** What `gatehouse init` wrote about the switch. */
  switch: v.exactOptional(path),
  /** Where the switch reads the accounts of the seats' browsers. */
  accounts: v.optional(path, '/run/gatehouse-accounts/seat-accounts.xml'),
  /** What the switch writes when it reads its accounts, and may write at no other time. */
  expanded: v.optional(path, '/run/freeswitch/freeswitch.xml.fsxml'),
  /** Public keys (PEM) of those whose samples are dialled. */
  sampleSigners: v.array(path),
  /** Who may restore its part of a backup (age). */
  recovery: v.exactOptional(recipient),
  masterKey: v.exactOptional(path),
})

const switchShape = v.object({
  host: v.literal('127.0.0.1', 'must be 127.0.0.1: the switch is on this machine.'),
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  user: v.exactOptional(v.string()),
  password: v.string(),
  /** Where the switch tells what it answers to seats, as `gatehouse init` drew it. */
  signals: v.exactOptional(
    v.object({ port: v.number(), id: v.number(), ports: v.array(v.number()) }),
  ),
  callerIds: v.pipe(v.array(v.string()), v.minLength(1)),
  seats: v.pipe(
    v.array(v.object({ seat, address: v.string(), phone: v.picklist(['browser', 'desk']) })),
    v.minLength(1),
  ),
})

export type ServeConfig = Omit<v.InferOutput<typeof serveShape>, 'masterKey' | 'sound'> & {
  readonly settings: Settings
  readonly sound: SoundSettings
  /** Undefined: in the data folder. */
  readonly masterKey: Uint8Array | undefined
}

export type DiallerConfig = Omit<
  v.InferOutput<typeof diallerShape>,
  'masterKey' | 'sampleSigners' | 'switch'
> & {
  readonly masterKey: Uint8Array | undefined
  readonly sampleSigners: readonly string[]
  readonly switch: v.InferOutput<typeof switchShape>
  /** Takes only numbers reserved for drama (D17). Never so from a settings file. */
  readonly drama: boolean
}

/** Reads the settings of the box. The error says which setting, and what to do. */
export async function serveConfig(file: string): Promise<Result<ServeConfig, string>> {
  const read = await readSettings(file, serveShape)
  if (!read.ok) return read
  const key = await masterKeyOf(read.value.masterKey)
  if (!key.ok) return key
  const { seats, regime, agentsPerSupervisor, enquiryDays, sound } = read.value
  const { firstInterviews, pilotInterviews, heardPercent, reasonDays, callerIds } = read.value
  const more = {
    firstInterviews,
    pilotInterviews,
    heardPercent,
    reasonDays,
    ...(callerIds ? { callerIds } : {}),
  }
  const own = { seats: seats as SeatId[], regime, agentsPerSupervisor, enquiryDays, ...more }
  const settings = { ...trialSettings, ...checksDrawn, ...own, drama: false, codes: true }
  return ok({ ...read.value, masterKey: key.value, settings, sound: soundSettings(sound) })
}

function soundSettings(sound: v.InferOutput<typeof serveShape>['sound']): SoundSettings {
  if (sound === undefined) return { usual: 'desk-phone', server: '' }
  const desks = sound.desks.map((seat) => [seat, 'desk-phone'] as const)
  return { usual: 'browser', seats: Object.fromEntries(desks), server: sound.server }
}

/** Reads the settings of the dialler and of its switch. Without a switch there is nothing to dial with, and it says so. */
export async function diallerConfig(file: string): Promise<Result<DiallerConfig, string>> {
  const read = await readSettings(file, diallerShape)
  if (!read.ok) return read
  const { switch: switchFile, sampleSigners, masterKey, ...rest } = read.value
  if (switchFile === undefined)
    return err(
      `${file} names no switch. Run gatehouse init, and set "switch" to the switchboard.json that it writes. To try Gatehouse without a switch, run gatehouse trial: a box at work never uses the exchange.`,
    )
  const toSwitch = await readSettings(switchFile, switchShape)
  if (!toSwitch.ok) return toSwitch
  const key = await masterKeyOf(masterKey, ofService(switchFile))
  if (!key.ok) return key
  const signers: string[] = []
  for (const one of sampleSigners) {
    const pem = await textOf(one)
    if (!pem?.startsWith('-----BEGIN PUBLIC KEY-----'))
      return err(`${one}, named in sampleSigners, is no public key (PEM). Give one that is.`)
    signers.push(pem)
  }
  return ok({
    ...rest,
    masterKey: key.value,
    sampleSigners: signers,
    switch: toSwitch.value,
    drama: false,
  })
}

async function readSettings<S extends v.GenericSchema>(
  file: string,
  shape: S,
): Promise<Result<v.InferOutput<S>, string>> {
  const text = await textOf(file)
  if (text === undefined && file.startsWith(givenBySystemd))
    return err(
      `${file} cannot be read: it is there while its service runs, for root alone. Start the service, and run this as root.`,
    )
  if (text === undefined)
    return err(
      `${file} cannot be read. A box at work needs its settings there: run gatehouse init, or give another file with --settings. To try Gatehouse, run gatehouse trial.`,
    )
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), shape), text)
  if (read.success) return ok(read.output)
  const [issue] = read.issues
  const where = issue ? v.getDotPath(issue) : undefined
  return err(`${file}: ${where ?? 'the file'}: ${issue.message} Put it right, and start again.`)
}

const keyBytes = 32

const givenBySystemd = '/run/credentials/'

/** Where systemd keeps what it gave to a service that runs, if that is where this file is: root may read there, too. */
export function ofService(path: string): string | undefined {
  return path.startsWith(givenBySystemd) ? dirname(path) : undefined
}

/** From systemd's credential if there is one, otherwise from the file that the settings name. */
export async function masterKeyOf(
  named: string | undefined,
  running?: string,
): Promise<Result<Uint8Array | undefined, string>> {
  const credentials = systemd().credentials ?? running
  const fromSystemd = credentials && join(credentials, 'master.key')
  if (fromSystemd && (await stat(fromSystemd).catch(() => undefined))) return keyIn(fromSystemd)
  if (named === undefined) return ok(undefined)
  const found = await stat(named).catch(() => undefined)
  if (!found) return err(`${named}, named as masterKey, cannot be read. Put it back.`)
  if (found.mode & 0o077)
    return err(`${named} can be read by others. Make it its owner's alone: chmod 600 ${named}`)
  return keyIn(named)
}

async function keyIn(file: string): Promise<Result<Uint8Array, string>> {
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined) return err(`${file} cannot be read. Put it back.`)
  if (bytes.length !== keyBytes)
    return err(`${file} holds ${bytes.length} bytes in place of ${keyBytes}. Put it back.`)
  return ok(new Uint8Array(bytes))
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined)
}
