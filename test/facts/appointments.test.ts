import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour, type Instant, later, minute } from '../../src/basics/instant.ts'
import { chooseWindow, windowsOffered } from '../../src/facts/call-back-window.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { takeExit } from '../../src/facts/decide-interview.ts'
import {
  closeShift,
  closingChecks,
  confirmPresence,
  openingChecks,
  openShift,
} from '../../src/facts/decide-room.ts'
import { campaign, caseOf, PaperRoom, supervisor } from './paper-room.ts'

/** A person wants to be called later, and chooses one of the windows that are offered, or none. */
function askedBack(room: PaperRoom, pick: number | undefined) {
  const by = room.ready(1)
  const call = room.talk(1)
  room.do((s, c) => takeExit(s, c, by, 'call-back'))
  const known = room.state.calls.get(call)
  assert.ok(known)
  const window =
    pick === undefined ? undefined : windowsOffered(room.state, room.ctx(), known)[pick]
  if (window) room.do((s, c) => chooseWindow(s, c, by, String(window.from)))
  room.hear({ kind: 'ended', call, cause: 'normal' })
  room.do((s, c) => confirmOutcome(s, c, by, 'call-back'))
  return { case: known.case, window, by }
}

function closed(room: PaperRoom): void {
  room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
}

/** A shift from `from` on, with two agents ready. */
function shiftAt(room: PaperRoom, from: Instant, slot: 'AM' | 'PM' | 'ED' = 'AM'): void {
  room.now = from
  const until = later(from, 3 * hour)
  const checks = Object.keys(openingChecks)
  room.do((s, c) => openShift(s, c, supervisor, { slot, until, campaign, checks }))
  for (const number of [1, 2]) room.ready(number)
}

describe('a person who asks to be called later', () => {
  it('chooses from windows after this shift: never a clock time, never one that is not listed', () => {
    const room = new PaperRoom({ slots: 1 })
    const by = room.ready(1)
    const call = room.talk(1)
    const early = room.refused((s, c) => chooseWindow(s, c, by, String(room.now)))
    assert.equal(early.status, 409, 'not before the exit')
    room.do((s, c) => takeExit(s, c, by, 'call-back'))
    const known = room.state.calls.get(call)
    assert.ok(known)
    const offered = windowsOffered(room.state, room.ctx(), known)
    assert.equal(offered.length, 6)
    for (const { from, to } of offered) assert.ok(from >= room.until && to - from >= 30 * minute)
    const none = room.refused((s, c) => chooseWindow(s, c, by, String(room.now + 1)))
    assert.equal(none.status, 409)
    const [first, second] = offered
    room.do((s, c) => chooseWindow(s, c, by, String(first?.from)))
    room.do((s, c) => chooseWindow(s, c, by, String(first?.from)))
    const other = room.refused((s, c) => chooseWindow(s, c, by, String(second?.from)))
    assert.equal(other.status, 409, 'once chosen it stands')
  })

  it('is called in that window and at no other time, by whoever works then', () => {
    const room = new PaperRoom({ slots: 1 })
    const { case: id, window } = askedBack(room, 2)
    assert.ok(window)
    assert.deepEqual(
      [room.state.cases.get(id)?.notBefore, room.state.cases.get(id)?.until],
      [window.from, window.to],
    )
    assert.equal(room.place(1), undefined)
    closed(room)
    shiftAt(room, later(window.from, -minute), window.slot)
    assert.equal(room.place(1), undefined, 'not a minute before')
    room.pass(minute)
    const call = room.place(2)
    assert.equal(call && room.state.calls.get(call)?.case, id)
    assert.equal(room.state.cases.get(id)?.until, undefined)
  })

  it('has a window all the same when they named none: on another day, and not after a fixed delay', () => {
    const room = new PaperRoom({ slots: 1 })
    const { case: id } = askedBack(room, undefined)
    const known = room.state.cases.get(id)
    assert.ok(known?.until !== undefined && (known.notBefore ?? 0) >= room.now + 20 * hour - minute)
  })

  it('is remembered by the row of the shift alone, once the lines of the call are gone', () => {
    const room = new PaperRoom({ slots: 1 })
    const { window } = askedBack(room, 0)
    closed(room)
    const rows = room.facts.flatMap((fact) =>
      fact.type === 'shift.calls' ? fact.data.attempts : [],
    )
    assert.deepEqual(
      rows.map(({ outcome, notBefore, until }) => [outcome, notBefore, until]),
      [['call-back', window?.from, window?.to]],
    )
  })
})

