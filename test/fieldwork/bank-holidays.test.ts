import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  bankHolidays,
  bankHolidaysKnownUntil,
  isBankHoliday,
} from '../../src/fieldwork/bank-holidays.ts'

const dayMs = 24 * 3_600_000
const date = (at: number) => new Date(at).toISOString().slice(0, 10)
const weekday = (at: number) => new Date(at).getUTCDay()

/** Gregorian Easter Sunday, by the method of Meeus, Jones and Butcher. */
function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1)
}

/** The first Monday of a month, counted from 0, or the last. */
function monday(year: number, month: number, which: 'first' | 'last'): number {
  if (which === 'first') {
    const first = Date.UTC(year, month, 1)
    return first + ((8 - weekday(first)) % 7) * dayMs
  }
  const last = Date.UTC(year, month + 1, 0)
  return last - ((weekday(last) + 6) % 7) * dayMs
}

/** Every bank holiday that the law gives a year in any nation: feasts, and the weekdays that stand in for them. */
function holidaysOf(year: number): Set<string> {
  const feasts = [
    ...[Date.UTC(year, 0, 1), Date.UTC(year, 0, 2), Date.UTC(year, 2, 17), Date.UTC(year, 6, 12)],
    ...[Date.UTC(year, 10, 30), Date.UTC(year, 11, 25), Date.UTC(year, 11, 26)],
  ]
  const mondays = [
    monday(year, 4, 'first'),
    monday(year, 4, 'last'),
    monday(year, 7, 'first'),
    monday(year, 7, 'last'),
  ]
  const all = new Set(
    [easter(year) - 2 * dayMs, easter(year) + dayMs, ...mondays, ...feasts].map(date),
  )
  for (const feast of feasts) {
    if (weekday(feast) !== 0 && weekday(feast) !== 6) continue
    let instead = feast
    while (weekday(instead) === 0 || weekday(instead) === 6 || all.has(date(instead)))
      instead += dayMs
    all.add(date(instead))
  }
  return all
}

/** Given once, by proclamation. */
const proclaimed = ['2026-06-15']

describe('D15: bank holidays of every nation of the United Kingdom', () => {
  for (const year of [2026, 2027, 2028])
    it(`${year} has those that the law gives it, and those that were proclaimed`, () => {
      const given = [
        ...holidaysOf(year),
        ...proclaimed.filter((one) => one.startsWith(String(year))),
      ]
      const known = Object.keys(bankHolidays).filter((one) => one.startsWith(String(year)))
      assert.deepEqual(known.sort(), given.sort())
      for (const one of given) assert.ok(isBankHoliday(one), one)
    })

  it('each says in which nations, and the table says until when it knows', () => {
    for (const [on, { name, in: nations }] of Object.entries(bankHolidays)) {
      assert.ok(nations.length > 0 && name !== '', on)
      assert.ok(on <= bankHolidaysKnownUntil, on)
    }
  })
})
