import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour, minute } from '../../src/basics/instant.ts'
import { startCalls } from '../../src/facts/decide-agent.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { holdingBack } from '../../src/facts/decide-dial.ts'
import { takeExit } from '../../src/facts/decide-interview.ts'
import { closeShift, closingChecks, confirmPresence } from '../../src/facts/decide-room.ts'
import { resumeCampaign } from '../../src/facts/decide-studies.ts'
import { boxStarted } from '../../src/facts/decide-upkeep.ts'
import { expectedSeconds } from '../../src/scripts/expected-length.ts'
import { campaign, caseOf, PaperRoom, seat, second, supervisor } from './paper-room.ts'

const held = (room: PaperRoom) =>
  holdingBack(room.state, room.ctx(), room.world).map(({ rule }) => rule)

/** Rings the seat's next case, and says how it ended. */
function attempt(room: PaperRoom, how: 'answered-and-abandoned' | 'no-answer' | 'cancelled') {
  const call = room.place(1)
  assert.ok(call)
  const case_ = room.state.calls.get(call)?.case
  if (how === 'answered-and-abandoned') room.hear({ kind: 'message-started', call })
  room.hear({ kind: 'ended', call, cause: how === 'cancelled' ? how : 'no-answer' })
  room.pass(6_000)
  return case_
}

/** An interview that took so long and was completed. */
function heldFor(room: PaperRoom, ms: number): void {
  const call = room.talk(1)
  const known = room.state.calls.get(call)
  assert.ok(known?.state === 'talking')
  room.pass(ms)
  room.hear({ kind: 'ended', call, cause: 'normal' })
  room.add(
    {
      type: 'attempt.coded',
      on: { call, case: known.case, campaign, seat: seat(1) },
      data: { outcome: 'completed', day: '2026-11-24', final: '1.1' },
    },
    { type: 'interview.ended', on: { interview: known.interview, call }, data: {} },
  )
  room.do((s, c) => confirmPresence(s, c, supervisor))
}

/** Another day, the same room: every time the presence is confirmed. */
function later(room: PaperRoom, ms: number): void {
  room.pass(ms)
  room.do((s, c) => confirmPresence(s, c, supervisor))
}

describe('a switch that is not attested (J16)', () => {
  for (const attestation of ['missing', 'stale', 'failed', 'does-not-match'] as const) {
    it(`dials nothing while the attestation is ${attestation}, and names the line`, () => {
      const room = new PaperRoom()
      room.ready(1)
      room.world = { ...room.world, attestation, attestationLine: 'It can write to /tmp.' }
      assert.equal(room.place(1), undefined)
      const [hold, ...more] = holdingBack(room.state, room.ctx(), room.world)
      assert.deepEqual([hold?.rule, more.length], ['J16', 0])
      assert.match(hold?.sentence ?? '', /Run the attestation\. It can write to \/tmp\.$/)
      room.world = { ...room.world, attestation: 'good', attestationLine: undefined }
      assert.ok(room.place(1), 'and goes on with a good one')
    })
  }
})

