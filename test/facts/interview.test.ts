import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId } from '../../src/basics/ids.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { answerBlock, endOwnCall, goBack, takeExit } from '../../src/facts/decide-interview.ts'
import { takeOver } from '../../src/facts/decide-supervise.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { callMark } from '../../src/facts/refused-press.ts'
import type { Talk } from '../../src/facts/talk-floor.ts'
import { acceptAnswer } from '../../src/scripts/accept-answer.ts'
import { type ExitKind, exits } from '../../src/scripts/exits.ts'
import { nextPlace } from '../../src/scripts/next-place.ts'
import { optionsAt } from '../../src/scripts/options-at.ts'
import { walk } from '../../src/scripts/places.ts'
import { reachableAnswers } from '../../src/scripts/reachable-answers.ts'
import type { Answer, Place } from '../../src/scripts/script.ts'
import { fc } from '../support/fast-check.ts'
import { PaperRoom, supervisor } from './paper-room.ts'

const said: Answer = { kind: 'said' }
const one = (option: string): Answer => ({ kind: 'one', option })

class Call {
  readonly room = new PaperRoom()
  readonly agent = this.room.ready(1)
  readonly id = this.room.talk(1)

  get interview() {
    const [interview] = this.room.state.interviews.values()
    assert.ok(interview, 'an interview is under way')
    return interview
  }

  press(
    place: Place,
    answer: Answer,
    turn = this.interview.turns,
    by: Actor = this.agent,
    more: { readonly mark?: string; readonly talk?: Talk } = {},
  ) {
    return this.room.try((s, ctx) => answerBlock(s, ctx, by, { place, turn, answer, ...more }))
  }

  back(turn = this.interview.turns) {
    const { at: place } = this.interview
    return this.room.try((s, ctx) => goBack(s, ctx, this.agent, { place, turn }))
  }

  /** Answers what is open with the first option listed, until the block named. */
  until(place: Place): void {
    while (this.interview.at !== place) {
      const { at, seed } = this.interview
      assert.notEqual(at, 'completed')
      const [first] = optionsAt(this.room.script, at, seed)
      assert.ok('ok' in this.press(at, first ? one(first.id) : said))
    }
  }

  exit(exit: ExitKind, mark?: string) {
    return this.room.try((s, ctx) => takeExit(s, ctx, this.agent, exit, mark))
  }

  end() {
    return this.room.try((s, ctx) => endOwnCall(s, ctx, this.agent))
  }
}

const statusOf = (done: { ok: unknown } | { refused: { status: number } }) =>
  'refused' in done ? done.refused.status : 200

