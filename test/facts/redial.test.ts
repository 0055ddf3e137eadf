import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour, later, minute } from '../../src/basics/instant.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { goOn } from '../../src/facts/decide-go-on.ts'
import { answerBlock, endOwnCall, goBack, takeExit } from '../../src/facts/decide-interview.ts'
import { redialLost, redialUntil } from '../../src/facts/decide-redial.ts'
import { stopRoom } from '../../src/facts/decide-room.ts'
import { endAnyCall } from '../../src/facts/decide-supervise.ts'
import type { Fact } from '../../src/facts/fact.ts'
import type { HangupCause } from '../../src/phone/hangup-cause.ts'
import { breachesIn, type Log } from '../support/breach-finder.ts'
import { campaign, caseOf, sample, seat, supervisor } from './paper-room.ts'
import { StudyRoom } from './study-room.ts'

/** A conversation that has come to `health` when the respondent's leg is gone. */
function lost(cause: HangupCause = 'line-lost', place = 'health') {
  const room = new StudyRoom()
  room.sheet = {}
  room.ready(1)
  const call = room.talk(1)
  room.readTo(1, place)
  room.hear({ kind: 'ended', call, cause })
  return { room, call, before: room.at(1) }
}

const again = (room: StudyRoom, call: Parameters<typeof redialLost>[3]) =>
  room.do((s, c) => redialLost(s, c, supervisor, call, room.world))
const refused = (room: StudyRoom, call: Parameters<typeof redialLost>[3]) =>
  room.refused((s, c) => redialLost(s, c, supervisor, call, room.world))
const offered = (room: StudyRoom) =>
  [...room.state.calls.values()].some((one) => redialUntil(room.state, room.ctx(), one))

