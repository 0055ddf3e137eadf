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
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of clockFace.formatToParts(at)) part[type] = value
  const ms = ((at % second) + second) % second
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    weekday: part.weekday as Weekday,
    msOfDay:
      Number(part.hour) * hour + Number(part.minute) * minute + Number(part.second) * second + ms,
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

/** The date `days` later, for example `addDays('2026-12-31', 1)` is `2027-01-01`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * hour).toISOString().slice(0, 10)
}
