import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { callingHours } from '../../src/facts/calling-hours.ts'
import { isOpenDay, openDaysBetween } from '../../src/fieldwork/open-days.ts'
import { type DayAdded, responseSoFar } from '../../src/fieldwork/response-so-far.ts'
import { fc } from '../support/fast-check.ts'

const day = (
  begun: number,
  people: number,
  tried: number,
  finals: Record<string, number>,
): DayAdded => ({
  ...{ begun, people, tried },
  finals: new Map(Object.entries(finals)),
})

describe('the response since the first day', () => {
  it('by hand: 2 interviews of 40 tried of which 4 are not in use, then 6 of 54', () => {
    const [first, second] = responseSoFar([
      day(40, 12, 40, { '1.1': 2, '2.11': 3, '4.30': 4 }),
      day(20, 15, 50, { '1.1': 4, '1.2': 1, '2.12': 2, '4.30': 2 }),
    ])
    assert.deepEqual(first, { response: 2 / 36, cooperation: 2 / 5, reached: 12 / 40 })
    assert.deepEqual(second, { response: 6 / 54, cooperation: 6 / 12, reached: 27 / 90 })
  })

  it('is n/a where nothing can be divided by, and knows no code that is no disposition', () => {
    const [none] = responseSoFar([day(0, 0, 0, { 'made-up': 4 })])
    assert.deepEqual(none, { response: 'n/a', cooperation: 'n/a', reached: 'n/a' })
  })

  it('never promises more than there is: with every open case interviewed it could only be higher', () => {
    const anyDay = fc.record({ I: fc.nat(9), R: fc.nat(9), open: fc.nat(9), NE: fc.nat(9) })
    fc.assert(
      fc.property(fc.array(anyDay, { minLength: 1, maxLength: 12 }), (days) => {
        const added = days.map(({ I, R, open, NE }) =>
          day(I + R + open + NE, I, I + R + open + NE, { '1.1': I, '2.11': R, '4.30': NE }),
        )
        const now = responseSoFar(added).at(-1)?.response ?? 'n/a'
        const sum = (key: 'I' | 'R' | 'open') => days.reduce((all, one) => all + one[key], 0)
        const whole = sum('I') + sum('R') + sum('open')
        if (whole === 0) assert.equal(now, 'n/a')
        else assert.ok(now !== 'n/a' && now <= (sum('I') + sum('open')) / whole && now >= 0)
      }),
    )
  })
})

describe('D15: days on which calls are allowed', () => {
  const weekdays = { from: 540, to: 1_200 }
  const hours = callingHours({ weekdays, saturday: { from: 600, to: 960 }, sunday: null })

  it('are those of the campaign’s hours that are no holiday in any nation', () => {
    // From Friday on; Monday 30 November is St Andrew’s Day.
    assert.deepEqual(openDaysBetween(hours, '2026-11-27', '2026-12-01'), [
      '2026-11-27',
      '2026-11-28',
      '2026-12-01',
    ])
    assert.equal(isOpenDay(hours, '2026-12-25'), false)
    assert.deepEqual(openDaysBetween(hours, '2026-12-02', '2026-12-01'), [])
  })
})
