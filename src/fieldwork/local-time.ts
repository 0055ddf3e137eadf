import { hour, type Instant, instant, minute, second } from '../basics/instant.ts'

export type Weekday = 'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun'

/** The time on a clock in the United Kingdom, where every respondent is. */
export type LocalTime = {
  /** `2026-03-29`. */
  readonly date: string
  readonly weekday: Weekday
  /** Milliseconds shown by the clock since 00:00: on a clock-change day not the same as those gone by. */
  readonly msOfDay: number
}

const clockFace = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** What a clock in the United Kingdom shows at this instant, summer time included. */
export function localTime(at: Instant): LocalTime {
  const begun = Math.floor(at / hour)
  const { date, weekday, msOfDay } = beginningOf(begun)
  return { date, weekday, msOfDay: msOfDay + (at - begun * hour) }
}

/**
 * What the clock shows at the beginning of an hour of UTC, and so for the whole of it: it is only ever set at one, and
 * by whole hours. Reading a clock face takes a hundred times as long as looking in here, and every page asks.
 */
const beginnings = new Map<number, LocalTime>()
/** More than half a year of them. */
const mostKept = 5_000

function beginningOf(begun: number): LocalTime {
  const known = beginnings.get(begun)
  if (known) return known
  if (beginnings.size >= mostKept) beginnings.clear()
  const shown = clockShows(begun * hour)
  beginnings.set(begun, shown)
  return shown
}

function clockShows(ms: number): LocalTime {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of clockFace.formatToParts(ms)) part[type] = value
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    weekday: part.weekday as Weekday,
    msOfDay: Number(part.hour) * hour + Number(part.minute) * minute + Number(part.second) * second,
  }
}

/**
 * The instant at which a UK clock shows this date and time. Of the hour that comes twice in October it is the first;
 * a time that is skipped in March is read as the hour after.
 */
export function instantAt(date: string, msOfDay: number): Instant {
  const asIfUtc = Date.parse(`${date}T00:00:00Z`) + msOfDay
  const summer = instant(asIfUtc - hour)
  const shown = localTime(summer)
  return shown.date === date && shown.msOfDay === msOfDay ? summer : instant(asIfUtc)
}

/** The Monday of the week that this date is in. */
export function mondayOf(date: string): string {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** The date `days` later, for example `addDays('2026-12-31', 1)` is `2027-01-01`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * hour).toISOString().slice(0, 10)
}

/** Whether this is a day of the calendar, written as `2026-12-31`: there is no 30 February and no month 0. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  return !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text
}
