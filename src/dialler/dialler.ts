import type { Cancel, Clock } from '../basics/clock.ts'
import type { SeatId } from '../basics/ids.ts'
import type { SwitchPort } from '../phone/switch-port.ts'
import type { CheckpointSigner } from '../record/checkpoint-signer.ts'
import type { Disk } from '../record/disk.ts'
import type { Keys } from '../record/keys.ts'
import type { NeverAgain, NumberSource } from '../switchboard/number-source.ts'
import type { Resume } from '../switchboard/resume.ts'
import { withCallerNotes } from './caller-notes.ts'
import { toldLedger } from './ledger.ts'
import { HardLimits, limited } from './limits.ts'
import { Numbers } from './numbers.ts'
import type { NumbersPort } from './port.ts'

/** The dialler as the house sees it, in this process or in another: the numbers, the switch and the signature. */
export type Dialler = {
  readonly numbers: NumbersPort
  /** `resume` is what the record knows to be up on the switch, asked for at each opening of it. */
  phone(resume: () => Resume): SwitchPort
  /** Only where the signing key is not with the record. */
  readonly signer?: CheckpointSigner
  /** Calls `back` whenever the dialler can be reached again after it could not, until cancelled. */
  onBack(back: () => void): Cancel
  /** Lets go of what it has open. A dialler in another process goes on. */
  close(): Promise<void>
}

export type DiallerHere = {
  readonly disk: Disk
  readonly keys: Keys
  readonly clock: Clock
  readonly seats: readonly SeatId[]
  readonly drama: boolean
  /** Opens samples that were sealed to this box (age). */
  readonly sampleIdentity: string
  makePhone(numbers: NumberSource, resume: Resume, neverAgain: NeverAgain): SwitchPort
}

/** The dialler in this process, over the box's own folder and keys: the trial's way. */
export function diallerHere(parts: DiallerHere): Dialler {
  const { disk, keys, clock, seats, drama, sampleIdentity: identity } = parts
  const numbers = new Numbers({
    disk,
    keys,
    ledger: toldLedger(),
    door: { drama, identity },
    clock,
  })
  const limits = new HardLimits(seats, clock)
  return {
    numbers,
    phone: (resume) => {
      const before = resume()
      limits.resume(before.calls)
      const listed = (number: string) => numbers.neverAgain(number)
      const phone = withCallerNotes(clock, listed, (neverAgain) =>
        parts.makePhone((case_, agent) => numbers.callable(case_, agent), before, neverAgain),
      )
      return limited(phone, limits, (case_) => numbers.noNumber(case_))
    },
    onBack: () => () => undefined,
    close: () => numbers.close(),
  }
}
