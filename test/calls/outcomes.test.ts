import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AttemptOutcome } from '../../src/calls/outcome.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { answerBlock, takeExit } from '../../src/facts/decide-interview.ts'
import { stopRoom } from '../../src/facts/decide-room.ts'
import { endAnyCall } from '../../src/facts/decide-supervise.ts'
import { outcomesFor } from '../../src/facts/outcomes-for.ts'
import type { HangupCause } from '../../src/phone/hangup-cause.ts'
import { exits } from '../../src/scripts/exits.ts'
import { optionsAt } from '../../src/scripts/options-at.ts'
import { caseOf, PaperRoom, supervisor } from '../facts/paper-room.ts'

/** A call whose agent gave this many answers, and that then ended so. */
function ended(
  answers: number,
  cause: HangupCause,
  before?: (room: PaperRoom, id: string) => void,
) {
  const room = new PaperRoom()
  const by = room.ready(1)
  const call = room.talk(1)
  for (let i = 0; i < answers; i++) {
    const [interview] = room.state.interviews.values()
    if (!interview || interview.at === 'completed') break
    const [first] = optionsAt(room.script, interview.at, interview.seed)
    const answer = first
      ? ({ kind: 'one', option: first.id } as const)
      : ({ kind: 'said' } as const)
    room.do((s, c) => answerBlock(s, c, by, { place: interview.at, turn: interview.turns, answer }))
  }
  before?.(room, call)
  room.hear({ kind: 'ended', call, cause })
  const now = room.state.calls.get(call)
  assert.ok(now?.state === 'wrapping-up')
  return { room, by, call: now, listed: outcomesFor(room.state, room.ctx(), now) }
}

const all = 100

describe('how a call ended', () => {
  const likeliest: readonly (readonly [string, AttemptOutcome, () => ReturnType<typeof ended>])[] =
    [
      ['the person hung up in the opening', 'refuses', () => ended(1, 'normal')],
      ['the line was lost in the opening', 'line-lost', () => ended(1, 'line-lost')],
      ['the person hung up half way', 'break-off', () => ended(8, 'normal')],
      ['the line was lost half way', 'line-lost', () => ended(8, 'line-lost')],
      ['every question was answered', 'completed', () => ended(all, 'normal')],
      ['the line was lost in the closing words', 'completed', () => ended(all, 'line-lost')],
      [
        'the room was closed in the opening',
        'ended-by-us',
        () => ended(1, 'normal', (room) => room.do((s, c) => stopRoom(s, c, supervisor, 'close'))),
      ],
      [
        'the room was cleared',
        'ended-by-us',
        () => ended(3, 'normal', (room) => room.do((s, c) => stopRoom(s, c, supervisor, 'clear'))),
      ],
      [
        'a supervisor ended it',
        'ended-by-us',
        () =>
          ended(3, 'normal', (room, id) =>
            room.do((s, c) => endAnyCall(s, c, supervisor, id as never)),
          ),
      ],
    ]
  for (const [what, outcome, make] of likeliest) {
    it(`${what}: ${outcome}, and that is what it becomes when nobody says`, () => {
      const { room, listed } = make()
      assert.equal(listed[0], outcome)
      room.tick(181)
      const coded = room.facts.findLast(({ type }) => type === 'attempt.coded')
      assert.equal((coded?.data as { outcome: string } | undefined)?.outcome, outcome)
    })
  }

  it('what a person asked for cannot be turned into anything else (R2, R5)', () => {
    for (const exit of ['refuses', 'stop-and-delete', 'distressed', 'knows-me'] as const) {
      const { listed } = ended(2, 'normal', (room) =>
        room.do((s, c) =>
          takeExit(s, c, { person: 'agent-1' as never, role: 'agent', seat: '01' as never }, exit),
        ),
      )
      assert.deepEqual(listed, [exit])
    }
  })

  it('T3: of “never call again” it is left to say who said it, and the number is on the list either way', () => {
    const said = (answers: number) =>
      ended(answers, 'normal', (room) =>
        room.do((s, c) =>
          takeExit(
            s,
            c,
            { person: 'agent-1' as never, role: 'agent', seat: '01' as never },
            'never-call',
          ),
        ),
      )
    assert.deepEqual(said(0).listed, ['never-call-other', 'never-call'], 'in the opening: anybody')
    assert.deepEqual(said(6).listed, ['never-call', 'never-call-other'], 'who answered: the person')
    for (const [outcome, code] of [
      ['never-call', '2.112'],
      ['never-call-other', '2.111'],
    ] as const) {
      const { room, by, call } = said(2)
      room.do((s, c) => confirmOutcome(s, c, by, outcome))
      assert.equal(room.state.cases.get(call.case)?.final?.code, code)
      assert.ok(room.state.toSuppress.has(call.case), outcome)
    }
  })

  it('what the room itself ended is no break-off, however far it had come, and is tried again', () => {
    const { room, by, call, listed } = ended(8, 'normal', (on) =>
      on.do((s, c) => stopRoom(s, c, supervisor, 'clear')),
    )
    assert.deepEqual(listed, ['ended-by-us', 'refuses'])
    room.do((s, c) => confirmOutcome(s, c, by, 'ended-by-us'))
    const known = room.state.cases.get(call.case)
    assert.equal(known?.final, undefined, 'interim')
    assert.ok(known?.notBefore, 'with a time from which it may be tried')
  })

  it('T2: no outcome in any list is a lead or a transfer', () => {
    for (const answers of [0, 1, 4, 8, all])
      for (const cause of ['normal', 'line-lost', 'other'] as const)
        for (const outcome of ended(answers, cause).listed)
          assert.doesNotMatch(outcome, /lead|transfer|interested|sale/)
    assert.equal(Object.keys(exits).length, 10)
  })

  it('D2: an answering machine is no live call, a conversation is one', () => {
    const passed = (exit: 'machine' | 'refuses') => {
      const { room } = ended(0, 'normal', (on) =>
        on.do((s, c) =>
          takeExit(s, c, { person: 'agent-1' as never, role: 'agent', seat: '01' as never }, exit),
        ),
      )
      room.tick(181)
      return (
        [...(room.state.campaigns.get('campaign' as never)?.days.values() ?? [])][0]?.passed ?? 0
      )
    }
    assert.equal(passed('machine'), 0)
    assert.equal(passed('refuses'), 1)
  })
})

