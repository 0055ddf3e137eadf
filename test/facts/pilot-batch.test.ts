import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CampaignId, DocumentHash, KeyId } from '../../src/basics/ids.ts'
import { holdingBack } from '../../src/facts/decide-dial.ts'
import { openStaffSession, stepUp } from '../../src/facts/decide-people.ts'
import { passPilot } from '../../src/facts/decide-pilot.ts'
import { approveCampaign } from '../../src/facts/decide-studies.ts'
import { needsEar } from '../../src/facts/situations.ts'
import { pilotCount } from '../../src/web/pilot-seen.ts'
import { qualitySeen } from '../../src/web/quality-seen.ts'
import { noteAt } from '../../src/web/report-links.ts'
import { interview, leave, listen, nextShift, readToEnd } from './paper-interview.ts'
import { campaign, governor, PaperRoom, seat, supervisor } from './paper-room.ts'

const untimed = { fastestWords: Number.MAX_SAFE_INTEGER }

/** A live campaign whose pilot batch is two interviews. */
function piloting(): PaperRoom {
  const room = new PaperRoom({ settings: untimed })
  room.add({ type: 'campaign.approved', on: { campaign }, data: { pilot: 2 } })
  room.ready(1)
  return room
}

const at = (room: PaperRoom) => {
  const found = room.state.seats.get(seat(1))
  assert.ok(found)
  return found
}
const rules = (room: PaperRoom) =>
  holdingBack(room.state, room.ctx(), room.world).map(({ rule }) => rule)
/** The governor gives the password again. */
const sure = (room: PaperRoom) => {
  room.do((s, c) => openStaffSession(s, c, governor, 'governor'))
  room.do((s, c) => stepUp(s, c, governor, 'governor'))
}
const begin = (room: PaperRoom) => {
  sure(room)
  return room.try((s, c) => passPilot(s, c, governor, campaign, 'governor'))
}

describe('R14: a pilot batch is heard, and looked at, before field work begins', () => {
  it('calls are placed only for a seat that a supervisor listens to, and the supervisor is told so', () => {
    const room = piloting()
    assert.equal(interview(room), false)
    assert.ok(needsEar(room.state, room.ctx(), at(room)))
    const { note } = noteAt(room.state, room.ctx(), at(room), 0)
    assert.match(note ?? '', /Needs a listener: calls begin when you listen here/)
    assert.match(
      qualitySeen(room.state, room.ctx(), campaign).pilot ?? '',
      /^0 of 2 interviews heard\. Until/,
    )
    const known = room.state.campaigns.get(campaign)
    assert.ok(known)
    const live = () => pilotCount(room.state, known).map(({ text }) => text)
    assert.deepEqual(live(), ['0 of 2 heard'])
    listen(room)
    assert.ok(interview(room))
    assert.deepEqual(live(), ['1 of 2 heard'])
    assert.match(qualitySeen(room.state, room.ctx(), campaign).pilot ?? '', /^1 of 2 /)
  })

  it('an interview that the supervisor left before anybody answered is none of the batch', () => {
    const room = piloting()
    listen(room)
    const call = room.place(1)
    assert.ok(call)
    leave(room)
    room.hear({ kind: 'ringing', call })
    room.hear({ kind: 'answered', call })
    readToEnd(room, call)
    room.hear({ kind: 'ended', call, cause: 'normal' })
    assert.match(qualitySeen(room.state, room.ctx(), campaign).pilot ?? '', /^0 of 2 /)
  })

  it('once it is heard nobody is rung at all until a governor has begun the field work, and then everybody', () => {
    const room = piloting()
    listen(room)
    interview(room)
    const early = begin(room)
    assert.ok('refused' in early)
    assert.match(early.refused.sentence, /^1 of 2 interviews of the pilot batch were heard\./)
    assert.deepEqual(rules(room), [])
    interview(room)
    assert.deepEqual(rules(room), ['R14'])
    assert.equal(interview(room), false, 'listened to or not')
    const begun = begin(room)
    assert.ok('ok' in begun, JSON.stringify(begun))
    const passed = room.facts.find(({ type }) => type === 'campaign.pilot_passed')
    assert.deepEqual(passed?.data, { heard: 2 })
    leave(room)
    assert.ok(interview(room), 'nobody needs to listen any more')
    const again = begin(room)
    assert.ok('refused' in again, 'it was begun already')
  })

  it('what was heard counts over the close of a shift', () => {
    const room = piloting()
    listen(room)
    interview(room)
    leave(room)
    nextShift(room)
    assert.equal(interview(room), false)
    listen(room)
    assert.ok(interview(room))
    assert.deepEqual(rules(room), ['R14'])
  })

  it('a campaign begins with a batch where its script is new here, and without one where it has been through one', () => {
    const room = new PaperRoom({ settings: { ...untimed, pilotInterviews: 20 } })
    const approve = (id: string) => {
      const other = id as CampaignId
      const on = { campaign: other }
      const key = (n: number) => `${id}-${n}` as KeyId
      const sheet = 'sheet' as DocumentHash
      const keys = { key: key(1), poolKey: key(2), doneKey: key(3) }
      room.add({ type: 'campaign.created', by: supervisor, on, data: { sheet, ...keys } })
      room.add({
        type: 'sample.imported',
        by: supervisor,
        on: { campaign: other, sample: `${id}-sample` as never },
        data: { key: key(4), about: sheet, slots: 5, leftOut: 'none' },
      })
      room.add({ type: 'campaign.proposed', by: supervisor, on, data: {} })
      room.do((s, c) => approveCampaign(s, c, governor, { campaign: other, sheet }, 'governor'))
      return room.state.campaigns.get(other)?.pilot
    }
    sure(room)
    assert.equal(approve('first'), 20)
    const [script] = room.state.scripts.keys()
    assert.ok(script)
    room.add({ type: 'campaign.pilot_passed', on: { campaign, script }, data: { heard: 20 } })
    assert.equal(approve('second'), undefined)
  })
})
