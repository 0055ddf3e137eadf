import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day, hour, later } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { windowsOffered } from '../../src/facts/call-back-window.ts'
import { closeCampaign } from '../../src/facts/close-field.ts'
import { answerBlock, endOwnCall, goBack, takeExit } from '../../src/facts/decide-interview.ts'
import { agreeToKeep, forgetKept, isAskedToKeep } from '../../src/facts/decide-kept.ts'
import { changeLanguage } from '../../src/facts/decide-language.ts'
import { stepUp } from '../../src/facts/decide-people.ts'
import { redialLost } from '../../src/facts/decide-redial.ts'
import { outcomesFor } from '../../src/facts/outcomes-for.ts'
import type { QuotaCell } from '../../src/fieldwork/quota.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { quotaScript } from '../support/quota-script.ts'
import { campaign, caseOf, governor, openGates, supervisor } from './paper-room.ts'
import { StudyRoom } from './study-room.ts'

/** Stopped at `health` in the morning, and a shift in the window that was chosen. */
function onAnotherDay(room = new StudyRoom()) {
  room.ready(1)
  room.talk(1)
  room.readTo(1, 'health')
  const before = room.at(1)
  const window = room.stop(1, 'yes')
  const kept = room.state.kept.get(caseOf(0))
  room.closes()
  room.opens(window.from, window.slot)
  return { room, before, window, kept }
}

describe('G5: somebody who stops in the middle and agrees that it is kept', () => {
  it('is asked only with something answered and something left, once a time is chosen, and once', () => {
    const room = new StudyRoom()
    room.ready(1)
    room.talk(1)
    const asked = () => isAskedToKeep(room.state, room.ctx(), room.callAt(1), room.at(1))
    room.readTo(1, 'age')
    assert.equal(asked(), false, 'not before the exit')
    const early = room.refused((s, c) => agreeToKeep(s, c, room.agent(1), 'yes'))
    assert.equal(early.status, 409)
    room.stopAt(1)
    assert.equal(asked(), true)
    const made = room.refused((s, c) => agreeToKeep(s, c, room.agent(1), 'perhaps'))
    assert.equal(made.status, 422)
    room.do((s, c) => agreeToKeep(s, c, room.agent(1), 'yes'))
    room.do((s, c) => agreeToKeep(s, c, room.agent(1), 'yes'))
    const other = room.refused((s, c) => agreeToKeep(s, c, room.agent(1), 'no'))
    assert.equal(other.status, 409, 'what they said stands')
  })

  for (const [place, why] of [
    ['fork', 'nothing is answered'],
    ['completed', 'nothing is left to ask'],
  ] as const)
    it(`is not asked at ${place}: ${why}`, () => {
      const room = new StudyRoom()
      room.ready(1)
      room.talk(1)
      room.readTo(1, place)
      room.stopAt(1)
      assert.equal(isAskedToKeep(room.state, room.ctx(), room.callAt(1), room.at(1)), false)
    })

  it('no window reaches beyond seven days with the call in which it goes on', () => {
    const room = new StudyRoom()
    room.ready(1)
    room.talk(1)
    room.readTo(1, 'age')
    const windows = windowsOffered(room.state, room.ctx(), room.callAt(1))
    const window = room.stopAt(1, windows.length - 1)
    room.now = later(window.to, -7 * day + hour)
    assert.equal(isAskedToKeep(room.state, room.ctx(), room.callAt(1), room.at(1)), true)
    room.pass(-1)
    assert.equal(isAskedToKeep(room.state, room.ctx(), room.callAt(1), room.at(1)), false)
  })

  it('without their word, and in a campaign that lets nobody go on, everything is destroyed as ever', () => {
    for (const [goesOn, keep] of [
      [true, 'no'],
      [true, undefined],
      [false, undefined],
    ] as const) {
      const room = new StudyRoom()
      room.sheet = { goesOn }
      room.ready(1)
      room.talk(1)
      room.readTo(1, 'health')
      const { key } = room.at(1)
      room.stop(1, keep)
      assert.equal(room.state.kept.size, 0)
      assert.ok(room.types().includes('interview.ended'))
      assert.ok(room.state.doomedKeys.has(key), 'its key goes')
    }
  })

  it('has it sealed under a key of its own, and the interview’s key goes at once', () => {
    const { room, before, kept } = onAnotherDay()
    const [fact] = room.facts.filter(({ type }) => type === 'interview.suspended')
    assert.ok(kept && fact?.type === 'interview.suspended')
    assert.deepEqual([fact.data.key, fact.data.kept], [before.key, kept.key])
    assert.ok(!room.state.doomedKeys.has(before.key), 'and the fact says that it is gone')
    const gone = room.facts.flatMap((one) => (one.type === 'key.destroyed' ? one.data.keys : []))
    assert.ok(gone.includes(before.key))
  })

  it('the record says after the close that something is kept, and not how far it had come', () => {
    const rows = (place: string) => {
      const room = new StudyRoom()
      room.ready(1)
      room.talk(1)
      room.readTo(1, place)
      room.stop(1, 'yes')
      room.closes()
      return room.facts
        .flatMap((fact) => (fact.type === 'shift.calls' ? fact.data.attempts : []))
        .map(({ kept, ...row }) => [typeof kept, row])
    }
    assert.deepEqual(rows('age'), rows('late'))
    assert.equal(rows('age')[0]?.[0], 'string')
  })
})