describe('the next call of a seat', () => {
  it('D4: one abandoned call in a quiet day stops the campaign, until a supervisor gives a reason', () => {
    const room = new PaperRoom()
    room.ready(1)
    assert.equal(
      room.refused((s, c) => resumeCampaign(s, c, supervisor, campaign, 'checked')).status,
      409,
      'nothing is held, so nothing is lifted',
    )
    attempt(room, 'answered-and-abandoned')
    assert.deepEqual(held(room), ['D4'])
    assert.equal(room.place(1), undefined)
    room.do((s, c) => resumeCampaign(s, c, supervisor, campaign, 'line-fault'))
    assert.deepEqual(room.facts.at(-1)?.data, {
      reason: 'line-fault',
      day: '2026-11-24',
      abandoned: 1,
    })
    assert.deepEqual(held(room), [])
    attempt(room, 'no-answer')
    attempt(room, 'answered-and-abandoned')
    assert.deepEqual(held(room), ['D4'], 'one more stops it again')
  })

  it('D4: a campaign that is closed is not woken by giving a reason', () => {
    const room = new PaperRoom()
    room.ready(1)
    attempt(room, 'answered-and-abandoned')
    room.add({ type: 'campaign.closed', on: { campaign }, data: {} })
    const why = room.refused((s, c) => resumeCampaign(s, c, supervisor, campaign, 'checked'))
    assert.equal(why.status, 409)
  })

  it('D8: a case whose call was abandoned is not rung again for 72 hours', () => {
    const room = new PaperRoom({ slots: 1, until: 100 * 24 * 60 })
    room.ready(1)
    assert.equal(attempt(room, 'answered-and-abandoned'), caseOf(0))
    room.do((s, c) => resumeCampaign(s, c, supervisor, campaign, 'checked'))
    later(room, 72 * hour - 10_000)
    assert.equal(room.place(1), undefined)
    later(room, 10_000)
    assert.ok(room.place(1))
  })

  it('D14: three attempts, 72 hours apart, and then the case is final', () => {
    const room = new PaperRoom({ slots: 1, until: 100 * 24 * 60 })
    room.ready(1)
    let placed = 0
    for (let i = 0; i < 3; i++) {
      assert.equal(attempt(room, 'cancelled'), caseOf(0))
      placed += 1
      assert.equal(room.place(1), undefined)
      later(room, 72 * hour - 10_000)
      assert.equal(room.place(1), undefined, 'not a moment before')
      later(room, 10_000)
      // St Andrew’s Day is no day for calls (D15).
      if (held(room).length > 0) later(room, 24 * hour)
    }
    assert.equal(placed, 3)
    assert.equal(room.place(1), undefined)
    assert.ok(room.state.cases.get(caseOf(0))?.final)
    assert.ok(room.state.doomedNumbers.has(caseOf(0)), 'and the number goes (G5)')
  })

  it('R2, T3: “never call again” ends the case and asks for the permanent list', () => {
    const room = new PaperRoom({ slots: 1 })
    const by = room.ready(1)
    const call = room.talk(1)
    room.do((s, c) => takeExit(s, c, by, 'never-call'))
    room.hear({ kind: 'ended', call, cause: 'normal' })
    room.do((s, c) => confirmOutcome(s, c, by, 'never-call'))
    assert.ok(room.state.toSuppress.has(caseOf(0)))
    assert.ok(room.effects.some((one) => one.do === 'suppress'))
    assert.equal(room.state.doomedKeys.size, 1, 'the answers go with their key')
    assert.ok(room.effects.some((one) => one.do === 'destroy-keys'))
    room.tick(60)
    assert.equal(room.place(1), undefined)
  })

  it('T3: what must not ring is passed over, and the next is taken', () => {
    const room = new PaperRoom()
    room.world = { ...room.world, mustNotRing: (one) => one === caseOf(0) || one === caseOf(1) }
    room.ready(1)
    assert.equal(attempt(room, 'cancelled'), caseOf(2))
  })

  it('P9: no dial while the record cannot be written or the switch not be listened to', () => {
    for (const broken of [
      { recordWritable: false },
      { nearlyFull: true },
      { listenable: false },
      { attestation: 'missing' },
    ] as const) {
      const room = new PaperRoom()
      room.ready(1)
      room.world = { ...room.world, ...broken }
      assert.equal(room.place(1), undefined)
      assert.equal(held(room).length, 1)
    }
  })

  it('J8: none that could not ring and hold an interview before the slot ends', () => {
    const room = new PaperRoom({ until: 10 * 60 + 5 })
    room.ready(1)
    const left = () => room.until - room.now
    const needed = 15_000 + expectedSeconds(room.script) * 1_000
    room.pass(left() - Math.ceil(needed))
    assert.equal(held(room).length, 0)
    room.pass(1)
    assert.deepEqual(held(room), ['J8'])
  })

  it('J8: what an interview takes is the median of those held, once twenty are, and stays known when the shift closes', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    room.ready(1)
    const needs = () => {
      const { now } = room
      room.now = (room.until - 15_000 - 7 * minute) as never
      room.do((s, c) => confirmPresence(s, c, supervisor))
      const before = held(room)
      room.pass(1)
      const after = held(room)
      room.now = now
      return [before, after]
    }
    for (let n = 0; n < 19; n++) heldFor(room, 6.2 * minute)
    assert.deepEqual(needs(), [[], []], 'nineteen tell nothing')
    heldFor(room, 30 * minute)
    assert.deepEqual(needs(), [[], ['J8']], 'one long one does not move it')
    room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
    const timed = room.facts.filter((fact) => fact.type === 'campaign.timed')
    assert.deepEqual(
      timed.map(({ data }) => data),
      [{ minutes: 7 }],
    )
    assert.deepEqual(room.state.campaigns.get(campaign)?.medians, [7])
  })

  it('J8: none before the part of the day for which the shift was opened', () => {
    const early = { AM: { from: 10 * 60 + 1, to: 13 * 60 }, PM: { from: 0, to: 0 } }
    const room = new PaperRoom({ settings: { regime: { ...early, ED: { from: 0, to: 0 } } } })
    room.ready(1)
    assert.deepEqual(held(room), ['J8'])
    room.pass(minute)
    assert.deepEqual(held(room), [])
  })

  it('R11: one supervisor has so many agents on calls and no more; a second may have as many again', () => {
    const room = new PaperRoom({ settings: { agentsPerSupervisor: 2 } })
    for (const number of [1, 2, 3]) room.ready(number)
    const first = room.place(1)
    assert.ok(first && room.place(2))
    assert.equal(room.place(3), undefined)
    assert.deepEqual(held(room), ['R11'])
    room.do((s, c) => confirmPresence(s, c, second))
    assert.ok(room.place(3))
    room.hear({ kind: 'ended', call: first, cause: 'busy' })
    assert.deepEqual(held(room), [])
  })

  it('an agent who presses Next in the pause does not wait for it; one who does not, waits', () => {
    const room = new PaperRoom()
    const by = room.ready(1)
    const call = room.place(1)
    assert.ok(call)
    room.hear({ kind: 'ended', call, cause: 'busy' })
    assert.equal(room.place(1), undefined, 'five seconds of pause')
    room.do((s, c) => startCalls(s, c, by))
    assert.ok(room.place(1))
  })
})