describe('D14: a line that is lost in the middle of an interview', () => {
  it('is rung once more when a supervisor agrees, from the same seat, and the interview waits', () => {
    const { room, call, before } = lost()
    assert.ok(offered(room), 'the page offers it')
    const next = again(room, call)
    const known = room.state.calls.get(next)
    assert.deepEqual(
      [known?.state, known?.seat, known?.case, known?.agent],
      ['placing', '01', caseOf(0), 'agent-1'],
    )
    assert.deepEqual(room.commands('dial').at(-1), {
      ...{ do: 'dial', call: next, case: caseOf(0), seat: '01', agent: 'agent-1' },
      shows: '0113 496 0000',
    })
    const { cells: _, ...kept } = room.state.interviews.get(before.id) ?? assert.fail()
    assert.deepEqual(kept, { ...before, call: next })
    assert.deepEqual(
      room.facts.slice(-3).map(({ type, by }) => [type, by?.role]),
      [
        ['call.returned', 'supervisor'],
        ['attempt.coded', undefined],
        ['attempt.placed', 'supervisor'],
      ],
    )
  })

  for (const cause of ['normal', 'line-lost', 'trunk-fault', 'other'] as const)
    it(`is offered whatever the switch calls it: ${cause}`, () => {
      assert.ok(offered(lost(cause).room), cause)
    })

  it('goes on at the block where it was lost: first they say that it is them; nobody goes back behind it', () => {
    const { room, call, before } = lost()
    const next = again(room, call)
    room.hear({ kind: 'ringing', call: next })
    room.hear({ kind: 'answered', call: next })
    assert.equal(room.types().filter((type) => type === 'interview.begun').length, 1)
    const answer = { kind: 'one', option: 'good' } as const
    const early = room.refused((s, c) =>
      answerBlock(s, c, room.agent(1), { ...room.page(1), answer }),
    )
    assert.equal(early.status, 409, 'nothing is asked of somebody else')
    const no = room.refused((s, c) => goOn(s, c, room.agent(1), room.page(1), 'no'))
    assert.match(no.sentence, /how the call ends/)
    room.goOn(1, 'yes')
    const now = room.at(1)
    assert.deepEqual([now.at, now.seed, now.answers], ['health', before.seed, before.answers])
    const back = room.refused((s, c) => goBack(s, c, room.agent(1), room.page(1)))
    assert.equal(back.status, 409)
    room.readTo(1, 'completed')
    room.do((s, c) => endOwnCall(s, c, room.agent(1)))
    room.over(1, 'completed')
    assert.equal(room.state.completing.size, 1)
  })

  it('is offered for two minutes and not a moment longer', () => {
    const { room, call } = lost()
    room.pass(2 * minute)
    assert.ok(offered(room), 'at the second minute')
    room.pass(1)
    assert.equal(offered(room), false)
    assert.match(refused(room, call).sentence, /too late/)
  })

  it('is lost for good the second time', () => {
    const { room, call } = lost()
    const next = again(room, call)
    room.hear({ kind: 'answered', call: next })
    room.goOn(1, 'yes')
    room.press(1)
    room.hear({ kind: 'ended', call: next, cause: 'line-lost' })
    assert.equal(offered(room), false)
    assert.equal(refused(room, next).status, 409)
    room.do((s, c) => confirmOutcome(s, c, room.agent(1), 'line-lost'))
    assert.equal(room.state.interviews.size, 0)
  })

  it('that nobody answers any more is what it was when the line went, and its answers go', () => {
    const { room, call, before } = lost()
    const next = again(room, call)
    room.hear({ kind: 'ringing', call: next })
    room.hear({ kind: 'ended', call: next, cause: 'no-answer' })
    const coded = room.facts.filter((fact): fact is Fact<'attempt.coded'> => {
      return fact.type === 'attempt.coded'
    })
    assert.deepEqual(
      coded.map(({ data }) => data.outcome),
      ['line-lost', 'line-lost'],
    )
    assert.equal(room.state.interviews.size, 0)
    assert.ok(room.state.doomedKeys.has(before.key))
    assert.equal(coded.at(-1)?.data.notBefore, later(room.now, 72 * hour))
  })

  it('that had come nearly to its end is a partial then, as it would be without', () => {
    const { room, call } = lost('line-lost', 'late')
    const next = again(room, call)
    room.hear({ kind: 'ended', call: next, cause: 'busy' })
    assert.equal(room.state.cases.get(caseOf(0))?.lastOutcome, 'partial')
  })

  it('that rings into a seat with nobody there is abandoned: the case is locked, the answers go (D8)', () => {
    const { room, call } = lost()
    const next = again(room, call)
    room.hear({ kind: 'message-started', call: next })
    room.hear({ kind: 'ended', call: next, cause: 'normal' })
    assert.equal(room.state.interviews.size, 0)
    assert.equal(room.state.cases.get(caseOf(0))?.lastOutcome, 'abandoned')
    assert.equal(room.state.cases.get(caseOf(0))?.abandonedAt, room.now)
  })
})

describe('D14: nothing else is rung again', () => {
  it('not after an exit, not at the closing words, not in the opening, not what the room ended', () => {
    const exit = new StudyRoom()
    exit.ready(1)
    const first = exit.talk(1)
    exit.readTo(1, 'health')
    exit.do((s, c) => takeExit(s, c, exit.agent(1), 'refuses'))
    exit.hear({ kind: 'ended', call: first, cause: 'line-lost' })
    assert.equal(offered(exit), false, 'who refused')

    assert.equal(offered(lost('line-lost', 'completed').room), false, 'at the closing words')
    assert.equal(offered(lost('cancelled').room), false, 'the box put it down')

    const opening = new StudyRoom()
    opening.ready(1)
    opening.hear({ kind: 'ended', call: opening.talk(1), cause: 'line-lost' })
    assert.equal(offered(opening), false, 'no question was asked')

    const ended = new StudyRoom()
    ended.ready(1)
    const call = ended.talk(1)
    ended.readTo(1, 'health')
    ended.do((s, c) => endAnyCall(s, c, supervisor, call))
    ended.hear({ kind: 'ended', call, cause: 'normal' })
    assert.equal(offered(ended), false, 'a supervisor ended it')
  })

  it('not against any other rule: the stop of the room, a list, a locked case, the end of the hours', () => {
    const frozen = lost()
    frozen.room.do((s, c) => stopRoom(s, c, supervisor, 'freeze'))
    assert.equal(refused(frozen.room, frozen.call).rule, 'J8')

    const listed = lost()
    listed.room.world = { ...listed.room.world, mustNotRing: () => true }
    assert.match(refused(listed.room, listed.call).sentence, /may not be rung now/)

    const locked = lost()
    const case_ = locked.room.state.cases.get(caseOf(0))
    assert.ok(case_, 'the case is known')
    case_.abandonedAt = later(locked.room.now, -hour)
    assert.match(refused(locked.room, locked.call).sentence, /may not be rung now/)

    const late = lost()
    late.room.now = later(late.room.until, -minute)
    const call = late.room.callAt(1)
    assert.ok(call.state === 'wrapping-up')
    late.room.state.calls.set(call.id, { ...call, endedAt: late.room.now })
    assert.equal(offered(late.room), true)
    assert.equal(refused(late.room, late.call).status, 409)
  })

  it('only by a supervisor', () => {
    const { room, call } = lost()
    const why = room.refused((s, c) => redialLost(s, c, room.agent(1), call, room.world))
    assert.equal(why.status, 403)
  })
})

