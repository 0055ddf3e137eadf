import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { minute } from '../../src/basics/instant.ts'
import { startCalls } from '../../src/facts/decide-agent.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { closeShift, closingChecks, resumeRoom, stopRoom } from '../../src/facts/decide-room.ts'
import { assignSeats, releaseFromSeat } from '../../src/facts/decide-seats.ts'
import { endAnyCall, supervise, takeOver } from '../../src/facts/decide-supervise.ts'
import type { Actor } from '../../src/facts/fact.ts'
import type { StopKind } from '../../src/supervision/stops.ts'
import { PaperRoom, seat, second, supervisor } from '../facts/paper-room.ts'

const stop = (room: PaperRoom, kind: StopKind) =>
  room.do((s, c) => stopRoom(s, c, supervisor, kind))
const resume = (room: PaperRoom) => room.do((s, c) => resumeRoom(s, c, supervisor))
const stateOf = (room: PaperRoom, id: string) => room.state.calls.get(id as never)?.state

/** Three seats: one talks, one rings, one is ready. */
function atWork() {
  const room = new PaperRoom()
  for (const number of [1, 2, 3]) room.ready(number)
  const talking = room.talk(1)
  const ringing = room.place(2)
  assert.ok(ringing)
  room.hear({ kind: 'ringing', call: ringing })
  return { room, talking, ringing }
}

describe('the three stops', () => {
  it('Freeze: no new dial, what rings and what talks goes on; Resume ends it (J8)', () => {
    const { room, talking, ringing } = atWork()
    stop(room, 'freeze')
    assert.equal(room.place(3), undefined)
    room.hear({ kind: 'answered', call: ringing })
    room.tick(120)
    assert.equal(stateOf(room, talking), 'talking')
    assert.equal(stateOf(room, ringing), 'talking')
    assert.deepEqual(room.commands('apologise'), [])
    resume(room)
    assert.ok(room.place(3))
  })

  it('Close: live calls go to their closing words, what still rings too once it is answered', () => {
    const { room, talking, ringing } = atWork()
    stop(room, 'close')
    assert.equal(room.place(3), undefined)
    room.hear({ kind: 'answered', call: ringing })
    room.tick()
    for (const id of [talking, ringing]) {
      const call = room.state.calls.get(id)
      assert.ok(call?.state === 'talking' && call.closeBy, id)
    }
    room.tick(61)
    assert.deepEqual(
      new Set(room.commands('apologise').map((one) => 'call' in one && one.call)),
      new Set([talking, ringing]),
    )
  })

  it('Clear: respondents hear an apology at once, what rings is let go, and nobody is ready any more', () => {
    const { room, talking, ringing } = atWork()
    stop(room, 'clear')
    assert.deepEqual(room.commands().slice(-2), [
      { do: 'apologise', call: talking },
      { do: 'end-call', call: ringing },
    ])
    for (const one of room.state.seats.values()) assert.equal(one.mode.is, 'not-ready')
    room.hear({ kind: 'ended', call: talking, cause: 'normal' })
    room.hear({ kind: 'ended', call: ringing, cause: 'cancelled' })
    room.tick(240)
    resume(room)
    room.pass(minute)
    assert.equal(room.place(3), undefined, 'who comes back from the yard presses Ready first')
    room.do((s, c) =>
      startCalls(s, c, { person: 'agent-3' as never, role: 'agent', seat: seat(3) }),
    )
    assert.ok(room.place(3))
  })

  it('Clear: a phone that is answered all the same finds no agent, and counts as abandoned (D2, D8)', () => {
    const { room, ringing } = atWork()
    stop(room, 'clear')
    room.hear({ kind: 'answered', call: ringing })
    assert.equal(stateOf(room, ringing), 'abandoned')
    const [today] = [...(room.state.campaigns.get('campaign' as never)?.days.values() ?? [])]
    assert.equal(today?.abandoned, 1)
    room.hear({ kind: 'ended', call: ringing, cause: 'normal' })
    const coded = room.facts.findLast(({ type }) => type === 'attempt.coded')
    assert.equal((coded?.data as { outcome: string } | undefined)?.outcome, 'abandoned')
  })

  it('a stricter stop may follow a milder one, never the reverse', () => {
    const kinds = ['freeze', 'close', 'clear'] as const
    for (const [i, before] of kinds.entries()) {
      for (const [j, after] of kinds.entries()) {
        const { room } = atWork()
        stop(room, before)
        const done = room.try((s, c) => stopRoom(s, c, supervisor, after))
        assert.equal('ok' in done, j >= i, `${after} after ${before}`)
        assert.equal(room.state.shift?.stop, j >= i ? after : before)
      }
    }
  })
})