describe('a window that nobody kept', () => {
  /** The room stays shut until after the case's window. */
  function lose(room: PaperRoom): void {
    room.now = later(room.state.cases.get(caseOf(0))?.until ?? room.now, 1)
    room.tick(1)
  }
  const lost = (room: PaperRoom) =>
    room.facts.flatMap((fact) => (fact.type === 'appointments.lost' ? [fact.data] : []))

  it('is offered once more, and then the appointment is closed; it counts as no attempt', () => {
    const room = new PaperRoom({ slots: 1 })
    const { window } = askedBack(room, 0)
    closed(room)
    lose(room)
    const [first] = lost(room)
    assert.equal(first?.moved.length, 1)
    assert.equal(first?.moved[0]?.case, caseOf(0))
    assert.ok((first?.moved[0]?.from ?? 0) > (window?.to ?? 0))
    assert.equal(room.state.cases.get(caseOf(0))?.attempts, 1)
    lose(room)
    const second = lost(room)[1]
    assert.deepEqual([second?.moved.length, second?.closed.length], [0, 1])
    const known = room.state.cases.get(caseOf(0))
    assert.deepEqual([known?.attempts, known?.askedBack, known?.until], [1, false, undefined])
    assert.equal(known?.final, undefined, 'attempts are left, so it is tried as any other')
    room.tick(2)
    assert.equal(lost(room).length, 2, 'and nothing more is said of it')
  })

  it('is not lost by a clock that may be wrong: it waits until somebody has looked', () => {
    const room = new PaperRoom({ slots: 1 })
    const { window } = askedBack(room, 0)
    closed(room)
    const { now } = room
    room.now = later(room.now, 30 * 24 * hour)
    room.add({ type: 'clock.jumped', data: { byMs: 30 * 24 * hour } })
    const { seq } = room.state
    room.tick(2)
    assert.deepEqual(lost(room), [], 'a month ahead')
    room.now = later(now, hour)
    room.add({ type: 'clock.seen', by: supervisor, data: { upTo: seq } })
    room.tick(2)
    assert.deepEqual(lost(room), [], 'and put right')
    assert.equal(room.state.cases.get(caseOf(0))?.until, window?.to, 'their time is still theirs')
    lose(room)
    assert.equal(lost(room).length, 1)
  })

  it('is kept by a call: what is being rung is not lost', () => {
    const room = new PaperRoom({ slots: 1 })
    const { case: id, window } = askedBack(room, 0)
    assert.ok(window)
    closed(room)
    shiftAt(room, later(window.to, -30 * minute), window.slot)
    assert.ok(room.place(1))
    room.pass(40 * minute)
    room.do((s, c) => confirmPresence(s, c, supervisor))
    room.tick(1)
    assert.deepEqual(lost(room), [])
    assert.equal(room.state.cases.get(id)?.attempts, 1)
  })

  it('a case that had its attempts is coded as somebody who was never at home, and its number goes (G5)', () => {
    const room = new PaperRoom({ slots: 1 })
    askedBack(room, 0)
    closed(room)
    const known = room.state.cases.get(caseOf(0))
    assert.ok(known)
    known.attempts = 3
    lose(room)
    lose(room)
    assert.deepEqual(room.state.cases.get(caseOf(0))?.final, { code: '2.21' })
    assert.ok(room.state.doomedNumbers.has(caseOf(0)))
    assert.ok(room.effects.some((one) => one.do === 'erase-numbers'))
  })
})
