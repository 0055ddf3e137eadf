import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId } from '../../src/basics/ids.ts'
import { agentNow } from '../../src/facts/agent-now.ts'
import type { Settings } from '../../src/facts/decide.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { answerBlock, endOwnCall, takeExit } from '../../src/facts/decide-interview.ts'
import { closeShift, closingChecks, stepOut } from '../../src/facts/decide-room.ts'
import { takeOver } from '../../src/facts/decide-supervise.ts'
import {
  answerCheck,
  beginCheck,
  openCheck,
  openChecks,
} from '../../src/facts/decide-validation.ts'
import { goesWithShift } from '../../src/facts/with-shift.ts'
import { optionsAt } from '../../src/scripts/options-at.ts'
import { campaign, PaperRoom, second, supervisor } from './paper-room.ts'

const always: Partial<Settings> = { validation: { oneIn: 1, catchUpOneIn: 1, waitMs: 30_000 } }

/** Answers to the end, the first option each time. */
function untilClosing(room: PaperRoom, call: CallId, number = 1): void {
  const known = room.state.calls.get(call)
  assert.equal(known?.state, 'talking')
  for (;;) {
    const interview = known?.state === 'talking' && room.state.interviews.get(known.interview)
    assert.ok(interview, 'an interview is under way')
    const { at: place, seed, turns: turn } = interview
    if (place === 'completed') return
    const [first] = optionsAt(room.script, place, seed)
    const answer = first
      ? ({ kind: 'one', option: first.id } as const)
      : ({ kind: 'said' } as const)
    room.do((s, c) => answerBlock(s, c, agent(number), { place, turn, answer }))
  }
}

const agent = (number: number) =>
  ({ person: `agent-${number}`, role: 'agent', seat: `0${number}` }) as never

function atClosing(settings: Partial<Settings> = always, number = 1) {
  const room = new PaperRoom({ settings, until: 20 * 60 })
  room.ready(number)
  const call = room.talk(number)
  untilClosing(room, call, number)
  return { room, call }
}

function hangUp(room: PaperRoom, call: CallId, number = 1): void {
  room.hear({ kind: 'ended', call, cause: 'normal' })
  room.do((s, c) => confirmOutcome(s, c, agent(number), 'completed'))
}

/** A whole interview, with a check of it that comes out so. */
function checked(room: PaperRoom, number: number, told?: 'yes' | 'no'): void {
  room.pass(60_000)
  const call = room.talk(number)
  untilClosing(room, call, number)
  if (told) {
    room.do((s, c) => beginCheck(s, c, supervisor, call))
    room.do((s, c) => answerCheck(s, c, supervisor, call, { asked: 'yes', told }))
  }
  hangUp(room, call, number)
}

