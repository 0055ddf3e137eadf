import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { later } from '../../src/basics/instant.ts'
import { startCalls } from '../../src/facts/decide-agent.ts'
import { goesWithShift } from '../../src/facts/with-shift.ts'
import { PaperRoom, seat } from './paper-room.ts'

describe('design 3: what tells when a call was over goes with the shift', () => {
  it('the press for the next call does, and the one that begins the work does not', () => {
    const room = new PaperRoom()
    const by = room.sit(1)
    const pressed = () => {
      const now = startCalls(room.state, room.ctx(), by)
      const [fact] = now.ok ? now.value.facts : []
      assert.ok(fact, 'a press that counts')
      assert.equal(fact.type, 'agent.ready')
      return fact
    }
    assert.equal(goesWithShift(room.state, pressed()), false)
    room.do((s, c) => startCalls(s, c, by))
    const at = room.state.seats.get(seat(1))
    assert.ok(at, 'the seat is there')
    at.pauseUntil = later(room.now, 10_000)
    assert.equal(goesWithShift(room.state, pressed()), true, 'in the pause after a call')
  })
})
