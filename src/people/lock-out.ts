import { type Instant, later, second } from '../basics/instant.ts'
import { MinuteCounts } from '../basics/minute-counts.ts'

type Tries = { readonly wrong: number; readonly until: Instant }

/** Checks that one computer may have under way: each takes the box a while, and others wait behind it. */
const mostAtOnce = 4

/**
 * Five wrong tries, then a wait of 15 s that doubles, and at fifteen nothing until it is reset. Counted by seat for agents
 * and by username for staff, and from each computer apart: who shuts a door from where they sit shuts it for nobody
 * else. `from` is the computer as its socket names it, empty where nobody can tell.
 */
export class LockOut {
  readonly #doors = new Map<string, Map<string, Tries>>()
  readonly #underWay = new Map<string, number>()
  readonly #refused = new MinuteCounts()

  /** Milliseconds to wait; 0 = may try; 'locked' = only a reset helps. */
  waits(door: string, from: string, now: Instant): number | 'locked' {
    const found = this.#doors.get(door)?.get(from)
    if (!found) return 0
    if (found.wrong >= 15) return 'locked'
    return Math.max(0, found.until - now)
  }

  wrong(door: string, from: string, now: Instant): void {
    const tries = this.#doors.get(door) ?? new Map<string, Tries>()
    this.#doors.set(door, tries)
    const wrong = (tries.get(from)?.wrong ?? 0) + 1
    const wait = wrong < 5 ? 0 : 15 * second * 2 ** (wrong - 5)
    tries.set(from, { wrong, until: later(now, wait) })
    dropOldest(this.#doors)
    dropOldest(tries)
  }

  /** The door is open again for that computer; without one, for all. */
  reset(door: string, from?: string): void {
    if (from === undefined) this.#doors.delete(door)
    else this.#doors.get(door)?.delete(from)
  }

  /** Whether one more check from there may begin; `end` says that it is over. Where nobody can tell, it always may. */
  begin(from: string): boolean {
    const now = this.#underWay.get(from) ?? 0
    if (from !== '' && now >= mostAtOnce) return false
    this.#underWay.set(from, now + 1)
    return true
  }

  end(from: string): void {
    const now = (this.#underWay.get(from) ?? 1) - 1
    if (now > 0) this.#underWay.set(from, now)
    else this.#underWay.delete(from)
  }

  /** One more try was refused there: how many in this minute. */
  refused(from: string, now: Instant): number {
    return this.#refused.add(from, now)
  }
}

function dropOldest(map: Map<string, unknown>): void {
  if (map.size > 10_000) map.delete(map.keys().next().value ?? '')
}
