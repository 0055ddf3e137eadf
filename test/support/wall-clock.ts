/**
 * A clock on a wall in the United Kingdom, worked out by hand, for a checker that must not share a mistake with the house:
 * summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
 */
export type WallClock = {
  /** `2026-05-05`. */
  readonly date: string
  /** 0 is Sunday. */
  readonly weekday: number
  readonly minutes: number
  readonly msOfDay: number
}

const hour = 3_600_000

export function wallClock(at: number): WallClock {
  const year = new Date(at).getUTCFullYear()
  const summer = at >= lastSunday(year, 2) + hour && at < lastSunday(year, 9) + hour
  const shown = new Date(at + (summer ? hour : 0))
  const msOfDay = shown.getTime() % (24 * hour)
  return {
    date: shown.toISOString().slice(0, 10),
    weekday: shown.getUTCDay(),
    minutes: msOfDay / 60_000,
    msOfDay,
  }
}

/** Midnight UTC of the last Sunday of a month, counted from 0. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0))
  return last.getTime() - last.getUTCDay() * 24 * hour
}

/** Every bank holiday of 2026 in any nation of the United Kingdom, typed in from a wall calendar. */
export const holidays2026: readonly string[] = [
  ...['2026-01-01', '2026-01-02', '2026-03-17', '2026-04-03', '2026-04-06', '2026-05-04'],
  ...[
    '2026-05-25',
    '2026-07-12',
    '2026-07-13',
    '2026-08-03',
    '2026-08-31',
    '2026-11-30',
    '2026-12-25',
  ],
  ...['2026-12-26', '2026-12-28', '2026-06-15'],
]
