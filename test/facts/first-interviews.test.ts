import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { checksToClose, closeShift } from '../../src/facts/decide-room.ts'
import { countFact, newShiftCount, shiftFigures } from '../../src/facts/shift-count.ts'
import { needsEar } from '../../src/facts/situations.ts'
import { noteAt } from '../../src/web/report-links.ts'
import { seatSeen } from '../../src/web/seat-seen.ts'
import { interview, leave, listen, nextShift, readToEnd } from './paper-interview.ts'
import { PaperRoom, seat, supervisor } from './paper-room.ts'

const by = { person: 'agent-1' as never, role: 'agent', seat: seat(1) } as const
/** A room where three interviews of a new agent may go unheard, and three are to be heard. */
function roomOf(): PaperRoom {
  const room = new PaperRoom({
    settings: { firstInterviews: 3, fastestWords: Number.MAX_SAFE_INTEGER },
  })
  room.ready(1)
  return room
}

const held = (room: PaperRoom) => {
  const at = room.state.seats.get(seat(1))
  assert.ok(at)
  return needsEar(room.state, room.ctx(), at)
}

describe('R10: a new agent’s first interviews are heard', () => {
  it('after so many that were not, no call is placed until a supervisor is on the line, and so on to the last of them', () => {
    const room = roomOf()
    for (let n = 0; n < 3; n++) assert.ok(interview(room), `unheard interview ${n + 1}`)
    assert.equal(interview(room), false, 'the fourth would go unheard, too')
    for (let n = 0; n < 3; n++) {
      assert.ok(held(room), `held before heard interview ${n + 1}`)
      listen(room)
      assert.ok(!held(room))
      assert.ok(interview(room), `heard interview ${n + 1}`)
      leave(room)
    }
    assert.ok(!held(room), 'no longer new')
    assert.ok(interview(room))
  })

  it('an interview is heard by whoever comes while it is up, and not by who was there before or after it', () => {
    const room = roomOf()
    interview(room, () => listen(room))
    leave(room)
    for (let n = 0; n < 3; n++) assert.ok(interview(room), 'three unheard besides the one heard')
    assert.ok(held(room))
    listen(room)
    const call = room.place(1)
    assert.ok(call)
    leave(room)
    room.hear({ kind: 'ringing', call })
    room.hear({ kind: 'answered', call })
    readToEnd(room, call)
    room.hear({ kind: 'ended', call, cause: 'normal' })
    listen(room)
    leave(room)
    room.do((s, c) => confirmOutcome(s, c, by, 'completed'))
    room.tick(10)
    const { note } = noteAt(room.state, room.ctx(), room.state.seats.get(seat(1)) as never, 0)
    assert.equal(note, 'New: 2 to hear. Needs a listener: calls begin when you listen here')
  })

  it('R9: a shift below the targets is not signed off without a word of it; where all were heard, nothing is asked', () => {
    const room = roomOf()
    const exits = ['exit-search', 'seats-clear']
    assert.deepEqual(checksToClose(room.state, room.ctx()), exits, 'nobody has worked yet')
    interview(room)
    const close = (checks: readonly string[]) =>
      closeShift(room.state, room.ctx(), supervisor, checks)
    const refused = close(exits)
    assert.ok(!refused.ok)
    assert.equal(refused.error.sentence, 'Tick every check before the shift closes.')
    room.do(() => close([...exits, 'below-target']))
    const closed = room.facts.flatMap((fact) => (fact.type === 'shift.closed' ? [fact] : []))
    assert.deepEqual(
      closed.map(({ data }) => data.checks),
      [[...exits, 'below-target']],
    )
    const count = newShiftCount()
    for (const fact of closed) countFact(count, fact)
    const report = shiftFigures(count).map(({ term, text }) => `${term}: ${text}`)
    assert.ok(report.includes('Interviews heard and asked about: Too few'), report.join())
  })

  it('holds over the close of a shift, and the agent is told nothing of why', () => {
    const room = roomOf()
    for (let n = 0; n < 3; n++) interview(room)
    const seen = seatSeen(room.state, room.ctx(), 't-agent-1', seat(1), {
      world: room.world,
      sound: { phone: 'desk' } as never,
    })
    assert.ok(seen.page === 'between' && seen.held, JSON.stringify(seen))
    assert.doesNotMatch(JSON.stringify(seen), /new|hear|listen/i)
    nextShift(room)
    assert.ok(held(room))
    assert.equal(interview(room), false)
  })

  it('is off where the room asks for nothing', () => {
    const room = new PaperRoom({ settings: { fastestWords: Number.MAX_SAFE_INTEGER } })
    room.ready(1)
    for (let n = 0; n < 7; n++) assert.ok(interview(room))
  })
})
