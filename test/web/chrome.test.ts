import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { instant } from '../../src/basics/instant.ts'
import { dayWords, momentWords } from '../../src/fieldwork/day-words.ts'
import { clockText, dayText, timeText } from '../../src/web/chrome.ts'

const moments = [
  ['2025-01-14T14:05:00Z', '14:05', 'Tuesday 14 January 2025', 'in the afternoon'],
  ['2025-01-14T00:00:00Z', '00:00', 'Tuesday 14 January 2025', 'at midnight'],
  ['2026-05-03T08:09:59Z', '09:09', 'Sunday 3 May 2026', 'in summer time, with no leading zero'],
  ['2026-06-30T23:30:00Z', '00:30', 'Wednesday 1 July 2026', 'on the day of the wall clock'],
  ['2026-10-25T00:30:00Z', '01:30', 'Sunday 25 October 2026', 'before the clocks go back'],
  ['2026-10-25T01:30:00Z', '01:30', 'Sunday 25 October 2026', 'and after'],
  ['2026-12-31T23:59:00Z', '23:59', 'Thursday 31 December 2026', 'on the last of the year'],
] as const

describe('M7, M8: a time has 24 hours, and a day its month in full and its year whole', () => {
  for (const [iso, time, day, when] of moments)
    it(`${time}, ${day}: ${when}`, () => {
      const at = instant(Date.parse(iso))
      const date = day.slice(day.indexOf(' ') + 1)
      assert.equal(timeText(at), time)
      assert.equal(dayText(at), date)
      assert.equal(clockText(at), `${time}, ${day}`)
      assert.equal(dayWords(at), date)
      assert.equal(momentWords(at), `${time}, ${date}`)
    })
})
