import type { Clock } from '../basics/clock.ts'
import type { Instant } from '../basics/instant.ts'
import { type ClockJump, clockLimits } from '../facts/clock-jump.ts'
import type { NewFact } from '../facts/fact.ts'

/** The newest line of the record: seq 0 when there is none. */
type Newest = { readonly seq: number; readonly at: Instant }

/** Compares the box's clock with the record and, where it has one, with its own steady count. */
export class ClockWatch {
  readonly #clock: Clock
  /** Where the steady count is held against the clock from. */
  #from: Reading | undefined
  /** The newest line when a jump was last told. */
  #told: number | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** What the clock has done, beyond what is plausible, since it was last found to be wrong. Each jump is told once. */
  look(newest: Newest): ClockJump | undefined {
    const now = { at: this.#clock.now(), steady: this.#clock.steady?.() }
    const jump = this.#from ? this.#drift(this.#from, now) : atStart(now.at, newest)
    // A jump that was just told has no line yet to be held against.
    const found = jump ?? (this.#told === newest.seq ? undefined : wentBack(now.at, newest))
    if (found) this.#told = newest.seq
    if (found || !this.#from) this.#from = now
    return found
  }

  /** The jump as a fact, to stand before the first line that the clock is wrong in. Order never depends on the clock. */
  facts(newest: Newest): readonly NewFact[] {
    const data = this.look(newest)
    return data ? [{ type: 'clock.jumped', data }] : none
  }

  #drift(from: Reading, now: Reading): ClockJump | undefined {
    if (from.steady === undefined || now.steady === undefined) return undefined
    const drift = Math.round(now.at - from.at - (now.steady - from.steady))
    return Math.abs(drift) > clockLimits.driftMs ? { byMs: drift } : undefined
  }
}

const none: readonly NewFact[] = []

type Reading = { readonly at: Instant; readonly steady: number | undefined }

function atStart(at: Instant, newest: Newest): ClockJump | undefined {
  const off = at - newest.at
  return newest.seq > 0 && off > clockLimits.whileOffMs ? { byMs: off, whileOff: true } : undefined
}

function wentBack(at: Instant, newest: Newest): ClockJump | undefined {
  const byMs = at - newest.at
  return byMs < -clockLimits.backMs ? { byMs } : undefined
}
