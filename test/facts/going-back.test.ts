import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answerBlock, goBack } from '../../src/facts/decide-interview.ts'
import { mayGoBack } from '../../src/scripts/go-back.ts'
import { optionsAt } from '../../src/scripts/options-at.ts'
import type { Answer, Place, Script } from '../../src/scripts/script.ts'
import { PaperRoom } from './paper-room.ts'

/** A conversation in which the first listed option is answered to everything, up to a block. */
function conversation(until: Place) {
  const room = new PaperRoom()
  const agent = room.ready(1)
  room.talk(1)
  const now = () => {
    const [interview] = room.state.interviews.values()
    assert.ok(interview, 'an interview is under way')
    return interview
  }
  const answer = (option?: string) => {
    const { at, seed, turns } = now()
    const first = option ?? optionsAt(room.script, at, seed)[0]?.id
    const said: Answer = first === undefined ? { kind: 'said' } : { kind: 'one', option: first }
    return room.try((s, c) => answerBlock(s, c, agent, { place: at, turn: turns, answer: said }))
  }
  const back = () => {
    const { at, turns } = now()
    return room.try((s, c) => goBack(s, c, agent, { place: at, turn: turns }))
  }
  while (now().at !== until) answer()
  return { room, now, answer, back }
}

describe('P5: going back, as the script allows', () => {
  it('one block back: the answer may be changed, and each press is one more sealed step', () => {
    const { now, answer, back, room } = conversation('has-policy')
    answer('yes')
    const { at: second, turns } = now()
    assert.ok('ok' in back(), 'from the second question to the first')
    assert.equal(now().at, 'has-policy')
    assert.equal(now().turns, turns + 1)
    answer('no')
    assert.deepEqual(now().answers['has-policy'], { kind: 'one', option: 'no' })
    assert.equal(now().turns, turns + 2)
    assert.notEqual(now().at, second, 'where it goes next follows the changed answer')
    assert.doesNotMatch(JSON.stringify(room.facts), /has-policy/, 'the record learns nothing of it')
  })

  it('block by block as far as the first question, and never into the opening (R1)', () => {
    const { now, answer, back } = conversation('has-policy')
    for (let i = 0; i < 3; i++) answer()
    let steps = 0
    while ('ok' in back()) steps += 1
    assert.equal(steps, 3)
    assert.equal(now().at, 'has-policy')
  })

  it('a stale page goes nowhere', () => {
    const { room, now, answer } = conversation('has-policy')
    answer('yes')
    const { at, turns } = now()
    const agent = { person: 'agent-1', role: 'agent', seat: '01' } as never
    const gone = room.try((s, c) => goBack(s, c, agent, { place: at, turn: turns - 1 }))
    assert.ok('refused' in gone && gone.refused.status === 409)
    assert.equal(now().at, at)
  })

  it('never from a block that says noReturn, and never from the closing words', () => {
    const { script } = new PaperRoom()
    const [first, second] = script.questions
    assert.ok(first && second)
    const shut: Script = {
      ...script,
      questions: script.questions.map((one) =>
        one === second && 'read' in one ? { ...one, noReturn: true } : one,
      ),
    }
    assert.equal(mayGoBack(script, second.id, first.id), true)
    assert.equal(mayGoBack(shut, second.id, first.id), false)
    assert.equal(mayGoBack(script, 'completed', second.id), false)
    assert.equal(mayGoBack(script, first.id, undefined), false)
    assert.equal(mayGoBack(script, first.id, script.opening.at(-1)?.id), false)
  })
})
