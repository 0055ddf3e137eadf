import { hour, type Instant, later } from '../basics/instant.ts'
import { addDays, instantAt, localTime } from './local-time.ts'

/** Parts of the day over which attempts are spread, so that a case is not always tried when nobody is in. */
export type DayPart = 'morning' | 'afternoon' | 'evening'

const starts = { morning: 0, afternoon: 12 * hour, evening: 17 * hour } satisfies Record<
  DayPart,
  number
>

export const dayParts = Object.keys(starts) as readonly DayPart[]

/** The part of the day at a UK clock: the afternoon starts at 12:00, the evening at 17:00. */
export function dayPartAt(at: Instant): DayPart {
  const { msOfDay } = localTime(at)
  if (msOfDay >= starts.evening) return 'evening'
  return msOfDay >= starts.afternoon ? 'afternoon' : 'morning'
}

/**
 * When to try again: at least `delayMs` from now, and in the next of the parts in which this room works. With one
 * part only, or none given, it is the delay alone.
 */
export function nextPartAfter(now: Instant, delayMs: number, open: readonly DayPart[]): Instant {
  const earliest = later(now, delayMs)
  const tried = dayParts.indexOf(dayPartAt(now))
  const inTurn = [...dayParts.slice(tried + 1), ...dayParts.slice(0, tried)]
  const wanted = inTurn.find((part) => open.includes(part))
  if (wanted === undefined || dayPartAt(earliest) === wanted) return earliest
  const { date, msOfDay } = localTime(earliest)
  const day = msOfDay < starts[wanted] ? date : addDays(date, 1)
  return instantAt(day, starts[wanted])
}