describe('the finder of breaches', () => {
  const promises = {
    regime: { AM: { from: 0 }, PM: { from: 0 }, ED: { from: 0 } },
    agentsPerSupervisor: 20,
    firstInterviews: Number.MAX_SAFE_INTEGER,
    hours: Array.from({ length: 7 }, () => ({ from: 0, to: 24 * 60 })),
    expectedMs: 0,
  }
  const rules = (facts: readonly Fact[], world: StudyRoom['world']) => {
    const log: Log = [{ around: world }, ...facts]
    return breachesIn(log, promises).map(({ rule, what }) => `${rule} ${what}`)
  }

  it('lets it be the fourth attempt, as the rule does, and no other call', () => {
    const room = new StudyRoom()
    room.sheet = {}
    const fact = (outcome: 'line-lost' | 'child') =>
      ({ outcome, day: '2026-11-20', notBefore: room.now }) as const
    for (const n of [1, 2]) {
      const on = { call: `c${n}` as never, case: caseOf(0), campaign, seat: seat(1) }
      room.ready(1)
      room.add({ type: 'attempt.placed', on: { ...on, sample }, data: {} })
      room.add({ type: 'attempt.coded', on, data: fact('child') })
    }
    const before = room.facts.length
    const call = room.talk(1)
    room.readTo(1, 'health')
    room.hear({ kind: 'ended', call, cause: 'line-lost' })
    again(room, call)
    assert.equal(room.state.cases.get(caseOf(0))?.attempts, 3)
    const own = breachesIn([{ around: room.world }, ...room.facts], promises)
    const [first] = room.facts.slice(before)
    assert.deepEqual(
      own.filter(({ seq }) => seq >= (first?.seq ?? 0)),
      [],
    )
    room.hear({ kind: 'ended', call: room.callAt(1).id, cause: 'no-answer' })
    assert.equal(room.place(1), undefined, 'a fifth is nobody’s')
  })

  it('knows exactly this exemption, and no more', () => {
    const { room, call } = lost()
    again(room, call)
    assert.deepEqual(rules(room.facts, room.world), [])
    const without = room.facts.filter(({ type }) => type !== 'call.returned')
    assert.deepEqual(rules(without, room.world), ['D14 rung again without leave'])
    const unsaid = room.facts.map((fact) =>
      fact.type === 'attempt.placed' && fact.data.redial ? { ...fact, data: {} } : fact,
    )
    assert.deepEqual(rules(unsaid, room.world), [
      'D14 leave to ring a lost line was used for another call',
    ])
    const late = room.facts.map((fact) =>
      fact.type === 'attempt.placed' && fact.data.redial
        ? { ...fact, at: later(fact.at, 2 * minute + 1) }
        : fact,
    )
    assert.deepEqual(rules(late, room.world), [
      'D14 leave to ring a lost line was used for another call',
      'D14 rung again without leave',
    ])
  })
})
