import { resolve } from 'node:path'
import type { SeatId } from './basics/ids.ts'
import { hour, minute, second } from './basics/instant.ts'
import type { Settings } from './facts/decide.ts'
import { longestIndexDays } from './facts/told-attempt.ts'
import { longestHold } from './supervision/hold.ts'
import { firstInterviews, pilotBatch } from './supervision/quality.ts'

export type TrialOptions = {
  readonly fresh?: boolean
  readonly codes?: boolean
  /** Nothing that is read is timed, to try the pages quickly. */
  readonly untimed?: boolean
  /** Of a new agent so many interviews are heard, as on a live box: `5` to `10`. Nobody is held back without it (R10). */
  readonly firstInterviews?: string
  /** A campaign begins with so many interviews that are heard, as on a live box: `20` to `30`. With none without it (R14). */
  readonly pilotInterviews?: string
  readonly speed?: string
  readonly seed?: string
  readonly colleagues?: string
  readonly port?: string
  readonly data?: string
  /** `host:port/ear-port` of an exchange that runs elsewhere on this machine. */
  readonly exchange?: string
}

export type TrialConfig = {
  readonly mode: 'trial'
  readonly dataDir: string
  readonly fresh: boolean
  readonly speed: number
  readonly seed: string
  readonly colleagues: number
  readonly port: number
  readonly exchange?: { readonly port: number; readonly earPort: number }
  readonly settings: Settings
}

/** Reads the environment and the command line into frozen settings; the only reader of process.env. */
export function trialConfig(options: TrialOptions): TrialConfig {
  const given = { ...fromEnvironment(), ...options }
  const exchange = given.exchange === undefined ? undefined : readExchange(given.exchange)
  return Object.freeze({
    mode: 'trial' as const,
    dataDir: resolve(given.data ?? 'trial-data'),
    fresh: given.fresh === true,
    speed: number(given.speed, 10, 'speed', 1, 500),
    seed: given.seed ?? 'gatehouse',
    colleagues: number(given.colleagues, 4, 'colleagues', 0, 8),
    port: number(given.port, 8080, 'port', 0, 65_535),
    ...(exchange ? { exchange } : {}),
    settings: {
      ...trialSettings,
      ...checksDrawn,
      ...(given.untimed === true ? untimed : {}),
      ...gateOf(given.firstInterviews),
      ...pilotOf(given.pilotInterviews),
      codes: given.codes === true,
      callerIds: [trialCallerId],
    },
  })
}

/** The colleagues of a trial are all new: held back, they would bring no results to look at. */
function gateOf(asked: string | undefined): Pick<Settings, 'firstInterviews'> {
  if (asked === undefined) return {}
  const most = 2 * firstInterviews
  const usual = firstInterviews
  return { firstInterviews: number(asked, usual, 'first-interviews', firstInterviews, most) }
}

/** Whoever tries the box would have to hear twenty interviews before they see the room at work. */
function pilotOf(asked: string | undefined): Pick<Settings, 'pilotInterviews'> {
  if (asked === undefined) return {}
  const { fewest, most } = pilotBatch
  return { pilotInterviews: number(asked, fewest, 'pilot-interviews', fewest, most) }
}

/** What the trial's calls show: reserved for drama, as all its numbers (D17). */
export const trialCallerId = '0113 496 0000'

/** The trial's room: twelve seats, wide regime slots so that it can be tried at any speed. */
export const trialSettings: Settings = Object.freeze({
  presenceMs: 2 * hour,
  closingMs: 60 * second,
  seats: Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0') as SeatId),
  regime: {
    AM: { from: 9 * 60, to: 13 * 60 },
    PM: { from: 13 * 60, to: 17 * 60 + 30 },
    ED: { from: 17 * 60 + 30, to: 20 * 60 + 30 },
  },
  drama: true,
  staffSessionMs: 12 * hour,
  stepUpMs: 30 * minute,
  attemptCap: 3,
  agentsPerSupervisor: 6,
  fastestWords: 5,
  hurriedWords: 4,
  readingWords: 8,
  practiceKinds: 7,
  holdMs: longestHold,
  personDays: 365,
  enquiryDays: longestIndexDays,
  reasonDays: 365,
  complaintDays: 90,
  codes: false,
})

/** One interview in ten is drawn for two questions by a supervisor, who has 20 seconds to come (R9). */
export const checksDrawn = {
  validation: { oneIn: 10, catchUpOneIn: 4, waitMs: 20 * second },
} as const

/** However fast something is read or said, it counts. */
export const untimed = {
  fastestWords: Number.MAX_SAFE_INTEGER,
  hurriedWords: Number.MAX_SAFE_INTEGER,
  readingWords: Number.MAX_SAFE_INTEGER,
} as const

function fromEnvironment(): TrialOptions {
  const { GATEHOUSE_DATA: data, GATEHOUSE_PORT: port } = process.env
  return { ...(data ? { data } : {}), ...(port ? { port } : {}) }
}

/** What systemd gives a service: where its credentials lie, where it listens, and in how many µs it wants a sign of life. */
export function systemd() {
  const { CREDENTIALS_DIRECTORY, NOTIFY_SOCKET, WATCHDOG_USEC } = process.env
  return { credentials: CREDENTIALS_DIRECTORY, notify: NOTIFY_SOCKET, watchdog: WATCHDOG_USEC }
}

export class WrongUsage extends Error {}

function number(
  raw: string | undefined,
  usual: number,
  name: string,
  from: number,
  to: number,
): number {
  if (raw === undefined) return usual
  const value = Number(raw)
  if (!Number.isFinite(value) || value < from || value > to) {
    throw new WrongUsage(`--${name} takes a number from ${from} to ${to}. You gave "${raw}".`)
  }
  return value
}

function readExchange(raw: string): { readonly port: number; readonly earPort: number } {
  const match = /^(?:127\.0\.0\.1:)?(\d+)\/(\d+)$/.exec(raw)
  if (!match)
    throw new WrongUsage('--exchange takes PORT/EAR-PORT on this machine, for example 8021/8022.')
  return { port: Number(match[1]), earPort: Number(match[2]) }
}
