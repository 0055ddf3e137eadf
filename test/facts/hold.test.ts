import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import type { CaseId, IncidentId } from '../../src/basics/ids.ts'
import { hour, minute } from '../../src/basics/instant.ts'
import { closeCampaign } from '../../src/facts/close-field.ts'
import { agreeHold, isHeld, releaseHold, requestHold } from '../../src/facts/decide-hold.ts'
import { closeIncident, openIncident } from '../../src/facts/decide-supervise.ts'
import { tick } from '../../src/facts/decide-tick.ts'
import type { IncidentKind } from '../../src/supervision/incident.ts'
import { campaign, governor, PaperRoom, seat, second, supervisor } from './paper-room.ts'

describe('holding a number for an incident (G5)', () => {
  let room: PaperRoom
  let case_: CaseId
  const open = (kind: IncidentKind = 'threat', at = 1) =>
    room.do((s, c) => openIncident(s, c, supervisor, { kind, seat: seat(at) }))
  const request = (incident: IncidentId, by = supervisor) =>
    room.try((s, c) => requestHold(s, c, by, incident))
  const agree = (incident: IncidentId, by = second) =>
    room.try((s, c) => agreeHold(s, c, by, incident))
  const sentence = (done: ReturnType<typeof agree>) =>
    'refused' in done ? done.refused.sentence : assert.fail('it was done')
  const erasures = () => room.effects.filter((effect) => effect.do === 'erase-numbers').length

  beforeEach(() => {
    room = new PaperRoom()
    room.ready(1)
    const call = room.talk(1)
    const known = room.state.calls.get(call)
    assert.ok(known)
    case_ = known.case
  })

  it('one person’s request alone holds it, and says until when', () => {
    const incident = open()
    request(incident)
    assert.equal(isHeld(room.state, case_), true)
    assert.equal(room.state.holds.get(case_)?.until, room.now + hour)
  })

  it('ends by itself after an hour without a second person', () => {
    request(open())
    room.pass(hour - 1)
    room.do(tick)
    assert.equal(isHeld(room.state, case_), true)
    const before = erasures()
    room.pass(1)
    room.do(tick)
    assert.equal(isHeld(room.state, case_), false)
    assert.deepEqual(room.facts.findLast(({ type }) => type === 'hold.ended')?.data, {
      why: 'not-agreed',
    })
    assert.equal(erasures(), before + 1, 'and the number goes at once')
  })

  it('takes a second person, who had no part in it', () => {
    const incident = open()
    request(incident)
    assert.match(sentence(agree(incident, supervisor)), /You have had a part in this/)
    assert.ok('ok' in agree(incident, governor))
    assert.match(sentence(agree(incident)), /Nobody is waiting for a second person/)
  })

  it('lasts 72 hours from the first request, whatever the site sets', () => {
    for (const [holdMs, expected] of [
      [72 * hour, 72],
      [500 * hour, 72],
      [24 * hour, 24],
    ] as const) {
      room = new PaperRoom({ settings: { holdMs } })
      room.ready(1)
      const known = room.state.calls.get(room.talk(1))
      assert.ok(known)
      case_ = known.case
      const incident = open()
      request(incident)
      const from = room.now
      room.pass(59 * minute)
      agree(incident)
      assert.equal(room.state.holds.get(case_)?.until, from + expected * hour)
      room.pass(expected * hour - 59 * minute - 1)
      room.do(tick)
      assert.equal(isHeld(room.state, case_), true)
      room.pass(1)
      room.do(tick)
      assert.equal(isHeld(room.state, case_), false)
    }
  })

  it('is released by either of the two and by nobody else', () => {
    for (const by of [supervisor, second]) {
      const incident = open()
      room.state.holds.clear()
      request(incident)
      agree(incident)
      const other = room.refused((s, c) => releaseHold(s, c, governor, incident))
      assert.match(other.sentence, /Only who asked for it or agreed to it/)
      room.do((s, c) => releaseHold(s, c, by, incident))
      assert.equal(isHeld(room.state, case_), false)
    }
  })

  it('a case is held once: time cannot be added by asking again', () => {
    const incident = open()
    request(incident)
    room.do((s, c) => releaseHold(s, c, supervisor, incident))
    assert.match(sentence(request(open())), /It cannot be held a second time/)
    assert.match(sentence(request(incident)), /It cannot be held a second time/)
  })

  it('is for a threat, a crime or a risk to life, on a call, and while the case is not final', () => {
    assert.match(sentence(request(open('other'))), /Only for a threat, a crime or a risk to life/)
    room.ready(2)
    assert.match(sentence(request(open('threat', 2))), /is not on a call/)
    const incident = open()
    const known = room.state.cases.get(case_)
    assert.ok(known)
    known.final = { code: '2.11' }
    assert.match(sentence(request(incident)), /has been overwritten/)
  })

  it('the incident stays open for as long as it holds a number, and so does the campaign', () => {
    const incident = open()
    request(incident)
    const close = room.refused((s, c) => closeIncident(s, c, supervisor, incident))
    assert.match(close.sentence, /Release it first/)
    room.state.shift = undefined
    const token = 'token'
    room.add({ type: 'session.opened', by: governor, data: { token, until: room.until } })
    room.add({
      type: 'session.stepped_up',
      by: governor,
      data: { token, until: (room.now + hour) as never },
    })
    const campaignClose = room.refused((s, c) => closeCampaign(s, c, governor, campaign, token))
    assert.match(campaignClose.sentence, /is held for an incident until \d\d:\d\d, /)
  })
})
