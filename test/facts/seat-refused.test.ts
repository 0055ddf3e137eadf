import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { closeIncident } from '../../src/facts/decide-supervise.ts'
import { PaperRoom, seat, supervisor } from './paper-room.ts'

describe('a seat’s phone that tries what it may not', () => {
  const opened = (room: PaperRoom) => room.types().filter((type) => type === 'incident.opened')

  it('opens one incident at its seat, however often it tries, until that is closed', () => {
    const room = new PaperRoom()
    room.ready(1)
    for (let i = 0; i < 1_000; i++) room.hear({ kind: 'seat-misused', seat: seat(1), count: 1 })
    assert.equal(opened(room).length, 1)
    const [incident] = room.state.incidents.values()
    assert.ok(incident, 'the supervisor sees it')
    assert.deepEqual([incident.kind, incident.seat], ['seat-phone', seat(1)])
    room.hear({ kind: 'seat-misused', seat: seat(2), count: 1 })
    assert.equal(opened(room).length, 2, 'another seat is another incident')
    room.do((s, c) => closeIncident(s, c, supervisor, incident.id))
    room.hear({ kind: 'seat-misused', seat: seat(1), count: 1 })
    assert.equal(opened(room).length, 3)
  })

  it('opens one incident when the switch tells what nobody asked it, until that is closed', () => {
    const room = new PaperRoom()
    for (let i = 0; i < 10; i++) room.hear({ kind: 'unknown-events' })
    assert.equal(opened(room).length, 1)
    const [incident] = room.state.incidents.values()
    assert.deepEqual([incident?.kind, incident?.seat], ['unknown-events', undefined])
  })

  it('is counted in the record, each time that the switch tells of its line, with one incident', () => {
    const room = new PaperRoom()
    room.ready(1)
    room.hear({ kind: 'seat-misused', seat: seat(1), count: 1 })
    room.hear({ kind: 'seat-misused', seat: seat(1), count: 41 })
    const counts = room.facts.flatMap((fact) =>
      fact.type === 'seat.misused' ? [[fact.on.seat, fact.data]] : [],
    )
    assert.deepEqual(counts, [
      [seat(1), { count: 1 }],
      [seat(1), { count: 41 }],
    ])
    assert.equal(opened(room).length, 1)
  })
})