describe('design 6: the next call to them', () => {
  it('is an ordinary one until they say that they began before: the same question in every interview', () => {
    const { room } = onAnotherDay()
    room.talk(2)
    room.readTo(2, 'fork')
    const asked = room.at(2)
    const plain = new StudyRoom()
    plain.ready(2)
    plain.talk(2)
    plain.readTo(2, 'fork')
    const { id: _, key: __, seed: ___, call: ____, ...shown } = asked
    const { id: _a, key: _b, seed: _c, call: _d, ...other } = plain.at(2)
    assert.deepEqual(shown, other, 'nothing is different that a page could show')
    const answer = { kind: 'one', option: 'yes' } as const
    const early = room.refused((s, c) =>
      answerBlock(s, c, room.agent(2), { ...room.page(2), answer }),
    )
    assert.equal(early.status, 409, 'not a question before that one is answered')
    plain.goOn(2, 'yes')
    assert.deepEqual([plain.at(2).again, plain.at(2).at], ['new', 'fork'], 'nothing was kept')
  })

  it('goes on at the block where it stopped, turned by the same seed; what was said stands', () => {
    const { room, before } = onAnotherDay()
    room.talk(2)
    room.readTo(2, 'fork')
    const { turns } = room.at(2)
    room.goOn(2, 'yes')
    const now = room.at(2)
    assert.deepEqual([now.at, now.seed, now.turns], ['health', before.seed, turns + 1])
    assert.deepEqual(now.answers, before.answers)
    const back = room.refused((s, c) => goBack(s, c, room.agent(2), room.page(2)))
    assert.equal(back.status, 409, 'going back stops there')
    room.press(2)
    room.do((s, c) => goBack(s, c, room.agent(2), room.page(2)))
    assert.equal(room.at(2).at, 'health', 'to what was said today')
    room.readTo(2, 'completed')
    const call = room.callAt(2)
    room.hear({ kind: 'ended', call: call.id, cause: 'normal' })
    const ended = room.callAt(2)
    assert.ok(ended.state === 'wrapping-up')
    assert.deepEqual(outcomesFor(room.state, room.ctx(), ended), ['completed'])
  })

  for (const [reads, spoken] of [
    [true, 'cy'],
    [false, undefined],
  ] as const)
    it(`goes on in Welsh ${reads ? 'with' : 'only with'} an agent for whom somebody signed for it`, () => {
      const script = quotaScript()
      const cy = Object.fromEntries(textsOf(script).map(({ key, text }) => [key, text]))
      const room = new StudyRoom({ script: { ...script, versions: { cy } } })
      const signed = { signedBy: 'Rees, A', on: room.now, until: later(room.now, 30 * day) }
      const gates = openGates(room.now, { welsh: signed })
      room.person('agent', 'agent-1', { gates })
      room.person('agent', 'agent-2', reads ? { gates } : {})
      room.ready(1)
      room.talk(1)
      room.do((s, c) => changeLanguage(s, c, room.agent(1), room.page(1), 'cy'))
      room.readTo(1, 'health')
      const window = room.stop(1, 'yes')
      room.closes()
      room.opens(window.from, window.slot)
      room.talk(2)
      room.readTo(2, 'fork')
      room.goOn(2, 'yes')
      assert.deepEqual([room.at(2).at, room.at(2).language], ['health', spoken])
    })

  it('goes anew when they want that, and what was kept goes with the call', () => {
    const { room, kept } = onAnotherDay()
    assert.ok(kept)
    room.talk(2)
    room.readTo(2, 'age')
    assert.deepEqual(
      Object.keys(room.at(2).answers).filter((at) => at === 'health'),
      [],
    )
    assert.ok(room.state.kept.has(caseOf(0)), 'until the call is over')
    room.do((s, c) => takeExit(s, c, room.agent(2), 'stop-and-delete'))
    room.over(2, 'stop-and-delete')
    assert.equal(room.state.kept.size, 0)
    assert.ok(room.state.doomedKeys.has(kept.key))
    assert.ok(room.effects.some((one) => one.do === 'destroy-keys'))
  })

  it('what went on once is not kept again', () => {
    const { room } = onAnotherDay()
    room.talk(2)
    room.readTo(2, 'health', 'yes')
    room.press(2)
    room.stopAt(2)
    assert.equal(isAskedToKeep(room.state, room.ctx(), room.callAt(2), room.at(2)), false)
    room.over(2, 'call-back')
    assert.equal(room.state.kept.size, 0)
  })

  it('words of another version do not go on', () => {
    const { room, kept } = onAnotherDay()
    assert.ok(kept)
    const said = room.slots.get(kept.key)
    assert.ok(said)
    room.slots.set(kept.key, { ...said, script: 'other' as never })
    room.talk(2)
    room.readTo(2, 'fork')
    room.goOn(2, 'yes')
    assert.deepEqual([room.at(2).again, room.at(2).at], ['new', 'fork'])
  })
})

