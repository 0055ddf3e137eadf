import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId, CaseId, SeatId } from '../../src/basics/ids.ts'
import { hour, type Instant, later, minute, second } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { HardLimits, limited, mostDialled } from '../../src/dialler/limits.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import type { SwitchCommand, SwitchEvent } from '../../src/phone/switch-port.ts'

const seats = ['01', '02'] as SeatId[]
const [one, two] = seats as [SeatId, SeatId]
const call = (n: number) => `call-${n}` as CallId
const case_ = (n: number) => `sample.${n}` as CaseId

function at(now: Instant) {
  const clock = {
    at: now,
    now: () => clock.at,
    after: () => () => undefined,
    every: () => () => undefined,
  }
  return { clock, limits: new HardLimits(seats, clock) }
}
const morning = instantAt('2026-11-24', 10 * hour)

describe('the dialler’s own limits, whatever it is asked (design 4)', () => {
  it('D1: one call at a time for a seat, until it has ended', () => {
    const { limits } = at(morning)
    assert.equal(limits.take(call(1), case_(1), one), undefined)
    assert.match(limits.take(call(2), case_(2), one) ?? '', /has a call already/)
    assert.equal(limits.take(call(3), case_(3), two), undefined, 'another seat may')
    limits.over(call(1))
    assert.equal(limits.take(call(4), case_(4), one), undefined)
  })

  it('no seat but those of this box, and no call twice', () => {
    const { limits } = at(morning)
    assert.match(limits.take(call(1), case_(1), '77' as SeatId) ?? '', /no seat of this box/)
    assert.equal(limits.take(call(2), case_(2), one), undefined)
    limits.over(call(2))
    assert.match(limits.take(call(2), case_(3), one) ?? '', /placed before/)
  })

  const hours = [
    ['2026-11-24', 8 * hour + 59 * minute, false, 'a Tuesday at 08:59'],
    ['2026-11-24', 9 * hour, true, 'a Tuesday at 09:00'],
    ['2026-11-24', 21 * hour - 15 * second, true, 'when it can still ring for 15 s'],
    ['2026-11-24', 21 * hour - 14 * second, false, 'when it cannot'],
    ['2026-11-22', 9 * hour + 30 * minute, false, 'a Sunday at 09:30'],
    ['2026-11-22', 10 * hour, true, 'a Sunday at 10:00'],
    ['2026-12-25', 12 * hour, false, 'Christmas Day'],
    ['2026-10-25', 10 * hour, true, 'the Sunday the clocks go back, by the clock on the wall'],
  ] as const
  for (const [date, time, may, when] of hours)
    it(`D15: ${may ? 'dials' : 'does not dial'} ${when}`, () => {
      const { limits } = at(instantAt(date, time))
      assert.equal(limits.take(call(1), case_(1), one) === undefined, may, when)
    })

  it('the longest rate of a seat, and it starts again a minute later', () => {
    const { clock, limits } = at(morning)
    for (let n = 0; n < mostDialled.seatInMinute; n++) {
      assert.equal(limits.take(call(n), case_(n), one), undefined)
      limits.over(call(n))
    }
    assert.match(limits.take(call(900), case_(900), one) ?? '', /in a minute/)
    clock.at = later(clock.at, minute)
    assert.equal(limits.take(call(901), case_(901), one), undefined)
  })

  it('a clock that is set back holds no seat up: what was placed before is as old as it was', () => {
    const { clock, limits } = at(morning)
    for (let n = 0; n < mostDialled.seatInMinute; n++) {
      assert.equal(limits.take(call(n), case_(n), one), undefined)
      limits.over(call(n))
      clock.at = later(clock.at, minute)
    }
    clock.at = later(clock.at, -30 * minute)
    assert.equal(limits.take(call(900), case_(900), one), undefined, 'set back by half an hour')
    limits.over(call(900))
    for (let n = 901; n < 900 + mostDialled.seatInMinute - 1; n++) {
      assert.equal(limits.take(call(n), case_(n), one), undefined)
      limits.over(call(n))
    }
    clock.at = later(clock.at, -hour / 2)
    assert.match(limits.take(call(950), case_(950), one) ?? '', /in a minute/, 'and none let go')
  })

  it('D14: one case so many times in a day, from any seat', () => {
    const { clock, limits } = at(morning)
    for (let n = 0; n < mostDialled.caseInDay; n++) {
      assert.equal(limits.take(call(n), case_(1), seats[n % 2] ?? one), undefined)
      limits.over(call(n))
    }
    assert.match(limits.take(call(9), case_(1), one) ?? '', /in 24 hours/)
    clock.at = later(clock.at, 24 * hour + 1)
    assert.equal(limits.take(call(10), case_(1), one), undefined)
  })

  it('what an earlier opening has up counts, and what the switch did not take does not', async () => {
    const { limits } = at(morning)
    limits.resume([{ call: call(1), seat: one }])
    assert.match(limits.take(call(2), case_(2), one) ?? '', /has a call already/)
    let hear: (event: SwitchEvent) => void = () => undefined
    const sent: SwitchCommand[] = []
    const without: CaseId[] = []
    let answer: 'timed-out' | 'refused' | undefined = 'refused'
    const phone = limited(
      {
        send: async (command) => {
          sent.push(command)
          return answer ? { ok: false, error: { code: answer, what: '' } } : ok(undefined)
        },
        listen: (listener) => {
          hear = listener
        },
        start: async () => undefined,
        close: async () => undefined,
      },
      limits,
      (case_) => void without.push(case_),
    )
    phone.listen(() => undefined)
    const dial = (n: number) => phone.send({ do: 'dial', call: call(n), case: case_(n), seat: one })
    assert.equal((await dial(3)).ok, false)
    assert.equal(sent.length, 0, 'the switch is not asked while the seat has a call')
    hear({ kind: 'ended', call: call(1), cause: 'normal' })
    await dial(4)
    answer = 'timed-out'
    await dial(5)
    assert.equal(sent.length, 2, 'a refused dial leaves the seat free')
    assert.match(limits.take(call(6), case_(6), one) ?? '', /already/, 'one that may ring does not')
    hear({ kind: 'ended', call: call(5), cause: 'unobtainable' })
    hear({ kind: 'ended', call: call(1), cause: 'unobtainable' })
    assert.deepEqual(without, [case_(5)], 'the case that was rung here goes by its other number')
  })
})
