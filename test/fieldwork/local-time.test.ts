import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { instant } from '../../src/basics/instant.ts'
import { bankHolidays, bankHolidaysKnownUntil } from '../../src/fieldwork/bank-holidays.ts'
import { dayPartAt, nextPartAfter } from '../../src/fieldwork/day-parts.ts'
import { addDays, instantAt, localTime } from '../../src/fieldwork/local-time.ts'
import { fc } from '../support/fast-check.ts'
import { at } from './situations.ts'

const utc = (text: string) => instant(Date.parse(text))
const noon = 12 * 3_600_000

describe('the clock that respondents see (D15)', () => {
  it('is an hour ahead in summer and not in winter', () => {
    assert.deepEqual(localTime(utc('2026-07-01T11:00:00.250Z')), {
      date: '2026-07-01',
      weekday: 'Wed',
      msOfDay: noon + 250,
    })
    assert.deepEqual(localTime(utc('2026-01-01T12:00:00Z')), {
      date: '2026-01-01',
      weekday: 'Thu',
      msOfDay: noon,
    })
  })

  it('jumps at 01:00 on the last Sundays of March and October', () => {
    assert.equal(localTime(utc('2026-03-29T00:59:59Z')).msOfDay, 3_599_000)
    assert.equal(localTime(utc('2026-03-29T01:00:00Z')).msOfDay, 2 * 3_600_000)
    assert.equal(localTime(utc('2026-10-25T00:59:59Z')).msOfDay, 7_199_000)
    assert.equal(localTime(utc('2026-10-25T01:00:00Z')).msOfDay, 3_600_000)
  })

  it('starts its day at local midnight, an hour before midnight UTC in summer', () => {
    assert.equal(localTime(utc('2026-06-30T22:59:59Z')).date, '2026-06-30')
    assert.equal(localTime(utc('2026-06-30T23:00:00Z')).date, '2026-07-01')
    assert.equal(localTime(utc('2026-06-30T23:00:00Z')).msOfDay, 0)
  })

  it('is turned back into the same instant, except in the hour that comes twice', () => {
    const within = { min: Date.parse('2025-01-01'), max: Date.parse('2030-01-01') }
    fc.assert(
      fc.property(fc.integer(within), (ms) => {
        const shown = localTime(instant(ms))
        const back = instantAt(shown.date, shown.msOfDay)
        assert.ok(back === ms || back === ms - 3_600_000, `${ms} came back as ${back}`)
        assert.deepEqual(localTime(back), shown)
      }),
      { numRuns: 1000 },
    )
  })

  it('shows at any moment what the machine’s own table of times shows', () => {
    const face = new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone: 'Europe/London', hourCycle: 'h23', year: 'numeric', month: '2-digit' },
      ...{ day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
    })
    const within = { min: Date.parse('1980-01-01'), max: Date.parse('2060-01-01') }
    fc.assert(
      fc.property(fc.integer(within), (ms) => {
        const { date, msOfDay } = localTime(instant(ms))
        const time = new Date(msOfDay).toISOString().slice(11, 19)
        assert.equal(`${date}, ${time}`, face.format(ms))
        assert.equal(msOfDay % 1000, ms % 1000)
      }),
      { numRuns: 1000 },
    )
  })

  it('counts days over the clock change and the year', () => {
    assert.equal(addDays('2026-03-28', 2), '2026-03-30')
    assert.equal(addDays('2026-12-31', 1), '2027-01-01')
    assert.equal(addDays('2028-03-01', -1), '2028-02-29')
  })
})

describe('bank holidays are data for the whole United Kingdom (D15)', () => {
  it('every year has New Year, Easter and Christmas, and the Mondays are Mondays', () => {
    for (const year of ['2026', '2027', '2028']) {
      const names = Object.entries(bankHolidays)
        .filter(([date]) => date.startsWith(year))
        .map(([, { name }]) => name)
      for (const name of [
        'New Year’s Day',
        'Good Friday',
        'Easter Monday',
        'Christmas Day',
        'Boxing Day',
      ]) {
        assert.ok(names.includes(name), `${name} ${year} is missing`)
      }
    }
    for (const [date, { name }] of Object.entries(bankHolidays)) {
      const { weekday } = localTime(instantAt(date, noon))
      if (/Easter Monday|May bank|Spring bank|Summer bank/.test(name))
        assert.equal(weekday, 'Mon', date)
      if (name === 'Good Friday') assert.equal(weekday, 'Fri', date)
      if (name.includes('substitute')) assert.ok(!['Sat', 'Sun'].includes(weekday), date)
    }
  })

  it('Good Friday is two days before the Easter of the calendar', () => {
    for (const year of [2026, 2027, 2028]) {
      const easter = easterOf(year)
      assert.equal(bankHolidays[addDays(easter, -2)]?.name, 'Good Friday')
      assert.equal(bankHolidays[addDays(easter, 1)]?.name, 'Easter Monday')
    }
  })

  it('says how far the table reaches', () => {
    assert.ok(Object.keys(bankHolidays).every((date) => date <= bankHolidaysKnownUntil))
  })
})

/** The Gregorian calendar's Easter Sunday (the anonymous computus). */
function easterOf(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d =
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  const month = String(Math.floor(f / 31)).padStart(2, '0')
  return `${year}-${month}-${String((f % 31) + 1).padStart(2, '0')}`
}

describe('attempts are spread over the parts of the day (D14)', () => {
  const wait = 72 * 3_600_000
  it('knows the parts by the local clock', () => {
    assert.equal(dayPartAt(at('2026-07-01', '11:59:59')), 'morning')
    assert.equal(dayPartAt(at('2026-07-01', '12:00')), 'afternoon')
    assert.equal(dayPartAt(at('2026-07-01', '17:00')), 'evening')
  })

  it('a case tried in the morning comes back in the afternoon, then the evening, then the morning', () => {
    const all = ['morning', 'afternoon', 'evening'] as const
    const first = nextPartAfter(at('2026-05-05', '10:00'), wait, all)
    assert.equal(first, at('2026-05-08', '12:00'))
    const second = nextPartAfter(at('2026-05-08', '13:00'), wait, all)
    assert.equal(second, at('2026-05-11', '17:00'))
    const third = nextPartAfter(at('2026-05-11', '18:00'), wait, all)
    assert.equal(third, at('2026-05-15', '00:00'))
  })

  it('a room without an evening slot is never asked to wait for one', () => {
    const again = nextPartAfter(at('2026-05-05', '14:00'), wait, ['morning', 'afternoon'])
    assert.equal(dayPartAt(again), 'morning')
    assert.equal(nextPartAfter(at('2026-05-05', '10:00'), wait, []), at('2026-05-08', '10:00'))
  })

  it('is never sooner than the delay', () => {
    const parts = fc.subarray(['morning', 'afternoon', 'evening'] as const)
    const within = { min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') }
    fc.assert(
      fc.property(fc.integer(within), parts, (now, open) => {
        const again = nextPartAfter(instant(now), wait, open)
        assert.ok(again >= now + wait && again <= now + wait + 2 * 24 * 3_600_000)
      }),
      { numRuns: 300 },
    )
  })
})
