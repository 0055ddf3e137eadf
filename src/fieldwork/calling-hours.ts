import { hour, minute } from '../basics/instant.ts'
import type { LocalTime, Weekday } from './local-time.ts'

/** A stretch of the day on some weekdays, in minutes after local midnight; `to` is no longer inside. */
export type CallingHours = {
  readonly days: readonly Weekday[]
  readonly from: number
  readonly to: number
}

const minutesAt = (hours: number) => (hours * hour) / minute

/**
 * The hours in which research may ring people: Market Research Society practice (D15). From general knowledge of the
 * code, hence data: a campaign may keep to fewer hours, never to more.
 */
export const researchWindow: readonly CallingHours[] = [
  { days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'], from: minutesAt(9), to: minutesAt(21) },
  { days: ['Sun'], from: minutesAt(10), to: minutesAt(21) },
]

/** Milliseconds left of the stretch that `at` is inside; 0 outside all of them. */
export function timeLeft(hours: readonly CallingHours[], at: LocalTime): number {
  const ends = hours
    .filter(({ days, from }) => days.includes(at.weekday) && from * minute <= at.msOfDay)
    .map(({ to }) => to * minute - at.msOfDay)
  return Math.max(0, ...ends)
}