describe('a call changes hands', () => {
  it('a call may be taken over once, and the supervisor’s one line is in one call at a time', () => {
    const room = new PaperRoom()
    room.ready(1)
    room.ready(2)
    const [one, two] = [room.talk(1), room.talk(2)]
    room.do((s, c) => supervise(s, c, supervisor, seat(1), 'listen'))
    room.do((s, c) => takeOver(s, c, supervisor, one))
    assert.equal(room.state.supervising.size, 0, 'the listening ends in the record')
    for (const [by, call] of [
      [second, one],
      [supervisor, two],
      [second, two],
    ] as const)
      assert.equal(room.refused((s, c) => takeOver(s, c, by, call)).status, 409)
    const told = (by: Actor) => room.refused((s, c) => supervise(s, c, by, seat(2), 'listen'))
    assert.equal(told(second).status, 409)
    assert.match(told(supervisor).sentence, /^You have taken over a call.*End that call first\./)
    assert.match(told(second).sentence, /^Another supervisor .*Wait until that call is over\./)
    room.hear({ kind: 'ended', call: one, cause: 'normal' })
    room.do((s, c) => takeOver(s, c, second, two))
  })

  it('the agent whose call was taken gets no other before it has its outcome (D1)', () => {
    const room = new PaperRoom()
    const agent = room.ready(1)
    const call = room.talk(1)
    room.do((s, c) => takeOver(s, c, supervisor, call))
    room.hear({ kind: 'ended', call, cause: 'normal' })
    assert.equal(room.place(1), undefined)
    assert.equal(room.refused((s, c) => confirmOutcome(s, c, agent, 'refuses')).status, 409)
    room.do((s, c) => confirmOutcome(s, c, supervisor, 'refuses'))
    room.tick(6)
    assert.ok(room.place(1))
  })

  it('a supervisor’s line that drops in a call taken over lets the respondent go with an apology', () => {
    const room = new PaperRoom()
    room.ready(1)
    const call = room.talk(1)
    room.do((s, c) => takeOver(s, c, supervisor, call))
    room.hear({ kind: 'supervising-stopped', supervisor: seat(90) })
    assert.deepEqual(room.commands('apologise'), [{ do: 'apologise', call }])
  })

  it('a seat whose last call is still up is given to nobody else', () => {
    const room = new PaperRoom()
    room.ready(1)
    const call = room.talk(1)
    room.do((s, c) => releaseFromSeat(s, c, supervisor, seat(1)))
    room.person('agent', 'next')
    const seating = [{ seat: seat(1), person: 'next' as never }]
    assert.equal(room.refused((s, c) => assignSeats(s, c, supervisor, seating)).status, 409)
    room.hear({ kind: 'ended', call, cause: 'normal' })
    room.do((s, c) => confirmOutcome(s, c, supervisor, 'refuses'))
    assert.equal(room.do((s, c) => assignSeats(s, c, supervisor, seating)).seated, 1)
  })

  it('nobody is given two seats, and no seat two people', () => {
    const room = new PaperRoom()
    const [a, b] = [room.person('agent', 'a'), room.person('agent', 'b')]
    for (const seating of [
      [
        { seat: seat(1), person: a },
        { seat: seat(1), person: b },
      ],
      [
        { seat: seat(1), person: a },
        { seat: seat(2), person: a },
      ],
    ]) {
      assert.equal(room.refused((s, c) => assignSeats(s, c, supervisor, seating)).status, 422)
      assert.equal(room.state.seats.size, 0)
    }
  })

  it('a call that a supervisor ends while it rings, and that is answered, has nobody: it is abandoned', () => {
    const room = new PaperRoom()
    room.ready(1)
    const call = room.place(1)
    assert.ok(call)
    room.hear({ kind: 'ringing', call })
    room.do((s, c) => endAnyCall(s, c, supervisor, call))
    assert.deepEqual(room.commands('end-call'), [{ do: 'end-call', call }])
    room.hear({ kind: 'answered', call })
    assert.equal(stateOf(room, call), 'abandoned')
  })
})

describe('the end of a shift', () => {
  const checks = Object.keys(closingChecks)

  it('a shift closes with every check ticked and no call up, talking, ringing, coding or abandoned (J11)', () => {
    const { room, talking, ringing } = atWork()
    assert.equal(room.refused((s, c) => closeShift(s, c, supervisor, [])).rule, 'J11')
    assert.equal(room.refused((s, c) => closeShift(s, c, supervisor, checks)).status, 409)
    room.hear({ kind: 'message-started', call: ringing })
    room.hear({ kind: 'ended', call: talking, cause: 'normal' })
    assert.equal(room.refused((s, c) => closeShift(s, c, supervisor, checks)).status, 409)
    room.hear({ kind: 'ended', call: ringing, cause: 'normal' })
    room.tick(3 * 60)
    room.do((s, c) => supervise(s, c, supervisor, seat(3), 'listen'))
    room.do((s, c) => closeShift(s, c, supervisor, checks))
    assert.equal(room.state.shift, undefined)
    assert.equal(room.state.sessions.size, 0)
    assert.ok(room.types().includes('supervision.ended'), 'listening ends in the record')
    assert.ok(room.effects.some((one) => one.do === 'close-steps'))
  })

  it('M15: nobody is signed out in the middle of a call; the session ends when the call has its outcome', () => {
    const room = new PaperRoom({ until: 10 * 60 + 10 })
    const agent = room.ready(1)
    room.ready(2)
    const call = room.talk(1)
    room.tick(11 * 60)
    assert.deepEqual(
      [...room.state.sessions.values()].map((one) => one.person),
      [agent.person],
    )
    room.hear({ kind: 'ended', call, cause: 'normal' })
    room.tick()
    assert.equal(room.state.sessions.size, 1)
    room.do((s, c) => confirmOutcome(s, c, agent, 'refuses'))
    room.tick()
    assert.equal(room.state.sessions.size, 0)
    assert.equal(room.place(1), undefined)
  })
})
