import { type Random, seeded } from '../basics/seeded.ts'
import { addDays } from './local-time.ts'

/** When the work will be over, if it goes on as it has gone so far. Dates are local days, `2026-12-18`. */
export type Projected =
  /** Too few days to say anything of the next ones. */
  | { readonly is: 'too-early'; readonly daysNeeded: number }
  /** Nothing is left. */
  | { readonly is: 'over' }
  /** `late` is absent where one course in ten goes on for more than a year. */
  | { readonly is: 'on'; readonly early: string; readonly likely: string; readonly late?: string }
  /** At this pace not within a year. */
  | { readonly is: 'far-off' }

export type Pace = {
  /** What was done on each day on which calls were allowed, days without a shift included; oldest first. */
  readonly done: readonly number[]
  readonly left: number
  /** The last day that is over, or half over: the next one is the first that counts. */
  readonly from: string
  /** Whether calls are allowed on a day: calling hours and holidays. */
  readonly isOpen: (date: string) => boolean
}

/** Fewer days than this are an accident. */
export const leastDays = 5
const courses = 500
const longestDays = 366

/**
 * The day on which nothing is left, with the days between which 8 courses in 10 end. A course draws each coming day
 * from the days that were; before that, the days that were are themselves drawn again, because they might as well have
 * been a little different (a bootstrap within a bootstrap). It assumes that days to come are like days that were, and
 * no day hangs on the one before: it knows nothing of a sample that gets harder towards its end.
 */
export function projectEnd(pace: Pace, random: Random = seeded('project-end')): Projected {
  const { done, left } = pace
  if (left <= 0) return { is: 'over' }
  return (
    tooEarly(done) ??
    ended(
      resampled(done, random, () => left),
      openDays(pace),
    )
  )
}

/** Said in place of a day, while too few days are known. */
export function tooEarly(done: readonly number[]): Projected | undefined {
  if (done.length >= leastDays) return undefined
  return { is: 'too-early', daysNeeded: leastDays - done.length }
}

/**
 * How many open days each of the possible courses takes, in order; `left` says what there is to do in one. A course has
 * its own run of days, whatever is left and however long the others are: so more to do never ends sooner by chance.
 */
export function resampled(
  done: readonly number[],
  random: Random,
  left: (random: Random) => number,
): readonly number[] {
  const one = () => {
    const course = random()
    return courseOf(done, left(seeded(`left ${course}`)), seeded(`days ${course}`))
  }
  return Array.from({ length: courses }, one).sort((a, b) => a - b)
}

/** The middle day on which courses end, and those between which 8 in 10 do. */
export function ended(ends: readonly number[], dates: readonly string[]): Projected {
  const dateAt = (share: number) => dates[(ends[Math.floor(share * courses)] ?? longestDays) - 1]
  const [early, likely, late] = [dateAt(0.1), dateAt(0.5), dateAt(0.9)]
  if (early === undefined || likely === undefined) return { is: 'far-off' }
  return { is: 'on', early, likely, ...(late === undefined ? {} : { late }) }
}

/** How many open days one possible course takes. */
function courseOf(done: readonly number[], left: number, random: Random): number {
  const draw = (days: readonly number[]) => days[Math.floor(random() * days.length)] ?? 0
  const days = done.map(() => draw(done))
  let still = left
  for (let taken = 1; taken <= longestDays; taken++) {
    still -= draw(days)
    if (still <= 0) return taken
  }
  return longestDays + 1
}

/** The coming open days of a year, in order. */
export function openDays({ from, isOpen }: Pick<Pace, 'from' | 'isOpen'>): readonly string[] {
  return Array.from({ length: longestDays }, (_, n) => addDays(from, n + 1)).filter(isOpen)
}
