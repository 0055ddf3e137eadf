import type { Clock } from '../../src/basics/clock.ts'
import { type Instant, instant } from '../../src/basics/instant.ts'

/** A clock that stands still until a test moves it. Runs what falls due in order, each at its own time. */
export class HandClock implements Clock {
  #now: number
  readonly #due: { at: number; order: number; work: () => void }[] = []
  #order = 0

  constructor(start = Date.parse('2027-03-01T10:00:00Z')) {
    this.#now = start
  }

  now(): Instant {
    return instant(this.#now)
  }

  after(ms: number, work: () => void): () => void {
    this.#order += 1
    const entry = { at: this.#now + Math.max(0, ms), order: this.#order, work }
    this.#due.push(entry)
    return () => {
      const index = this.#due.indexOf(entry)
      if (index >= 0) this.#due.splice(index, 1)
    }
  }

  every(ms: number, work: () => void): () => void {
    let cancel = () => {}
    const again = () => {
      cancel = this.after(ms, again)
      work()
    }
    cancel = this.after(ms, again)
    return () => cancel()
  }

  move(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const next = this.#due
        .filter(({ at }) => at <= until)
        .sort((a, b) => a.at - b.at || a.order - b.order)[0]
      if (next === undefined) break
      this.#due.splice(this.#due.indexOf(next), 1)
      this.#now = Math.max(this.#now, next.at)
      next.work()
    }
    this.#now = until
  }
}

/** Lets the sockets of this process say all they have to say at this moment of the clock. */
export async function settle(turns = 6): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Moves the clock in small steps, letting the sockets speak between them. */
export async function pass(clock: HandClock, ms: number, step = 20): Promise<void> {
  for (let left = ms; left > 0; left -= step) {
    clock.move(Math.min(step, left))
    await settle()
  }
}

/** Moves the clock until something is so; fails, with the words given, when it has not come in `within` ms. */
export async function until(
  clock: HandClock,
  what: string,
  so: () => boolean,
  within = 120_000,
): Promise<void> {
  await settle()
  for (let passed = 0; !so(); passed += 20) {
    if (passed > within) throw new Error(`Waited ${within} ms of the clock in vain for: ${what}`)
    clock.move(20)
    await settle()
  }
}
