import { hour } from '../basics/instant.ts'
import { bankHolidays } from './bank-holidays.ts'
import type { CallingHours } from './calling-hours.ts'
import { addDays, instantAt, localTime } from './local-time.ts'

/** Whether calls are allowed at any time of that day (D15). */
export function isOpenDay(hours: readonly CallingHours[], date: string): boolean {
  const { weekday } = localTime(instantAt(date, 12 * hour))
  return hours.some(({ days }) => days.includes(weekday)) && !Object.hasOwn(bankHolidays, date)
}

/** Those days between the two, both included. */
export function openDaysBetween(
  hours: readonly CallingHours[],
  from: string,
  to: string,
): readonly string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isOpenDay(hours, day)) days.push(day)
  return days
}
