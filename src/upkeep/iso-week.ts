import type { Instant } from '../basics/instant.ts'
import { localTime } from '../fieldwork/local-time.ts'

const dayMs = 86_400_000

/** `2025-W03`: the finest date that may leave the box (X8). An ISO 8601 week belongs to the year of its Thursday. */
export function isoWeek(at: Instant): string {
  const [year = 0, month = 1, date = 1] = localTime(at).date.split('-').map(Number)
  const day = Date.UTC(year, month - 1, date)
  const weekday = (new Date(day).getUTCDay() + 6) % 7
  const thursday = day + (3 - weekday) * dayMs
  const ofYear = new Date(thursday).getUTCFullYear()
  const week = Math.ceil(((thursday - Date.UTC(ofYear, 0, 1)) / dayMs + 1) / 7)
  return `${ofYear}-W${String(week).padStart(2, '0')}`
}