describe('G3: its places in quota cells', () => {
  const yes: QuotaCell = {
    of: [
      { at: 'fork', is: ['yes'] },
      { at: 'age', is: ['young'] },
    ],
    target: 1,
  }

  it('are let go when it stops and taken anew when it goes on', () => {
    const { room, before } = onAnotherDay(new StudyRoom({ quotas: [yes] }))
    assert.deepEqual(before.cells, [0])
    room.talk(2)
    room.readTo(2, 'health', 'yes')
    assert.deepEqual(room.at(2).cells, [0])
  })

  it('a cell that is full by then ends it with the words for that', () => {
    const { room } = onAnotherDay(new StudyRoom({ quotas: [yes] }))
    room.talk(2)
    room.readTo(2, 'fork')
    room.counted = { of: () => 1, unknown: 0 }
    room.goOn(2, 'yes')
    assert.deepEqual([room.at(2).at, room.at(2).full], ['completed', 'too-many'])
    room.do((s, c) => endOwnCall(s, c, room.agent(2)))
    const call = room.callAt(2)
    room.hear({ kind: 'ended', call: call.id, cause: 'normal' })
    const ended = room.callAt(2)
    assert.ok(ended.state === 'wrapping-up')
    assert.deepEqual(outcomesFor(room.state, room.ctx(), ended), ['not-eligible'])
  })
})

describe('G7: what was kept is destroyed', () => {
  it('at the end of the time that was agreed, with a fact that says so', () => {
    const { room, window, kept } = onAnotherDay()
    assert.ok(kept)
    room.now = later(window.to, -1)
    assert.deepEqual(forgetKept(room.state, room.ctx()).facts, [])
    room.now = window.to
    room.tick(1)
    const facts = room.facts.filter(({ type }) => type === 'interview.forgotten')
    assert.deepEqual(
      facts.map(({ data }) => data),
      [{ cases: [caseOf(0)] }],
    )
    assert.ok(room.state.doomedKeys.has(kept.key) && room.state.kept.size === 0)
  })

  it('is named by no row of a shift that was left open until its time was over', () => {
    const room = new StudyRoom()
    room.ready(1)
    room.talk(1)
    room.readTo(1, 'health')
    const window = room.stop(1, 'yes')
    const key = room.state.kept.get(caseOf(0))?.key
    assert.ok(key)
    room.now = later(window.to, hour)
    room.do((s, c) => ok({ ...forgetKept(s, c), reply: undefined }))
    assert.equal(room.state.kept.size, 0)
    room.closes()
    const rows = room.facts.flatMap((one) => (one.type === 'shift.calls' ? one.data.attempts : []))
    assert.deepEqual(
      rows.map(({ kept }) => kept),
      [undefined],
      'a box without the steps keeps nothing',
    )
    const closed = room.facts.findLast(({ type }) => type === 'shift.closed')
    assert.ok(closed?.type === 'shift.closed' && closed.data.keys?.includes(key), 'and destroys it')
  })

  it('an hour later where a call is up then, and never later', () => {
    const { room, window } = onAnotherDay()
    room.talk(2)
    room.now = later(window.to, hour - 1)
    assert.deepEqual(forgetKept(room.state, room.ctx()).facts, [])
    room.pass(1)
    assert.equal(forgetKept(room.state, room.ctx()).facts.length, 1)
  })

  it('goes with a call whose line is lost and rung again: they were spoken to', () => {
    const { room, kept } = onAnotherDay()
    assert.ok(kept)
    const call = room.talk(2)
    room.readTo(2, 'health', 'yes')
    room.hear({ kind: 'ended', call, cause: 'line-lost' })
    room.do((s, c) => redialLost(s, c, supervisor, call, room.world))
    assert.equal(room.state.kept.size, 0)
    assert.ok(room.state.doomedKeys.has(kept.key))
    assert.ok(room.effects.some((one) => one.do === 'destroy-keys'))
  })

  it('stays for a call that nobody answers, and goes with one that ends the case', () => {
    const { room, kept } = onAnotherDay()
    assert.ok(kept)
    const call = room.place(2)
    assert.ok(call)
    room.hear({ kind: 'ended', call, cause: 'no-answer' })
    assert.ok(room.state.kept.has(caseOf(0)), 'its time is not over')
    room.closes()
    room.do((s, c) => stepUp(s, c, governor, 'token'))
    room.do((s, c) => closeCampaign(s, c, governor, campaign, 'token'))
    assert.equal(room.state.kept.size, 0)
    assert.ok(room.state.doomedKeys.has(kept.key))
  })
})
