import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId } from '../../src/basics/ids.ts'
import { ok } from '../../src/basics/result.ts'
import { codeLate } from '../../src/facts/decide-code.ts'
import { closeShift, closingChecks } from '../../src/facts/decide-room.ts'
import { endAnyCall, supervise, takeOver } from '../../src/facts/decide-supervise.ts'
import { fold } from '../../src/facts/fold.ts'
import { countFact, newShiftCount, shiftFigures } from '../../src/facts/shift-count.ts'
import { emptyState } from '../../src/facts/state.ts'
import { goesWithShift } from '../../src/facts/with-shift.ts'
import { PaperRoom, seat, supervisor } from './paper-room.ts'

/** The call ends, and nobody confirms its outcome in time. */
function over(room: PaperRoom, call: CallId): void {
  room.hear({ kind: 'ended', call, cause: 'normal' })
  room.do((s, c) => {
    const known = s.calls.get(call)
    return known?.state === 'wrapping-up'
      ? ok(codeLate(s, c, known))
      : ok({ facts: [], reply: undefined })
  })
}

function rowsOf(room: PaperRoom) {
  room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
  return room.facts.flatMap((fact) =>
    fact.type === 'shift.calls' ? fact.data.attempts.map((row) => ({ ...row, on: fact.on })) : [],
  )
}

describe('what a shift leaves of its calls', () => {
  it('D2: counts an abandoned call once, though the view is of the moment before its code and the steps are gone', () => {
    const room = new PaperRoom()
    room.ready(1)
    const call = room.place(1)
    assert.ok(call)
    room.hear({ kind: 'ringing', call })
    room.hear({ kind: 'answered', call })
    room.hear({ kind: 'message-started', call })
    const view = emptyState()
    for (const fact of room.facts) fold(view, structuredClone(fact))
    over(room, call)
    rowsOf(room)
    for (const fact of room.facts)
      if (fact.type === 'shift.calls') fold(view, structuredClone(fact))
    const counted = [...view.campaigns.values()].flatMap(({ days }) => [...days.values()])
    assert.deepEqual(
      counted.map(({ abandoned }) => abandoned),
      [1],
    )
  })

  it('M4: says of each call which supervisor listened, took it over or ended it', () => {
    const room = new PaperRoom()
    room.ready(1)
    room.ready(2)
    const [one, two] = [room.talk(1), room.talk(2)]
    room.do((s, c) => supervise(s, c, supervisor, seat(1), 'listen'))
    room.do((s, c) => supervise(s, c, supervisor, seat(1), 'join'))
    room.do((s, c) => endAnyCall(s, c, supervisor, one))
    over(room, one)
    room.do((s, c) => takeOver(s, c, supervisor, two))
    over(room, two)
    const by = supervisor.person
    const entered = rowsOf(room).map((row) => [row.on.seat, row.entered])
    assert.deepEqual(entered.sort(), [
      [
        seat(1),
        [
          { by, did: 'listen' },
          { by, did: 'join' },
          { by, did: 'ended' },
        ],
      ],
      [seat(2), [{ by, did: 'took-over' }]],
    ])
  })

  it('names the supervisor who was listening already when somebody answered', () => {
    const room = new PaperRoom()
    room.ready(1)
    room.do((s, c) => supervise(s, c, supervisor, seat(1), 'listen'))
    over(room, room.talk(1))
    assert.deepEqual(rowsOf(room)[0]?.entered, [{ by: supervisor.person, did: 'listen' }])
  })

  it('G5: names the keys of interviews that are over and not destroyed yet, for whoever starts without the steps', () => {
    const room = new PaperRoom()
    room.ready(1)
    over(room, room.talk(1))
    const key = room.facts.flatMap((one) => (one.type === 'interview.begun' ? one.data.key : []))
    assert.equal(key.length, 1)
    rowsOf(room)
    const closed = room.facts.findLast(({ type }) => type === 'shift.closed')
    assert.deepEqual(closed?.type === 'shift.closed' && closed.data.keys, key)
    const state = emptyState()
    for (const fact of room.facts) if (!goesWithShift(state, fact)) fold(state, fact)
    assert.ok(
      key.every((one) => state.doomedKeys.has(one)),
      'it is destroyed all the same',
    )
  })

  it('counts in the report of the shift as the calls themselves would (D2)', () => {
    const room = new PaperRoom()
    room.ready(1)
    over(room, room.talk(1))
    room.pass(60_000)
    const call = room.place(1)
    assert.ok(call, 'a second call')
    room.hear({ kind: 'ringing', call })
    room.hear({ kind: 'ended', call, cause: 'busy' })
    rowsOf(room)
    const count = newShiftCount()
    for (const fact of room.facts) if (/^shift/.test(fact.type)) countFact(count, fact)
    const said = Object.fromEntries(shiftFigures(count).map(({ term, text }) => [term, text]))
    assert.equal(said['Calls placed'], '2')
    assert.equal(said['Calls answered'], '1')
    assert.equal(said['Calls abandoned'], '0')
  })
})
