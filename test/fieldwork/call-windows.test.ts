import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { instant } from '../../src/basics/instant.ts'
import { bankHolidays } from '../../src/fieldwork/bank-holidays.ts'
import { comingWindows, openParts, windowWords } from '../../src/fieldwork/call-windows.ts'
import { localTime } from '../../src/fieldwork/local-time.ts'
import { fc } from '../support/fast-check.ts'
import { at } from './situations.ts'

const regime = {
  AM: { from: 8 * 60 + 30, to: 11 * 60 + 30 },
  PM: { from: 13 * 60 + 30, to: 16 * 60 + 30 },
  ED: { from: 18 * 60 + 30, to: 19 * 60 + 30 },
}
const weekdays = [{ days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'], from: 9 * 60, to: 19 * 60 }] as const
const opening = { regime, hours: weekdays }
const words = (after: number, most = 4) =>
  comingWindows(instant(after), opening)
    .slice(0, most)
    .map((one) => windowWords(one))

describe('the windows that a person who wants to be called later chooses from', () => {
  it('are the room’s coming slots, as far as the campaign and research may call in them (D15, J8)', () => {
    assert.deepEqual(words(at('2026-11-24', '12:00')), [
      'Tuesday 24 November, afternoon, 13:30 to 16:30',
      'Tuesday 24 November, evening, 18:30 to 19:00',
      'Wednesday 25 November, morning, 09:00 to 11:30',
      'Wednesday 25 November, afternoon, 13:30 to 16:30',
    ])
  })

  it('pass over the weekend, and over a bank holiday of any nation', () => {
    // Monday 30 November is St Andrew’s Day.
    assert.equal(
      words(at('2026-11-27', '17:00'), 2).at(-1),
      'Tuesday 1 December, morning, 09:00 to 11:30',
    )
  })

  it('are read out in Welsh where the words are', () => {
    const [one] = comingWindows(at('2026-11-24', '12:00'), opening)
    assert.ok(one)
    assert.match(windowWords(one, 'cy'), /^Dydd Mawrth,? 24 Tachwedd, prynhawn, 13:30 i 16:30$/)
  })

  it('none lies outside anybody’s hours, on a holiday, in the past or beyond seven days, whenever one asks', () => {
    const moment = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-12-20') })
    fc.assert(
      fc.property(moment, (now) => {
        for (const { from, to, slot } of comingWindows(instant(now), opening)) {
          const begins = localTime(from)
          assert.ok(from >= now && to <= now + 7 * 24 * 3_600_000 && from < to)
          assert.ok(!['Sat', 'Sun'].includes(begins.weekday) && !(begins.date in bankHolidays))
          const [first, last] = [begins, localTime(to)].map(({ msOfDay }) => msOfDay / 60_000)
          assert.ok((first ?? 0) >= Math.max(540, regime[slot].from))
          assert.ok((last ?? 0) <= Math.min(19 * 60, regime[slot].to))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('tell over which parts of the day attempts can be spread (D14)', () => {
    assert.deepEqual(openParts(at('2026-11-24', '12:00'), opening), [
      'afternoon',
      'evening',
      'morning',
    ])
    const mornings = [{ days: ['Tue', 'Wed'], from: 9 * 60, to: 11 * 60 }] as const
    assert.deepEqual(openParts(at('2026-11-24', '08:00'), { regime, hours: mornings }), ['morning'])
  })
})
