import { hour, type Instant } from '../basics/instant.ts'
import { instantAt, localTime } from './local-time.ts'

// Made once: making one takes longer than using it.
const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** "14 January 2025", by the prison's own calendar (M7). */
export function dayWords(at: Instant): string {
  return format.format(at)
}

/** The same for a day written as `2025-01-14`. */
export function dayWordsOf(date: string): string {
  return dayWords(instantAt(date, 12 * hour))
}

/** "14:05, 14 January 2025" (M7, M8). */
export function momentWords(at: Instant): string {
  return `${new Date(localTime(at).msOfDay).toISOString().slice(11, 16)}, ${dayWords(at)}`
}
