import { FewAtOnce } from '../basics/few-at-once.ts'
import { type Instant, later, second } from '../basics/instant.ts'
import { MinuteCounts } from '../basics/minute-counts.ts'

type Tries = { readonly wrong: number; readonly until: Instant }

/** Checks that one computer may have under way: each takes the box a while, and others wait behind it. */
const mostAtOnce = 4
/** A whole room that signs in at once, where all its seats share one address. */
const mostWaiting = 100
/** Browsers that are known at one door: more than a seat or a person ever has. */
const mostKnown = 20

/**
 * Five wrong tries, then a wait of 15 s that doubles, and at fifteen nothing until it is reset. Counted by seat for agents
 * and by username for staff, and from each computer apart: who shuts a door from where they sit shuts it for nobody
 * else. `from` is the computer as its socket names it, empty where nobody can tell. Where many share one address, a
 * browser that has come through the door since the box started is counted apart from all that have not.
 */
export class LockOut {
  readonly #doors = new Map<string, Map<string, Tries>>()
  readonly #known = new Map<string, Map<string, true>>()
  readonly #checks = new FewAtOnce(mostAtOnce, mostWaiting)
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

  /** Somebody came through this door with that browser: `browser` is a secret of it, hashed. */
  letIn(door: string, browser: string): void {
    const known = this.#known.get(door) ?? new Map<string, true>()
    this.#known.set(door, known)
    known.set(browser, true)
    dropOldest(this.#known)
    dropOldest(known, mostKnown)
  }

  /** By what tries at this door are counted: the browser where it is known there, else its computer. */
  counted(door: string, from: string, browser: string | undefined): string {
    const isKnown = browser !== undefined && this.#known.get(door)?.has(browser) === true
    return isKnown ? `browser ${browser}` : from
  }

  /**
   * One more check from there: resolves when it may begin, to what says that it is over. Undefined when so many wait
   * already that something sends them. Where nobody can tell, it begins at once.
   */
  check(from: string): Promise<() => void> | undefined {
    return from === '' ? Promise.resolve(() => undefined) : this.#checks.enter(from)
  }

  /** One more try was refused there: how many in this minute. */
  refused(from: string, now: Instant): number {
    return this.#refused.add(from, now)
  }
}

function dropOldest(map: Map<string, unknown>, most = 10_000): void {
  if (map.size > most) map.delete(map.keys().next().value ?? '')
}
