import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { IncidentId } from '../../src/basics/ids.ts'
import { holdingBack } from '../../src/facts/decide-dial.ts'
import { isOpen } from '../../src/facts/fold-incidents.ts'
import { dumpState, loadState } from '../../src/facts/snapshot.ts'
import type { State } from '../../src/facts/state.ts'
import type { IncidentKind } from '../../src/supervision/incident.ts'
import { incidentsSeen } from '../../src/web/incidents-seen.ts'
import { fc } from '../support/fast-check.ts'
import { PaperRoom, seat, supervisor } from './paper-room.ts'

function opened(room: PaperRoom, id: string, kind: IncidentKind, at?: number): void {
  const on = { incident: id as IncidentId, ...(at === undefined ? {} : { seat: seat(at) }) }
  room.add({ type: 'incident.opened', on, data: { kind } })
}

function closed(room: PaperRoom, id: string): void {
  room.add({
    type: 'incident.closed',
    by: supervisor,
    on: { incident: id as IncidentId },
    data: {},
  })
}

/** Written to the view and read again. */
function readAgain(state: State): State {
  const none = { seal: () => undefined, open: () => undefined }
  const again = loadState(JSON.parse(JSON.stringify(dumpState(state, none))), none)
  assert.ok(again, 'the view is of this release')
  return again
}

describe('incidents that are closed', () => {
  it('are not looked at by a dial, however many there are (D10)', () => {
    const room = new PaperRoom()
    for (let n = 0; n < 1_000; n++) {
      opened(room, `i-${n}`, 'caller-id')
      closed(room, `i-${n}`)
    }
    room.ready(1)
    Object.assign(room.state.incidents, {
      values: () => assert.fail('every incident there ever was is walked through'),
      [Symbol.iterator]: () => assert.fail('every incident there ever was is walked through'),
    })
    assert.deepEqual(holdingBack(room.state, room.ctx(), room.world), [])
    assert.ok(room.place(1), 'the seat calls')
    room.hear({ kind: 'caller-id-differs', call: room.state.seats.get(seat(1))?.call as never })
    assert.ok(isOpen(room.state, 'caller-id'), 'and one that comes is opened')
  })

  it('are told from open ones in the same way after a start, whatever happened before', () => {
    const kinds = ['caller-id', 'seat-phone', 'threat'] as const
    const deed = fc.record({
      id: fc.nat({ max: 9 }),
      kind: fc.constantFrom(...kinds),
      seat: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
      close: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const room = new PaperRoom()
        for (const [n, one] of deeds.entries())
          if (one.close) closed(room, `i-${one.id}`)
          else opened(room, `i-${n}`, one.kind, one.seat)
        const open = [...room.state.incidents.values()].filter((one) => one.open)
        assert.deepEqual([...room.state.openIncidents.values()], open)
        const again = readAgain(room.state)
        assert.deepEqual(again.openIncidents, room.state.openIncidents)
        for (const one of open) again.openIncidents.delete(one.id)
        assert.equal(again.openIncidents.size, 0)
      }),
    )
  })

  it('hold dialling back again as soon as one is opened, and until it is closed (D10)', () => {
    const room = new PaperRoom()
    room.ready(1)
    opened(room, 'one', 'caller-id')
    opened(room, 'two', 'caller-id')
    closed(room, 'one')
    assert.equal(room.place(1), undefined, 'one is still open')
    closed(room, 'two')
    assert.ok(room.place(1), 'none is')
  })

  it('are shown as the last hundred, and every open one is, however old', () => {
    const room = new PaperRoom()
    const seen = () => incidentsSeen(room.state, room.ctx(), supervisor, '/supervisor/incidents')
    opened(room, 'first', 'line-fault', 2)
    assert.equal(seen().older, undefined)
    for (let n = 0; n < 101; n++) {
      opened(room, `i-${n}`, 'line-fault')
      closed(room, `i-${n}`)
    }
    const { incidents, older } = seen()
    assert.equal(incidents.length, 101)
    assert.deepEqual(
      [incidents.at(-1)?.where, incidents.at(-1)?.state, incidents[0]?.state],
      ['Seat 2', 'Open', 'Closed'],
    )
    assert.equal(older, '1 incident that was closed earlier is in the record.')
    opened(room, 'more', 'line-fault')
    closed(room, 'more')
    assert.equal(seen().older, '2 incidents that were closed earlier are in the record.')
  })
})
