import type { Instant } from '../basics/instant.ts'
import { localTime } from '../fieldwork/local-time.ts'

/** The prison's own calendar day, for counts from midnight to midnight (D2). */
export function localDay(at: Instant): string {
  return localTime(at).date
}
