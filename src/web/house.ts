import type { Clock } from '../basics/clock.ts'
import type { CallId, CaseId, PersonId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { Voices } from '../calls/voices.ts'
import type { Heard, Spoken } from '../exchange/spoken.ts'
import type { Settings } from '../facts/decide.ts'
import type { World } from '../facts/decide-dial.ts'
import type { DiskTrouble } from '../record/disk-trouble.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import type { Writer } from '../record/writer.ts'
import type { SpokenMessages } from '../upkeep/spoken-messages.ts'
import type { Assets } from './assets.ts'
import type { Hub } from './hub.ts'
import type { Passwords } from './passwords.ts'
import type { RulesInForce } from './rules-in-force.ts'
import type { Sound } from './seat-account.ts'
import type { Services } from './services.ts'

/** Everything the pages may reach. The vault, the keys and the switch are not here. */
export type House = {
  /** Of the release, as the record has it. */
  readonly version: string
  readonly writer: Writer
  readonly documents: DocumentsCache
  readonly settings: Settings
  readonly clock: Clock
  readonly assets: Assets
  readonly hub: Hub
  readonly passwords: Passwords
  readonly services: Services
  /** The site's own rules for forbidden content, beside those of the release (P4). */
  readonly siteRules?: RulesInForce
  /** What the switch says to people, where there is a switch: to be read and heard, never written, by the pages (D6). */
  readonly messages?: MessagesHere
  world(): World
  /** The same, when it is asked for one case and agent alone. */
  worldFor(case_: CaseId, agent: PersonId): Promise<World>
  /** How long each agent has spoken to the block before them, as the switch hears it. */
  readonly voices: Voices
  /** Set while the record cannot be written. */
  outage(): OutageSeen | undefined
  /** Resolves when what was answered so far is where it belongs: answers in the pool, numbers overwritten. */
  putAway(): Promise<void>
  /** Time on the wall, for code devices: the trial's own clock may run faster. */
  wall(): Instant
  /** The exact origin that pages are served at, for example `http://localhost:8080`. */
  origin(): string
  readonly sound?: Sound
  readonly trial?: Trial
}

export type MessagesHere = SpokenMessages & {
  /** Leaves for root what was approved, if it is not there yet. */
  handOver(): Promise<void>
}

/** A time in which nothing can be written down, as the pages tell it. */
export type OutageSeen = {
  /** Undefined when it is no fault of the disk. */
  readonly trouble: DiskTrouble | undefined
  readonly since: Instant
  /** Conversations that are not over, of those that were up when it began. */
  callsUp(): number
  isUp(call: CallId): boolean
}

/** What only the trial has: its people's sign-ins on the front page, and captions in place of sound. */
export type Trial = {
  readonly speed: number
  readonly people: readonly TrialPerson[]
  /** What one would hear now on this call, and undefined when nobody is there. */
  hear(call: CallId, spoken: Spoken): Promise<Heard | undefined>
}

export type TrialPerson = {
  readonly person: PersonId
  readonly role: string
  readonly name: string
  readonly username?: string
  readonly password?: string
  readonly pin?: string
  readonly codeSecret?: string
  readonly note?: string
}
