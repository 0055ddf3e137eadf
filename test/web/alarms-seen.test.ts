import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { hour } from '../../src/basics/instant.ts'
import { openIncident } from '../../src/facts/decide-supervise.ts'
import { alarmsSeen } from '../../src/web/alarms-seen.ts'
import { PaperRoom, seat, supervisor } from '../facts/paper-room.ts'

describe('what the live page calls the supervisor to', () => {
  const texts = (room: PaperRoom) => alarmsSeen(room.state, room.ctx()).map(({ text }) => text)
  const connected = (options = {}) => {
    const room = new PaperRoom(options)
    room.hear({ kind: 'connected' })
    return room
  }
  const distress = (room: PaperRoom, at: SeatId) =>
    room.do((s, c) => openIncident(s, c, supervisor, { kind: 'distress', seat: at }))

  it('incidents that read the same are told once, with how many there are, and the newest last', () => {
    const room = connected()
    for (const at of [seat(1), seat(2), seat(1)]) distress(room, at)
    assert.deepEqual(texts(room), [
      'Seat 2: A respondent was distressed.',
      'Seat 1: A respondent was distressed, 2 times.',
    ])
  })

  it('a shift whose time is over says so, and leads to its close', () => {
    const room = connected({ until: 13 * 60 })
    room.now = (room.state.shift?.until ?? 0) as typeof room.now
    const [alarm] = alarmsSeen(room.state, room.ctx())
    assert.match(alarm?.text ?? '', /until 13:00\. Close it, then open the next one/)
    assert.equal(alarm?.link?.href, '/supervisor/close')
    const early = connected({ until: 13 * 60 })
    early.pass(hour)
    assert.deepEqual(texts(early), [])
  })

  it('a switch that is away comes before everything else', () => {
    const room = connected()
    distress(room, seat(1))
    room.hear({ kind: 'disconnected', why: 'the wire was cut' })
    assert.match(texts(room)[0] ?? '', /not connected to its telephone switch/)
  })
})