describe('P5: one approved question at a time', () => {
  const refusals: readonly (readonly [string, number, string, (call: Call) => unknown])[] = [
    ['a later question', 409, 'out-of-order', (call) => call.press('age', one('35-54'))],
    ['a place that does not exist', 409, 'out-of-order', (call) => call.press('x', one('yes'))],
    [
      'the page before, sent again',
      409,
      'out-of-order',
      (call) => {
        call.press('hello', said)
        return call.press('hello', said, 1)
      },
    ],
    [
      'the right place from an older page',
      409,
      'out-of-order',
      (call) => call.press('hello', said, call.interview.turns - 1),
    ],
    [
      'a page that is yet to come',
      409,
      'out-of-order',
      (call) => call.press('hello', said, call.interview.turns + 1),
    ],
    [
      'an option that no page has offered',
      409,
      'forged',
      (call) => {
        call.until('has-policy')
        return call.press('has-policy', one('07700 900123'))
      },
    ],
    [
      'nothing where an answer is due',
      422,
      'not-listed',
      (call) => {
        call.until('has-policy')
        return call.press('has-policy', said)
      },
    ],
    [
      'two answers to a question that takes one',
      422,
      'not-listed',
      (call) => {
        call.until('has-policy')
        return call.press('has-policy', { kind: 'several', options: ['yes', 'no'] })
      },
    ],
    [
      '“none of these” together with one of these',
      422,
      'not-listed',
      (call) => {
        call.until('reasons')
        return call.press('reasons', { kind: 'several', options: ['renew', 'none'] })
      },
    ],
    ['the end of the call before its closing words', 409, 'out-of-order', (call) => call.end()],
    [
      'an answer after the person hung up',
      409,
      'line-down',
      (call) => {
        call.room.hear({ kind: 'ended', call: call.id, cause: 'normal' })
        return call.press('hello', said)
      },
    ],
    [
      'an answer from a page of another call',
      409,
      'out-of-order',
      (call) => call.press('hello', said, 1, call.agent, { mark: callMark('other' as CallId) }),
    ],
    [
      'an exit from a page of another call',
      409,
      'out-of-order',
      (call) => call.exit('never-call', callMark('other' as CallId)),
    ],
    [
      'a step back from the first question into the opening',
      409,
      'no-way-back',
      (call) => {
        call.until('has-policy')
        return call.back()
      },
    ],
    [
      'an opening that nobody can have said yet (R1)',
      409,
      'too-soon',
      (call) => call.press('hello', said, 1, call.agent, { talk: { spokenMs: 900 } }),
    ],
    [
      'an opening said by nobody at all: the microphone is off (R1)',
      409,
      'too-soon',
      (call) => call.press('hello', said, 1, call.agent, { talk: { spokenMs: 0 } }),
    ],
    [
      'an exit after the person hung up',
      409,
      'line-down',
      (call) => {
        call.room.hear({ kind: 'ended', call: call.id, cause: 'normal' })
        return call.exit('refuses')
      },
    ],
    [
      'an answer after an exit',
      409,
      'out-of-order',
      (call) => {
        call.exit('call-back')
        return call.press('hello', said)
      },
    ],
    [
      'a second exit that would undo the first (R2)',
      409,
      'out-of-order',
      (call) => {
        call.exit('never-call')
        return call.exit('call-back')
      },
    ],
  ]
  for (const [what, status, why, press] of refusals) {
    it(`${what} is refused with ${status}, moves nothing, and is a fact without its content`, () => {
      const call = new Call()
      const done = press(call) as ReturnType<Call['press']>
      assert.equal(statusOf(done), status)
      const fact = call.room.facts.at(-1)
      assert.equal(fact?.type, 'interview.step_refused')
      assert.deepEqual(fact?.data, { why })
      assert.doesNotMatch(JSON.stringify(call.room.facts), /hello|has-policy|900123|renew/)
      const before = call.interview
      press(call)
      assert.deepEqual(call.interview.answers, before.answers)
    })
  }

  it('another seat’s session, and a supervisor who has not taken over, answer nothing', () => {
    const call = new Call()
    const other = call.room.ready(2)
    for (const by of [other, supervisor, { ...call.agent, seat: other.seat }]) {
      assert.equal(statusOf(call.press('hello', said, 1, by)), 409)
    }
    assert.equal(call.interview.turns, 1)
  })

  it('taken over, the supervisor answers and the agent does not', () => {
    const call = new Call()
    call.room.do((s, ctx) => takeOver(s, ctx, supervisor, call.id))
    assert.equal(statusOf(call.press('hello', said)), 409)
    assert.equal(statusOf(call.press('hello', said, 1, supervisor)), 200)
    assert.equal(statusOf(call.press('hello', said, 1, supervisor)), 409, 'once')
  })

  it('the same exit twice is one press sent twice', () => {
    const call = new Call()
    assert.equal(statusOf(call.exit('refuses')), 200)
    const { turns } = call.interview
    assert.equal(statusOf(call.exit('refuses')), 200)
    assert.equal(call.interview.turns, turns)
  })

  it('an exit can still be chosen while the closing words are read, and when the box asks for them (R2)', () => {
    const call = new Call()
    call.until('has-policy')
    call.room.add({
      type: 'interview.closing_forced',
      on: { call: call.id, seat: call.agent.seat, interview: call.interview.id },
      data: { by: 'stop', endsAt: call.room.now },
    })
    assert.equal(statusOf(call.press('has-policy', one('yes'))), 409, 'no more questions')
    assert.equal(statusOf(call.exit('never-call')), 200)
    assert.deepEqual(call.interview.ending, { by: 'exit', exit: 'never-call' })
  })

  it('a machine is cut at once (P2)', () => {
    const call = new Call()
    call.exit('machine')
    assert.deepEqual(call.room.commands('end-call'), [{ do: 'end-call', call: call.id }])
  })

  it('R5: distress and recognition open an incident in the same turn', () => {
    for (const exit of ['distressed', 'knows-me'] as const) {
      const call = new Call()
      call.exit(exit)
      assert.equal(call.room.state.incidents.size, 1)
    }
  })

  it('whatever is pressed, in whatever order, no illegal move is ever taken', () => {
    const places = walk(new PaperRoom().script).map(({ place }) => place)
    const options = ['yes', 'no', 'none', 'renew', '5', 'x', '', 'does-not-know', '35-54']
    const press = fc.record({
      what: fc.constantFrom('right', 'right', 'right', 'guess', 'exit', 'end', 'hang-up', 'code'),
      place: fc.constantFrom(...places, '', 'completed', 'x'),
      turn: fc.integer({ min: -1, max: 40 }),
      option: fc.constantFrom(...options),
      several: fc.subarray(options),
      exit: fc.constantFrom(...(Object.keys(exits) as ExitKind[])),
      pick: fc.nat(20),
    })
    fc.assert(
      fc.property(fc.array(press, { maxLength: 60 }), (presses) => {
        const call = new Call()
        const { room } = call
        for (const { what, place, turn, option, several, exit, pick } of presses) {
          const before = room.state.interviews.get([...room.state.interviews.keys()][0] as never)
          const up = room.state.calls.get(call.id)?.state === 'talking'
          if (!before) return
          if (what === 'exit') call.exit(exit)
          else if (what === 'end') call.end()
          else if (what === 'hang-up') room.hear({ kind: 'ended', call: call.id, cause: 'normal' })
          else if (what === 'code') room.try((s, ctx) => confirmOutcome(s, ctx, call.agent, exit))
          else {
            const right = what === 'right' && before.at !== 'completed'
            const listed = right ? optionsAt(room.script, before.at, before.seed) : []
            const good = listed[pick % Math.max(1, listed.length)]
            const guess: Answer =
              several.length > 1 ? { kind: 'several', options: several } : one(option)
            const answer = right ? (good ? one(good.id) : said) : guess
            const at = right ? before.at : place
            const done = call.press(at, answer, right ? before.turns : turn)
            const after = room.state.interviews.get(before.id)
            if ('refused' in done) {
              assert.deepEqual(after, before)
              assert.ok([409, 422].includes(done.refused.status))
              continue
            }
            assert.ok(up && !before.ending, 'only while the line is up and nothing has ended it')
            assert.ok(right || (place === before.at && turn === before.turns))
            const kept = acceptAnswer(room.script, at, answer, before.answers)
            assert.ok(kept.ok)
            assert.deepEqual(after?.answers, { ...before.answers, [at]: kept.value })
            assert.equal(
              after?.at,
              nextPlace(
                room.script,
                at,
                reachableAnswers(room.script, after?.answers ?? {}),
                before.seed,
              ),
            )
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})
