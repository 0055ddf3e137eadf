import type { Clock } from '../basics/clock.ts'
import { type Instant, minute } from '../basics/instant.ts'
import type { SwitchEvent } from '../phone/switch-port.ts'
import type { Line } from './link.ts'
import type { Snapshot } from './snapshot.ts'

/** What every part of the switchboard works with. */
export type Office = {
  readonly clock: Clock
  readonly line: Line
  readonly tell: (event: SwitchEvent) => void
  /** How many snapshots have been asked for so far: a leg younger than the question cannot be missing from the answer. */
  readonly asked: () => number
  readonly endedLegs: EndedLegs
}

/** One comparison with the switch: what it holds, which question this answers, and whether events were missed before. */
export type Settling = {
  readonly snapshot: Snapshot
  readonly asked: number
  readonly gap: boolean
}

/** A leg that is not in the snapshot: gone for certain after a gap, otherwise only when missed twice. */
export function isGone(leg: { born: number; missed: number }, { asked, gap }: Settling): boolean {
  if (leg.born >= asked) return false
  leg.missed += 1
  return gap || leg.missed >= 2
}

/** Legs that have just ended: the switch's list may show them a moment longer, and they are no strangers. */
export class EndedLegs {
  readonly #ended = new Map<string, Instant>()

  add(leg: string, now: Instant): void {
    this.forget(now)
    this.#ended.set(leg, now)
  }

  /** A leg that is still up a minute after it was told as ended has not ended. */
  forget(now: Instant): void {
    for (const [old, at] of this.#ended) if (now - at > minute) this.#ended.delete(old)
  }

  has(leg: string): boolean {
    return this.#ended.has(leg)
  }
}
