import assert from 'node:assert/strict'
import { it } from 'node:test'
import { trialSettings, untimed } from '../../src/config.ts'
import { readTooFast, saidTooSoon } from '../../src/facts/talk-floor.ts'
import { PaperRoom } from './paper-room.ts'

it('R1: where nobody’s reading is timed, not even a block of which nothing was heard is read too fast', () => {
  const room = new PaperRoom()
  room.ready(1)
  room.talk(1)
  const [interview] = room.state.interviews.values()
  assert.ok(interview, 'an interview is under way')
  const talk = { spokenMs: 0 }
  assert.equal(readTooFast(trialSettings, room.script, interview, talk), true, 'where it is timed')
  assert.equal(readTooFast(untimed, room.script, interview, talk), false)
  assert.equal(saidTooSoon(untimed, room.script, interview, talk), undefined)
})
