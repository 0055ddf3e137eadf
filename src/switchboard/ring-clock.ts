import type { Cancel, Clock } from '../basics/clock.ts'
import type { Instant } from '../basics/instant.ts'

/** Runs from the first ringing, and never strikes early: an unanswered call rings its full time (D7). */
export class RingClock {
  readonly #clock: Clock
  readonly #since: Instant
  readonly #strike: () => void
  #dueAfter = Number.POSITIVE_INFINITY
  #cancel: Cancel = () => undefined
  #stopped = false

  constructor(clock: Clock, strike: () => void) {
    this.#clock = clock
    this.#since = clock.now()
    this.#strike = strike
  }

  /** Sets the ring time, counted from the first ringing. A later call may shorten it. */
  run(ms: number): void {
    this.#dueAfter = ms
    this.check()
  }

  /** Strikes when the time is over, and otherwise waits for the rest of it. */
  check(): void {
    this.#cancel()
    if (this.#stopped) return
    const left = this.#since + this.#dueAfter - this.#clock.now()
    if (left <= 0) this.#strike()
    // Timers may fire a little early; so the time is looked at again when they do.
    else this.#cancel = this.#clock.after(left, () => this.check())
  }

  stop(): void {
    this.#stopped = true
    this.#cancel()
  }
}
