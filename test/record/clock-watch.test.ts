import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day, hour, type Instant, instant, minute } from '../../src/basics/instant.ts'
import { jumpSaid } from '../../src/facts/clock-jump.ts'
import { keepPeriods } from '../../src/facts/decide-retention.ts'
import { ClockWatch } from '../../src/record/clock-watch.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { fc } from '../support/fast-check.ts'
import { morning, note, openOn } from './ground.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** A wall clock that anybody may set, beside a count that nobody can. */
function clockOnTheWall(now: Instant = morning) {
  const clock = {
    at: now as number,
    count: 5_000,
    now: () => instant(clock.at),
    steady: () => clock.count,
    after: () => () => undefined,
    every: () => () => undefined,
    pass: (ms: number) => {
      clock.at += ms
      clock.count += ms
    },
    set: (ms: number) => {
      clock.at += ms
    },
  }
  return clock
}

let lines = 0
const newest = (at: number) => ({ seq: ++lines, at: instant(at) })

describe('the clock of the box', () => {
  it('is no news while it runs as it should, through a night without a line and set gently', () => {
    const clock = clockOnTheWall()
    const watch = new ClockWatch(clock)
    assert.equal(watch.look(newest(morning - 3 * day)), undefined)
    for (let n = 0; n < 1_000; n++) {
      clock.pass(minute)
      clock.set(n % 2 === 0 ? 30 : -30)
      assert.equal(watch.look(newest(clock.at - day)), undefined, `after ${n} minutes`)
    }
  })

  it('is told once when it is put forward or back, by how much', () => {
    const clock = clockOnTheWall()
    const watch = new ClockWatch(clock)
    watch.look(newest(morning))
    for (const by of [2 * hour, -2 * hour, -61_000, 61_000]) {
      clock.pass(minute)
      clock.set(by)
      assert.deepEqual(watch.look(newest(clock.at - 1)), { byMs: by })
      assert.equal(watch.look(newest(clock.at)), undefined)
    }
  })

  it('is told when many small steps add up', () => {
    const clock = clockOnTheWall()
    const watch = new ClockWatch(clock)
    watch.look(newest(morning))
    const told: unknown[] = []
    for (let n = 0; n < 10; n++) {
      clock.pass(minute)
      clock.set(20_000)
      told.push(watch.look(newest(clock.at)))
    }
    assert.deepEqual(
      told.filter((one) => one),
      [{ byMs: 80_000 }, { byMs: 80_000 }],
    )
  })

  it('is held against the last line at a start: back at all, or forward by more than a week', () => {
    const at = (ms: number) => new ClockWatch(clockOnTheWall()).look(newest(morning - ms))
    assert.equal(at(6 * day), undefined)
    assert.deepEqual(at(8 * day), { byMs: 8 * day, whileOff: true })
    assert.deepEqual(at(-5_000), { byMs: -5_000 })
    assert.equal(at(-900), undefined)
    const first = new ClockWatch(clockOnTheWall()).look({ seq: 0, at: instant(0) })
    assert.equal(first, undefined, 'a new box has no line to hold it against')
  })

  it('is spoken of in words', () => {
    assert.equal(jumpSaid({ byMs: -90_000 }), 'the clock of the box went back by 90 seconds')
    assert.equal(jumpSaid({ byMs: 2 * hour }), 'the clock of the box went forward by 2 hours')
    assert.match(jumpSaid({ byMs: 9 * day, whileOff: true }), /by 9 days while the box was off$/)
    assert.match(jumpSaid({ byMs: -1_000 }), /by 1 second$/)
  })

  it('has its jump in the record before the next line, and without one when it is looked at', async () => {
    const clock = clockOnTheWall()
    const ground = await openOn(new SimulatedDisk(), clock)
    clock.set(hour)
    await note(ground, { type: 'switch.connected', data: {} })
    const { clockJumps, seq } = ground.writer.ahead
    assert.deepEqual(clockJumps, [{ seq: seq - 1, at: clock.at, byMs: hour }])
    await ground.writer.checkClock()
    assert.equal(ground.writer.ahead.seq, seq)
    clock.set(-hour)
    await ground.writer.checkClock()
    assert.equal(ground.writer.ahead.seq, seq + 1)
    assert.equal(ground.writer.ahead.clockJumps.length, 2)
  })

  it('is known to whatever is decided first after it: nothing is destroyed because of it', async () => {
    const clock = clockOnTheWall()
    const { writer } = await openOn(new SimulatedDisk(), clock)
    await writer.do(keepPeriods)
    const seenTo = writer.ahead.keptDay
    clock.pass(minute)
    clock.set(400 * day)
    await writer.do(keepPeriods)
    assert.equal(writer.ahead.keptDay, seenTo, 'whoever is due by a wrong clock stays')
    assert.equal(writer.ahead.clockJumps.length, 1, 'and somebody is told')
  })

  it('decides nothing about order: whatever it says, the lines stand as they were written and verify', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: -40 * day, max: 40 * day }), fc.nat(90_000)), {
          minLength: 3,
          maxLength: 25,
        }),
        async (moves) => {
          const disk = new SimulatedDisk()
          const clock = clockOnTheWall()
          let ground = await openOn(disk, clock)
          let told = 0
          for (const [index, [set, pass]] of moves.entries()) {
            clock.pass(pass)
            clock.set(set)
            if (index % 7 === 6) {
              await ground.writer.close()
              ground = await openOn(disk, clock)
            }
            const { seq } = ground.writer.ahead
            await note(ground, { type: 'box.recovered', data: { cutBytes: index + 1 } })
            told += ground.writer.ahead.seq - seq - 1
            if (index % 3 === 0) await ground.signCheckpoint()
          }
          await ground.writer.close()
          const report = await verifyRecord(disk)
          assert.deepEqual(report.findings, [])
          const text = Buffer.from(disk.get('record/000001.jsonl')).toString()
          const lines = text.trimEnd().split('\n').slice(1)
          const numbers = lines.flatMap((line) => JSON.parse(line).data.cutBytes ?? [])
          assert.deepEqual(
            numbers,
            moves.map((_, index) => index + 1),
          )
          assert.ok(told > 0 || moves.every(([set]) => Math.abs(set) <= 2 * minute))
        },
      ),
      { numRuns: 25 },
    )
  })
})
