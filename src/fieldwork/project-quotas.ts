import { drawNormal, drawShare, drawTries } from '../basics/draws.ts'
import { type Random, seeded } from '../basics/seeded.ts'
import { ended, openDays, type Pace, type Projected, resampled, tooEarly } from './project-end.ts'

/** A hard cell as it may be told: its number on the sheet, its target, and what the true count lies between. */
export type CellPace = {
  readonly number: number
  readonly target: number
  /** Of responses that are mixed. */
  readonly merged: { readonly lo: number; readonly hi: number }
}

export type QuotaPace = Omit<Pace, 'left' | 'done'> & {
  /** Interviews completed on each day on which calls were allowed, days without a shift included. */
  readonly done: readonly number[]
  readonly cells: readonly CellPace[]
  /** Responses that are mixed, and those that wait: of the latter nobody is told in which cells they lie. */
  readonly mixed: number
  readonly waiting: number
}

/** When every hard cell is full, and the cell that is filled last in most courses. */
export type QuotasProjected =
  | { readonly is: 'nothing-mixed' }
  | (Projected & { readonly slowest?: number })

/** A year and more: nobody counts further. */
const endless = 400_000

/**
 * The day on which the last cell is full, as `projectEnd` finds the day on which nothing is left: a course draws the
 * coming days from those that were, and for each cell a share of interviews that might well have led to what is mixed.
 * It knows counts as the page shows them and no better, so that its dates tell nothing that those do not. What one
 * cell gets does not hang on whether another is full: people of a full cell are turned away, and not asked instead.
 */
export function projectQuotas(
  pace: QuotaPace,
  random: Random = seeded('project-quotas'),
): QuotasProjected {
  const { cells, mixed, done } = pace
  const open = cells.filter(({ merged, target }) => merged.lo < target)
  if (cells.length === 0 || open.length === 0) return { is: 'over' }
  if (mixed === 0) return { is: 'nothing-mixed' }
  const early = tooEarly(done)
  if (early) return early
  const last = new Map<number, number>()
  const ends = resampled(done, random, (own) => {
    const needed = open.map((cell) => [cell.number, interviewsFor(cell, pace, own)] as const)
    const [slowest, most] = needed.reduce((a, b) => (b[1] > a[1] ? b : a))
    last.set(slowest, (last.get(slowest) ?? 0) + 1)
    return most
  })
  const slowest = [...last].sort(([a, times], [b, more]) => more - times || a - b)[0]?.[0]
  return { ...ended(ends, openDays(pace)), ...(slowest === undefined ? {} : { slowest }) }
}

/** How many interviews of the whole campaign it takes from now on until this cell is full, in one possible course. */
function interviewsFor({ target, merged }: CellPace, pace: QuotaPace, random: Random): number {
  const { mixed, waiting } = pace
  const counted = Math.min(merged.lo + random() * (merged.hi - merged.lo), mixed)
  const share = drawShare(counted, mixed - counted, random)
  const spread = Math.sqrt(waiting * share * (1 - share))
  const unseen = Math.min(waiting, Math.max(0, waiting * share + spread * drawNormal(random)))
  const left = Math.round(target - counted - unseen)
  // So few hits in a share near nothing would be counted one by one for ever.
  return left > endless * share ? endless : drawTries(left, share, random)
}
