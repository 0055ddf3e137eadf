import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId, CaseId, PersonId } from '../../src/basics/ids.ts'
import { Strata } from '../../src/fieldwork/even-strata.ts'
import { PassedOver } from '../../src/fieldwork/passed-over.ts'
import { PaperRoom, sample, seat } from './paper-room.ts'

const case_ = (slot: number) => `${sample}.${slot}` as CaseId
const caseOf = (room: PaperRoom, call: CallId | undefined) =>
  call && room.state.calls.get(call)?.case
/** Nobody answers, and the seat is ready again. */
function over(room: PaperRoom, call: CallId): void {
  room.hear({ kind: 'ended', call, cause: 'no-answer' })
  room.pass(6_000)
}

describe('J6: a case that one agent must not meet', () => {
  it('is passed over for them and goes to another agent, and no fact tells of it', () => {
    const room = new PaperRoom()
    for (const one of [1, 2]) room.ready(one)
    const barredFor = room.state.seats.get(seat(1))?.agent
    const asked: (PersonId | undefined)[] = []
    room.world = {
      ...room.world,
      mustNotRing: (id, agent) => {
        asked.push(agent)
        return id === case_(0) && agent === barredFor
      },
    }
    const before = room.facts.length
    const first = room.place(1)
    assert.equal(caseOf(room, first), case_(1), 'the next one, at once')
    assert.deepEqual(
      room.facts.slice(before).map(({ type }) => type),
      ['attempt.placed'],
    )
    assert.ok(asked.every((agent) => agent === barredFor))
    assert.equal(caseOf(room, room.place(2)), case_(0), 'it was kept in mind for the others')
  })

  it('is named with its agent to whoever dials, who looks again', () => {
    const room = new PaperRoom()
    room.ready(1)
    room.place(1)
    const dialled = room.effects.flatMap((one) => (one.do === 'switch' ? one.command : []))
    const dial = dialled.find((one) => one.do === 'dial')
    assert.equal(dial?.agent, room.state.seats.get(seat(1))?.agent)
    assert.notEqual(dial?.agent, undefined)
  })

  it('stays for another when everybody else is rung first, however many were stopped for good', () => {
    const room = new PaperRoom({ slots: 60 })
    for (const one of [1, 2]) room.ready(one)
    const barredFor = room.state.seats.get(seat(1))?.agent
    const forGood = (id: CaseId) => Number(id.split('.')[1]) % 3 === 0
    room.world = {
      ...room.world,
      mustNotRing: (id, agent) => forGood(id) || (id === case_(1) && agent === barredFor),
    }
    const rung = new Set<string>()
    for (let n = 0; n < 40; n++) {
      const call = room.place(1)
      if (!call) break
      rung.add(caseOf(room, call) ?? '')
      over(room, call)
    }
    assert.equal(rung.size, 39, 'all that agent 1 may meet')
    let found = room.place(2)
    for (let n = 0; n < 20 && !found; n++) {
      room.pass(5_000)
      found = room.place(2)
    }
    assert.equal(caseOf(room, found), case_(1))
  })
})

describe('cases that were passed over', () => {
  it('are found however long the sample is, some at a time, the same for a while', () => {
    const touched = new Set(Array.from({ length: 100_000 }, (_, n) => n).filter((n) => n % 9 !== 0))
    const passed = new PassedOver()
    const look = (now: number) =>
      passed.some(
        100_000,
        (place) => place,
        (slot) => touched.has(slot),
        now,
      )
    for (let n = 0; n < 6; n++) assert.ok(look(0).length <= 10)
    const seen = new Set<number>()
    for (let now = 0; now < 1_200 * 5_000; now += 5_000) {
      const some = look(now)
      assert.deepEqual(look(now + 4_999), some, 'an answer that is on its way is still asked for')
      for (const slot of some) seen.add(slot)
    }
    assert.equal(seen.size, Math.ceil(100_000 / 9))
    touched.add(0)
    for (let now = 0; now < 1_200 * 5_000; now += 5_000)
      assert.ok(!look(now).includes(0), 'once it was rung it is not passed over any more')
  })

  it('within strata, too', () => {
    const strata = new Strata(Uint8Array.from([1, 2, 1, 2, 1]))
    const touched = new Set([2, 3])
    const isTouched = (slot: number) => touched.has(slot)
    assert.deepEqual([...strata.fresh(isTouched)].sort(), [4])
    assert.deepEqual([...strata.passedOver(isTouched, 0)].sort(), [0, 1])
    assert.deepEqual([...strata.passedOver(isTouched, 0, (code) => code === 1)], [0])
    touched.add(0)
    assert.deepEqual([...strata.passedOver(isTouched, 0)], [1])
  })
})