describe('R9: two questions by the supervisor at the end of an interview', () => {
  it('are drawn for when the last answer is given, and nothing of it is there before', () => {
    const room = new PaperRoom({ settings: always })
    room.ready(1)
    const call = room.talk(1)
    assert.equal(room.state.validations.size, 0)
    untilClosing(room, call)
    assert.deepEqual([openCheck(room.state, call)?.is, openChecks(room.state)], ['drawn', [call]])
  })

  it('are drawn for about one interview in ten, and one in four of an agent who has had too few', () => {
    const settings = { validation: { oneIn: 10, catchUpOneIn: 4, waitMs: 30_000 } }
    const room = new PaperRoom({ settings, slots: 900, until: 20 * 60, seed: 'drawn' })
    room.ready(1)
    let drawn = 0
    for (let n = 0; n < 150; n++) {
      room.pass(10_000)
      const call = room.talk(1)
      untilClosing(room, call)
      if (openCheck(room.state, call)) {
        drawn += 1
        room.do((s, c) => beginCheck(s, c, supervisor, call))
        room.do((s, c) => answerCheck(s, c, supervisor, call, { asked: 'yes', told: 'yes' }))
      }
      hangUp(room, call)
    }
    assert.ok(drawn >= 15 && drawn <= 30, `${drawn} of 150`)
    assert.equal(agentNow(room.state, campaign, 'agent-1' as never).validated, drawn)
  })

  it('are not drawn where no supervisor can come, nor while another check waits', () => {
    const room = new PaperRoom({ settings: always })
    room.ready(1)
    room.ready(2)
    const [one, two] = [room.talk(1), room.talk(2)]
    untilClosing(room, one)
    untilClosing(room, two, 2)
    assert.deepEqual(openChecks(room.state), [one])
    const alone = new PaperRoom({ settings: always })
    alone.ready(1)
    const call = alone.talk(1)
    alone.do((s, c) => stepOut(s, c, supervisor))
    untilClosing(alone, call)
    assert.deepEqual(openChecks(alone.state), [])
  })

  it('hold the closing words back, and never the exits (R2)', () => {
    const { room, call } = atClosing()
    const no = room.refused((s, c) => endOwnCall(s, c, agent(1)))
    assert.deepEqual(
      [no.rule, no.sentence],
      ['R9', 'Your supervisor speaks now. Wait until they are done.'],
    )
    room.do((s, c) => takeExit(s, c, agent(1), 'stop-and-delete'))
    assert.equal(openCheck(room.state, call), undefined)
    room.do((s, c) => endOwnCall(s, c, agent(1)))
  })

  it('bring the supervisor into the call, and out of it when they are answered', () => {
    const { room, call } = atClosing()
    room.do((s, c) => beginCheck(s, c, supervisor, call))
    assert.equal(room.commands('supervise').length, 1)
    assert.equal(room.refused((s, c) => beginCheck(s, c, second, call)).rule, 'R9')
    const answers = { asked: 'yes', told: 'no' } as const
    assert.equal(room.refused((s, c) => answerCheck(s, c, second, call, answers)).rule, 'R9')
    room.do((s, c) => answerCheck(s, c, supervisor, call, answers))
    assert.equal(room.commands('stop-supervising').length, 1)
    assert.equal(room.state.supervising.size, 0)
    room.do((s, c) => endOwnCall(s, c, agent(1)))
    hangUp(room, call)
    const { validated, failed } = agentNow(room.state, campaign, 'agent-1' as never)
    assert.deepEqual({ validated, failed }, { validated: 1, failed: 1 })
  })

  it('are for a supervisor alone', () => {
    const { room, call } = atClosing()
    assert.equal(room.refused((s, c) => beginCheck(s, c, agent(1), call)).status, 403)
  })

  it('are given up after half a minute when nobody comes, and after three when nobody finishes', () => {
    const { room, call } = atClosing()
    room.tick(29)
    assert.ok(openCheck(room.state, call), 'still waiting')
    room.tick()
    assert.equal(openCheck(room.state, call), undefined)
    assert.equal(room.refused((s, c) => beginCheck(s, c, supervisor, call)).rule, 'R9')
    room.do((s, c) => endOwnCall(s, c, agent(1)))

    const late = atClosing()
    late.room.do((s, c) => beginCheck(s, c, supervisor, late.call))
    late.room.tick(3 * 60)
    assert.equal(openCheck(late.room.state, late.call), undefined)
    assert.equal(late.room.commands('stop-supervising').length, 1)
  })

  it('end with the call, and take the supervisor’s line away before the next one', () => {
    const { room, call } = atClosing()
    room.do((s, c) => beginCheck(s, c, supervisor, call))
    room.hear({ kind: 'ended', call, cause: 'normal' })
    room.tick()
    assert.equal(room.state.supervising.size, 0)
    room.do((s, c) => confirmOutcome(s, c, agent(1), 'completed'))
    assert.equal(room.state.validations.size, 0)
    assert.equal(agentNow(room.state, campaign, 'agent-1' as never).validated, 0)
  })

  it('are over when the call is taken over, and do not hang that call up', () => {
    const { room, call } = atClosing()
    room.do((s, c) => beginCheck(s, c, supervisor, call))
    room.do((s, c) => takeOver(s, c, supervisor, call))
    room.tick()
    assert.deepEqual(room.commands('stop-supervising'), [])
    room.do((s, c) => endOwnCall(s, c, supervisor))
  })

  it('count nothing when the person remembers neither: that says nothing of the agent', () => {
    const { room, call } = atClosing()
    room.do((s, c) => beginCheck(s, c, supervisor, call))
    const unsure = { asked: 'unsure', told: 'unsure' } as const
    room.do((s, c) => answerCheck(s, c, supervisor, call, unsure))
    hangUp(room, call)
    assert.equal(agentNow(room.state, campaign, 'agent-1' as never).validated, 0)
  })
})

describe('R9: what is kept of a check', () => {
  const closed = (room: PaperRoom) => {
    for (const [interview, known] of [...room.state.completing])
      room.add({
        type: 'interview.completed',
        on: { interview, campaign: known.campaign },
        data: {},
      })
    room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
    return room.facts.flatMap((fact) => (fact.type === 'shift.validations' ? [fact] : []))
  }

  it('is of the agent and never of a case: no line but one count for each agent, and no row says it', () => {
    const room = new PaperRoom({ settings: always, until: 20 * 60 })
    room.ready(1)
    for (const told of ['yes', 'no', undefined] as const) checked(room, 1, told)
    const open = room.facts.filter((fact) => /^validation\./.test(fact.type))
    assert.ok(open.length > 4, 'while the shift is open')
    for (const fact of open) assert.ok(goesWithShift(room.state, fact as never), fact.type)
    const [kept, ...more] = closed(room)
    assert.deepEqual(more, [])
    assert.deepEqual(kept?.on, { shift: 'shift', campaign, person: 'agent-1' })
    assert.deepEqual(kept?.data, { validated: 2, failed: 1 })
    const rows = room.facts.flatMap((fact) =>
      fact.type === 'shift.calls' ? fact.data.attempts : [],
    )
    assert.equal(rows.length, 3)
    for (const row of rows)
      assert.deepEqual(Object.keys(row).sort(), ['case', 'final', 'n', 'outcome', 'spoke'])
  })

  it('leaves out how they went where an agent completed so few that it would tell of a case', () => {
    for (const results of [['no'], ['no', undefined], ['no', 'no', 'no']] as const) {
      const room = new PaperRoom({ settings: always, until: 20 * 60 })
      room.ready(1)
      for (const told of results) checked(room, 1, told)
      const validated = results.filter((one) => one !== undefined).length
      assert.deepEqual(
        closed(room).map(({ data }) => data),
        [{ validated }],
      )
    }
  })

  it('is the same for the agent before the close and after it', () => {
    const room = new PaperRoom({ settings: always, until: 20 * 60 })
    room.ready(1)
    for (const told of ['yes', 'no', undefined, 'yes'] as const) checked(room, 1, told)
    const before = agentNow(room.state, campaign, 'agent-1' as never)
    closed(room)
    assert.deepEqual(agentNow(room.state, campaign, 'agent-1' as never), before)
    assert.deepEqual([before.completed, before.validated, before.failed], [4, 3, 1])
  })
})
