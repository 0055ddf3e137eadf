import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as v from 'valibot'
import { hour, minute } from '../../src/basics/instant.ts'
import { comingWindows } from '../../src/fieldwork/call-windows.ts'
import { instantAt, localTime } from '../../src/fieldwork/local-time.ts'
import { regime as regimeShape } from '../../src/settings-shapes.ts'
import { regimeDays, slotOn } from '../../src/supervision/regime.ts'
import { PaperRoom } from '../facts/paper-room.ts'

const slot = (from: number, to: number) => ({ from: from * 60, to: to * 60 })
/** Fridays end early; at weekends the room is open on Saturday morning alone. */
const regime = {
  ...{ AM: slot(9, 12), PM: slot(13, 17), ED: slot(18, 20) },
  days: {
    Fri: { PM: slot(13, 15) },
    Sat: { PM: null, ED: null },
    Sun: { AM: null, PM: null, ED: null },
  },
}

describe('J8: a regime that differs from weekday to weekday', () => {
  it('is the table of the site: what a day does not say is as on all days', () => {
    assert.deepEqual(slotOn(regime, 'PM', 'Thu'), slot(13, 17))
    assert.deepEqual(slotOn(regime, 'PM', 'Fri'), slot(13, 15))
    assert.deepEqual(slotOn(regime, 'AM', 'Sat'), slot(9, 12))
    assert.equal(slotOn(regime, 'PM', 'Sat'), undefined)
    const plain = { AM: regime.AM, PM: regime.PM, ED: regime.ED }
    for (const day of regimeDays) assert.deepEqual(slotOn(plain, 'ED', day), slot(18, 20))
  })

  it('offers nobody a call at a time at which the room is shut', () => {
    const hours = [{ days: [...regimeDays], from: 9 * 60, to: 21 * 60 }]
    const windows = comingWindows(instantAt('2026-11-25', 21 * hour), { regime, hours })
    const clock = windows.map(({ from, to }) => {
      const [a, b] = [localTime(from), localTime(to)]
      return `${a.weekday} ${a.msOfDay / hour}-${b.msOfDay / hour}`
    })
    assert.deepEqual(clock.slice(0, 7), [
      ...['Thu 9-12', 'Thu 13-17', 'Thu 18-20'],
      ...['Fri 9-12', 'Fri 13-15', 'Fri 18-20'],
      'Sat 9-12',
    ])
    assert.ok(!clock.some((one) => one.startsWith('Sun')), 'and none on Sunday')
  })

  it('lets no call be placed before the slot of that weekday begins, nor where there is none any more', () => {
    // 24 November 2026 is a Tuesday, ten o’clock.
    const at = (days: object) => {
      const room = new PaperRoom({ settings: { regime: { ...regime, days } } })
      room.ready(1)
      return room
    }
    assert.ok(at({}).place(1), 'from nine')
    const late = at({ Tue: { AM: slot(10.5, 12) } })
    assert.equal(late.place(1), undefined, 'from half past ten')
    late.pass(31 * minute)
    assert.ok(late.place(1), 'and from then on')
    assert.equal(at({ Tue: { AM: null } }).place(1), undefined, 'the room is shut')
  })

  it('is read from the settings, and refused where a slot ends before it begins or a day is none', () => {
    assert.deepEqual(v.parse(regimeShape, regime), regime)
    const bad = [
      { ...regime, AM: slot(12, 9) },
      { ...regime, days: { Sat: { AM: slot(12, 9) } } },
      { ...regime, days: { Saturday: {} } },
      { ...regime, days: { Sat: { NIGHT: null } } },
      { ...regime, AM: null },
    ]
    for (const one of bad)
      assert.equal(v.safeParse(regimeShape, one).success, false, JSON.stringify(one))
  })
})
