import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { takeExit } from '../../src/facts/decide-interview.ts'
import { outcomesFor } from '../../src/facts/outcomes-for.ts'
import { type ExitKind, exits } from '../../src/scripts/exits.ts'
import { StudyRoom } from './study-room.ts'

/** Two questions are answered, a sensitive one among them, and the exit is taken; nobody agreed that anything is kept. */
function leftBy(exit: ExitKind) {
  const room = new StudyRoom()
  room.ready(1)
  const id = room.talk(1)
  room.readTo(1, 'brands')
  const { key } = room.at(1)
  room.do((s, c) => takeExit(s, c, room.agent(1), exit))
  room.hear({ kind: 'ended', call: id, cause: 'normal' })
  const call = room.callAt(1)
  assert.ok(call.state === 'wrapping-up', 'the outcome is asked for')
  return { room, key, listed: outcomesFor(room.state, room.ctx(), call) }
}

describe('R2, R4, R5: whoever leaves by an exit leaves no answer', () => {
  for (const exit of Object.keys(exits) as ExitKind[])
    it(`${exit}: whatever outcome is confirmed, the key of the answers goes and none is put away`, () => {
      for (const outcome of leftBy(exit).listed) {
        const { room, key } = leftBy(exit)
        room.do((s, c) => confirmOutcome(s, c, room.agent(1), outcome))
        const { completing, keeping, kept, interviews, doomedKeys } = room.state
        const left = completing.size + keeping.size + kept.size + interviews.size
        assert.equal(left, 0, `${outcome}: nothing is left`)
        assert.ok(doomedKeys.has(key), `${outcome}: its key is destroyed`)
      }
    })
})

describe('R2, R5: what the person asked for is no other outcome', () => {
  for (const exit of ['refuses', 'stop-and-delete', 'distressed', 'knows-me'] as const)
    it(`${exit} is the only outcome that can be confirmed`, () => {
      assert.deepEqual(leftBy(exit).listed, [exit])
    })

  it('never to be called again stays that, whoever said it', () => {
    assert.deepEqual(leftBy('never-call').listed, ['never-call', 'never-call-other'])
  })
})
