import { type Instant, later, second } from '../../src/basics/instant.ts'
import type { Random } from '../../src/basics/seeded.ts'
import type { ExitKind } from '../../src/scripts/exits.ts'

export type MonthAsked = {
  readonly seed: string
  readonly cases: number
  /** Half of them work in the morning and half in the afternoon. */
  readonly agents: number
  /** Days on which the room is open; Sundays pass between them. */
  readonly days: number
}

export const weekdays = { from: 9 * 60, to: 17 * 60 }
export const regime = {
  AM: { from: 9 * 60, to: 12 * 60 },
  PM: { from: 13 * 60 + 30, to: 16 * 60 + 30 },
  ED: { from: 17 * 60, to: 19 * 60 },
}
/** What becomes of a call, and when the next thing in it happens. */
export type Plan = {
  at: Instant
  ends:
    | 'no-answer'
    | 'busy'
    | 'rejected'
    | 'unobtainable'
    | 'trunk-fault'
    | 'talks'
    | 'nobody-there'
  /** After so many blocks; undefined to the end. */
  leaves?: { readonly after: number; readonly how: ExitKind | 'hang-up' }
}

/** Drawn for a call that is placed now. */
export function planOf(random: Random, now: Instant): Plan {
  const below = (n: number) => Math.floor(random() * n)
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T
  const of = random()
  const at = later(now, (2 + below(4)) * second)
  if (of < 0.34) return { at, ends: 'no-answer' }
  if (of < 0.42) return { at, ends: 'busy' }
  if (of < 0.48) return { at, ends: 'rejected' }
  if (of < 0.52) return { at, ends: 'unobtainable' }
  if (of < 0.525) return { at, ends: 'trunk-fault' }
  if (of < 0.527) return { at, ends: 'nobody-there' }
  const how = random()
  const leaves = (after: number, kind: ExitKind | 'hang-up'): Plan => ({
    at: later(now, (5 + below(15)) * second),
    ends: 'talks',
    leaves: { after, how: kind },
  })
  if (how < 0.2) return leaves(0, 'machine')
  if (how < 0.5) return leaves(below(3), 'refuses')
  if (how < 0.56) return leaves(below(12), 'call-back')
  if (how < 0.6) return leaves(below(8), 'never-call')
  if (how < 0.63) return leaves(below(14), 'stop-and-delete')
  if (how < 0.7)
    return leaves(1, pick(['child', 'wrong-person', 'knows-me', 'distressed', 'language']))
  if (how < 0.78) return leaves(below(16), 'hang-up')
  return { at: later(now, (5 + below(15)) * second), ends: 'talks' }
}
