import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Ctx, Decision } from '../../src/facts/decide.ts'
import { endBreak, startCalls, takeBreak } from '../../src/facts/decide-agent.ts'
import { callSupervisor, changeDisplay } from '../../src/facts/decide-help.ts'
import { acknowledge, closing, openSeatSession } from '../../src/facts/decide-people.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import type { NewFact } from '../../src/facts/fact.ts'
import { sumDisplays, sumSeats } from '../../src/facts/seat-count.ts'
import type { State } from '../../src/facts/state.ts'
import { goesWithShift } from '../../src/facts/with-shift.ts'
import { PaperRoom } from './paper-room.ts'

describe('design 3: what tells when a call was over goes with the shift', () => {
  it('what an agent presses between two calls, or in one, is no line with a time', () => {
    const room = new PaperRoom()
    const by = room.sit(1)
    const fact = (made: Decision): NewFact => {
      const [first] = made.ok ? made.value.facts : (made.error.facts ?? [])
      assert.ok(first, 'a press that counts')
      return first
    }
    const goes = (made: (state: State, ctx: Ctx) => Decision) =>
      goesWithShift(room.state, fact(made(room.state, room.ctx())))
    for (const made of [
      (s, c) => startCalls(s, c, by),
      (s, c) => takeBreak(s, c, by, 'rest'),
      (s, c) => callSupervisor(s, c, by),
      (s, c) => changeDisplay(s, c, by, 'tint', 'blue'),
      (s, c) => takeSwitchEvent(s, c, { kind: 'seat-down', seat: by.seat, cause: 'normal' }),
      () => acknowledge(by),
    ] satisfies ((state: State, ctx: Ctx) => Decision)[])
      assert.equal(goes(made), true, made.toString())
    const again = (s: State, c: Ctx) => openSeatSession(s, c, by, 'again')
    const opened = again(room.state, room.ctx())
    const types = opened.ok ? opened.value.facts : []
    assert.deepEqual(
      types.map((one) => [one.type, goesWithShift(room.state, one)]),
      [
        ['session.closed', true],
        ['session.opened', true],
      ],
      'out and in again',
    )
  })

  it('that somebody came, was given a seat, was removed from it, or that the shift ended, is a line as before', () => {
    const room = new PaperRoom()
    const by = room.sit(1)
    room.state.tally.atSeats?.clear()
    const first = openSeatSession(room.state, room.ctx(), by, 'first')
    const opened = first.ok ? first.value.facts.at(-1) : undefined
    assert.ok(opened?.type === 'session.opened')
    assert.equal(goesWithShift(room.state, opened), false, 'the first sign-in of the shift')
    for (const why of ['removed', 'released', 'shift-closed'] as const)
      for (const one of closing(room.state, by.person, why))
        assert.equal(goesWithShift(room.state, one), false, why)
    const on = { seat: by.seat, person: by.person }
    const released: NewFact = { type: 'seat.released', on, data: { why: 'called-away' } }
    assert.equal(goesWithShift(room.state, released), false)
  })

  it('is counted at its close, by seat and person, and how the pages look is kept', () => {
    const room = new PaperRoom()
    const by = room.sit(1)
    room.do((s, c) => takeBreak(s, c, by, 'rest'))
    room.do((s, c) => endBreak(s, c, by))
    room.do((s, c) => startCalls(s, c, by))
    room.do((s, c) => takeBreak(s, c, by, 'movement'))
    room.do((s, c) => changeDisplay(s, c, by, 'tint', 'blue'))
    room.do((s, c) => callSupervisor(s, c, by))
    const [counted] = sumSeats(room.state)
    assert.equal(counted?.type, 'seat.counted')
    assert.deepEqual(counted.on, { shift: room.state.shift?.id, seat: by.seat, person: by.person })
    const { 'signed-in': _in, notice: _n, 'line-up': _up, ...pressed } = counted.data.counts
    assert.deepEqual(pressed, {
      ready: 1,
      'break-rest': 1,
      'break-movement': 1,
      back: 1,
      help: 1,
      display: 1,
    })
    const { display } = room.state.people.get(by.person) ?? {}
    const on = { person: by.person }
    const who = { person: by.person, role: 'agent' }
    assert.deepEqual(sumDisplays(room.state), [
      { type: 'agent.display_changed', by: who, on, data: display },
    ])
  })

  it('leaves no sign-in at a seat behind: whose end went with the steps, an older view may still hold it', () => {
    const room = new PaperRoom()
    const by = room.sit(1)
    assert.ok([...room.state.sessions.values()].some(({ seat }) => seat === by.seat))
    const shift = room.state.shift?.id
    assert.ok(shift, 'a shift is open')
    room.add({ type: 'shift.closed', by, on: { shift }, data: { checks: [] } })
    assert.deepEqual(
      [...room.state.sessions.values()].filter(({ seat }) => seat !== undefined),
      [],
    )
  })
})