describe('a call that reached nobody', () => {
  const unanswered: readonly (readonly [HangupCause, boolean, AttemptOutcome])[] = [
    ['no-answer', true, 'no-answer'],
    ['busy', false, 'busy'],
    ['rejected', true, 'rejected'],
    ['unobtainable', false, 'unobtainable'],
    ['trunk-fault', false, 'trunk-fault'],
    ['cancelled', true, 'no-answer'],
    ['cancelled', false, 'cancelled'],
    // A leg that was gone when the box came back: nobody is known to have answered.
    ['line-lost', false, 'cancelled'],
  ]
  for (const [cause, rang, outcome] of unanswered) {
    it(`${cause}${rang ? ' after ringing' : ''} codes itself as ${outcome}`, () => {
      const room = new PaperRoom()
      room.ready(1)
      const call = room.place(1)
      assert.ok(call)
      if (rang) room.hear({ kind: 'ringing', call })
      room.hear({ kind: 'ended', call, cause })
      assert.equal(room.state.calls.size, 0)
      assert.equal(room.state.cases.get(caseOf(0))?.lastOutcome, outcome)
    })
  }

  it('late and repeated news changes nothing', () => {
    const room = new PaperRoom()
    room.ready(1)
    const call = room.place(1)
    assert.ok(call)
    room.hear({ kind: 'ended', call, cause: 'busy' })
    const before = room.facts.length
    for (const event of [
      { kind: 'ringing', call },
      { kind: 'answered', call },
      { kind: 'message-started', call },
      { kind: 'ended', call, cause: 'normal' },
    ] as const)
      room.hear(event)
    assert.equal(room.facts.length, before)
    room.pass(6_000)
    const talking = room.talk(1)
    room.hear({ kind: 'ended', call: talking, cause: 'normal' })
    const wrapped = room.facts.length
    room.hear({ kind: 'message-started', call: talking })
    room.hear({ kind: 'ended', call: talking, cause: 'line-lost' })
    room.hear({ kind: 'answered', call: talking })
    assert.equal(room.facts.length, wrapped)
  })

  it('a seat lost in mid-call is one abandoned call and no answer of it is kept (D5, D8)', () => {
    const room = new PaperRoom()
    room.ready(1)
    const call = room.talk(1)
    room.hear({ kind: 'message-started', call })
    assert.equal(room.state.interviews.size, 0)
    assert.equal(room.state.doomedKeys.size, 1)
    room.hear({ kind: 'message-started', call })
    room.hear({ kind: 'ended', call, cause: 'normal' })
    const [today] = [...(room.state.campaigns.get('campaign' as never)?.days.values() ?? [])]
    assert.deepEqual({ ...today }, { abandoned: 1, passed: 0 })
    assert.equal([...room.state.incidents.values()].length, 1)
  })
})
