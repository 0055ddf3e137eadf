import { type Cancel, type Clock, countOf } from '../basics/clock.ts'

/**
 * Runs from the first ringing, and never strikes early: an unanswered call rings its full time (D7), also where the
 * machine's clock is set meanwhile.
 */
export class RingClock {
  readonly #clock: Clock
  readonly #since: number
  readonly #strike: () => void
  #dueAfter = Number.POSITIVE_INFINITY
  #cancel: Cancel = () => undefined
  #stopped = false

  constructor(clock: Clock, strike: () => void) {
    this.#clock = clock
    this.#since = countOf(clock)
    this.#strike = strike
  }

  /** Sets the ring time, counted from the first ringing. A later call may change it. */
  run(ms: number): void {
    this.#dueAfter = ms
    this.check()
  }

  /** Strikes when the time is over, and otherwise waits for the rest of it. */
  check(): void {
    this.#cancel()
    if (this.#stopped) return
    const left = this.#since + this.#dueAfter - countOf(this.#clock)
    if (left <= 0) this.#strike()
    // Timers may fire a little early; so the time is looked at again when they do.
    else this.#cancel = this.#clock.after(left, () => this.check())
  }

  stop(): void {
    this.#stopped = true
    this.#cancel()
  }
}