describe('after the process has come back', () => {
  it('nothing is dialled on what an earlier process knew of lines and switch (D1, P9)', () => {
    const room = new PaperRoom()
    room.ready(1)
    room.do((s, c) => boxStarted(s, c, { version: 'x', mode: 'trial', cutBytes: 0 }))
    assert.equal(room.place(1), undefined)
    room.hear({ kind: 'connected' })
    assert.equal(room.place(1), undefined)
    room.hear({ kind: 'seat-up', seat: seat(1) })
    assert.ok(room.place(1))
  })

  it('a wire that was cut and mended leaves the seats’ lines as they were', () => {
    const room = new PaperRoom()
    room.ready(1)
    room.hear({ kind: 'disconnected', why: 'cut' })
    assert.equal(room.place(1), undefined)
    room.hear({ kind: 'connected' })
    assert.ok(room.place(1))
    assert.deepEqual(
      room.commands('open-seat').map((one) => 'seat' in one && one.seat),
      [seat(1), seat(90)],
    )
  })

  it('a dial that was lost in the crash reached nobody, and the case rests like one', () => {
    const room = new PaperRoom({ slots: 1 })
    room.ready(1)
    const call = room.place(1)
    assert.ok(call)
    room.do((s, c) => boxStarted(s, c, { version: 'x', mode: 'trial', cutBytes: 0 }))
    room.hear({ kind: 'connected' })
    room.hear({ kind: 'ended', call, cause: 'line-lost' })
    assert.equal(room.state.cases.get(caseOf(0))?.lastOutcome, 'cancelled')
    assert.equal(room.state.calls.size, 0)
  })
})
