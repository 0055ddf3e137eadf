import type { Clock } from './basics/clock.ts'
import type { Instant } from './basics/instant.ts'
import type { Dialler } from './dialler/dialler.ts'
import type { Settings } from './facts/decide.ts'
import type { Interrupted } from './facts/decide-upkeep.ts'
import type { SwitchPort } from './phone/switch-port.ts'
import type { Disk } from './record/disk.ts'
import type { ViewMaker } from './record/open-ground.ts'
import type { Writer } from './record/writer.ts'
import type { Speak } from './site/speech.ts'
import type { NeverAgain, NumberSource } from './switchboard/number-source.ts'
import type { Resume } from './switchboard/resume.ts'
import type { Standing } from './upkeep/attestation.ts'
import type { BundleKeys } from './upkeep/make-bundle.ts'
import type { SpokenMessages } from './upkeep/spoken-messages.ts'
import type { Assets } from './web/assets.ts'
import type { Trial } from './web/house.ts'
import type { Passwords } from './web/passwords.ts'
import type { Sound } from './web/seat-account.ts'

export type BoxParts = CommonParts & (NumbersHere | NumbersApart)

/** The numbers lie in the box's own folder, and the switch is this process's: the trial, and tests. */
type NumbersHere = {
  readonly dialler?: undefined
  /** Opens samples that were sealed to this box (age). */
  readonly sampleIdentity: string
  /** The switch, or the exchange: given the one way to a number. */
  makePhone(numbers: NumberSource, resume: Resume, neverAgain: NeverAgain): SwitchPort
}

/** Another process, of another user, has the numbers, the switch and the signing key (design 4). */
type NumbersApart = { readonly dialler: Dialler }

type CommonParts = {
  readonly disk: Disk
  readonly clock: Clock
  readonly settings: Settings
  readonly assets: Assets
  readonly mode: 'trial' | 'live'
  /** The site's name in checkpoints and bundles: `trial`. */
  readonly site: string
  readonly bundleKeys: BundleKeys
  readonly version: string
  /** Where it is not in the data folder. */
  readonly masterKey?: Uint8Array | undefined
  origin(): string
  /** Makes the view on a thread of its own, where the disk is a real one. */
  readonly makeView?: ViewMaker
  /** Bytes free where the data folder lies; without it no watch is kept. */
  free?(): Promise<number>
  /** Set when an earlier box of this process met a time in which the record could not be written. */
  readonly interrupted?: Interrupted | undefined
  /** Time on the wall, for code devices. */
  wall(): Instant
  /** How the attestation of the switch stands. A live box without one dials nothing; the trial has nothing to attest. */
  attestation?(): Standing
  /** What the switch says to people, where there is a switch. The trial's exchange has no sound. */
  readonly messages?: SpokenMessages
  /** How the seats hear and speak; absent where there is no sound. */
  readonly sound?: Sound['settings']
  /** The speech program, for the sound of scripts; without it none is made. */
  readonly speak?: Speak
  /** Called before the switch is connected to: whoever had it lets go of it. */
  beforePhone?(): Promise<void>
  /** Where secrets are not hashed as slowly as on a live box: in tests about something else. */
  readonly passwords?: Passwords
  /** Lets the first people into a live box in which nobody is yet. */
  firstPeople?(writer: Writer, passwords: Passwords): Promise<void>
  /** What only the trial has, once its people are there. */
  makeTrial?(writer: Writer, passwords: Passwords): Promise<Trial>
}
