import { type Instant, later, second } from '../basics/instant.ts'

/**
 * Five wrong tries, then a wait of 15 s that doubles, and at fifteen nothing until a supervisor resets it. Counted by
 * seat for agents, so that one agent cannot lock another out, and by username for staff.
 */
export class LockOut {
  readonly #tries = new Map<string, { wrong: number; until: Instant }>()

  /** Milliseconds to wait; 0 = may try; 'locked' = only a reset helps. */
  waits(door: string, now: Instant): number | 'locked' {
    const found = this.#tries.get(door)
    if (!found) return 0
    if (found.wrong >= 15) return 'locked'
    return Math.max(0, found.until - now)
  }

  wrong(door: string, now: Instant): void {
    const before = this.#tries.get(door)?.wrong ?? 0
    const wrong = before + 1
    const wait = wrong < 5 ? 0 : 15 * second * 2 ** (wrong - 5)
    this.#tries.set(door, { wrong, until: later(now, wait) })
    if (this.#tries.size > 10_000) this.#tries.delete(this.#tries.keys().next().value ?? '')
  }

  reset(door: string): void {
    this.#tries.delete(door)
  }
}
