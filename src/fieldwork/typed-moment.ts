import { type Instant, later, minute } from '../basics/instant.ts'
import { addDays, instantAt, isDay } from './local-time.ts'

const typed = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2}))?$/

/**
 * What somebody types for a time in the United Kingdom, `2026-11-24` or `2026-11-24T10:30`, as the time from its
 * beginning to just before its end: a whole day, or a whole minute. Undefined when there is no such day or time.
 */
export function typedMoment(
  text: string,
): { readonly from: Instant; readonly until: Instant } | undefined {
  const [, day, hours, minutes] = typed.exec(text) ?? []
  if (day === undefined || !isDay(day)) return undefined
  if (hours === undefined) return { from: instantAt(day, 0), until: instantAt(addDays(day, 1), 0) }
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined
  const from = instantAt(day, (Number(hours) * 60 + Number(minutes)) * minute)
  return { from, until: later(from, minute) }
}
