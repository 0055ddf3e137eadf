import { day, type Instant, minute } from '../basics/instant.ts'
import { type RegimeSlot, type SlotTimes, slotNames, slotOn } from '../supervision/regime.ts'
import { isBankHoliday } from './bank-holidays.ts'
import { type CallingHours, researchWindow } from './calling-hours.ts'
import { type DayPart, dayPartAt } from './day-parts.ts'
import { addDays, instantAt, localTime } from './local-time.ts'

/** A part of a coming day in which the room works and this campaign may call: `to` is no longer inside. */
export type CallWindow = {
  readonly slot: RegimeSlot
  readonly from: Instant
  readonly to: Instant
}

/** The room as far as windows hang on it: its regime, and the campaign's calling hours. */
export type Opening = {
  readonly regime: SlotTimes
  readonly hours: readonly CallingHours[]
}

/** Answers of an interview that goes on later are kept for seven days: no window lies beyond. */
export const windowsAhead = 7 * day
/** A shorter one is no promise that can be kept. */
const shortest = 30

/**
 * The windows that begin at `after` or later and end within seven days, the soonest first: what a person who wants to be
 * called later can choose from. None on a bank holiday of any nation, and none outside the hours of research (D15).
 */
export function comingWindows(after: Instant, { regime, hours }: Opening): readonly CallWindow[] {
  const { date: today } = localTime(after)
  const dates = Array.from({ length: 8 }, (_, ahead) => addDays(today, ahead))
  return dates
    .filter((date) => !isBankHoliday(date))
    .flatMap((date) =>
      (Object.keys(slotNames) as RegimeSlot[]).flatMap((slot) => {
        const { weekday } = localTime(instantAt(date, 12 * 60 * minute))
        const open = [
          slotOn(regime, slot, weekday),
          stretch(hours, weekday),
          stretch(researchWindow, weekday),
        ]
        const from = Math.max(...open.map((one) => one?.from ?? Infinity))
        const to = Math.min(...open.map((one) => one?.to ?? 0))
        if (to - from < shortest) return []
        return [{ slot, from: instantAt(date, from * minute), to: instantAt(date, to * minute) }]
      }),
    )
    .filter(({ from, to }) => from >= after && to <= after + windowsAhead)
    .sort((a, b) => a.from - b.from)
}

function stretch(hours: readonly CallingHours[], weekday: CallingHours['days'][number]) {
  return hours.find(({ days }) => days.includes(weekday))
}

/** The parts of the day in which this room may call for this campaign, over which attempts are spread (D14). */
export function openParts(after: Instant, opening: Opening): readonly DayPart[] {
  const parts = comingWindows(after, opening).flatMap(({ from, to }) => [
    dayPartAt(from),
    dayPartAt((to - minute) as Instant),
  ])
  return [...new Set(parts)]
}

const locales = { en: 'en-GB', cy: 'cy-GB' } as const
const slotWords = {
  en: { AM: 'morning', PM: 'afternoon', ED: 'evening' },
  cy: { AM: 'bore', PM: 'prynhawn', ED: 'gyda’r nos' },
} as const satisfies Record<keyof typeof locales, Record<RegimeSlot, string>>

/** "Wednesday 25 November, morning, 09:00 to 12:30", as it is read out; in Welsh where the words are read in Welsh. */
export function windowWords({ slot, from, to }: CallWindow, language: 'en' | 'cy' = 'en'): string {
  const date = new Intl.DateTimeFormat(locales[language], {
    timeZone: 'Europe/London',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(from)
  const clock = (at: Instant) => new Date(localTime(at).msOfDay).toISOString().slice(11, 16)
  const between = language === 'cy' ? 'i' : 'to'
  const day = date.replace(',', '')
  return `${day}, ${slotWords[language][slot]}, ${clock(from)} ${between} ${clock(to)}`
}
