import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CampaignId, CaseId, DocumentHash, KeyId, SampleId } from '../../src/basics/ids.ts'
import { hour, later } from '../../src/basics/instant.ts'
import { holdingBack, isHeld } from '../../src/facts/decide-dial.ts'
import { closeShift, closingChecks, openingChecks, openShift } from '../../src/facts/decide-room.ts'
import { campaignsOf } from '../../src/facts/shift-campaigns.ts'
import { Strata } from '../../src/fieldwork/even-strata.ts'
import { campaign, governor, PaperRoom, sample, supervisor } from './paper-room.ts'

const other = 'other' as CampaignId
const second = 'second' as SampleId
const sheet = 'sheet' as DocumentHash

/** A shift that works on `campaign`, and on `other` while that has nobody to call. */
function twoCampaigns(slots: number): PaperRoom {
  const room = new PaperRoom({ slots })
  const key = (name: string) => name as KeyId
  room.add(
    {
      type: 'campaign.created',
      by: governor,
      on: { campaign: other },
      data: { sheet, key: key('k1'), poolKey: key('k2'), doneKey: key('k3') },
    },
    {
      type: 'sample.imported',
      by: governor,
      on: { campaign: other, sample: second },
      data: { key: key('k4'), about: sheet, slots: 5, leftOut: 'none' },
    },
    { type: 'campaign.approved', on: { campaign: other }, data: {} },
  )
  room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
  const until = later(room.now, 2 * hour)
  const checks = Object.keys(openingChecks)
  const also = [other, campaign, other]
  room.do((s, c) => openShift(s, c, supervisor, { slot: 'AM', until, campaign, also, checks }))
  return room
}

/** The case that the seat rings next; nobody answers. */
function rings(room: PaperRoom, number = 1): CaseId | undefined {
  const call = room.place(number)
  if (call === undefined) return undefined
  const known = room.state.calls.get(call)?.case
  room.hear({ kind: 'ended', call, cause: 'no-answer' })
  room.pass(6_000)
  return known
}

describe('a shift with several campaigns', () => {
  it('works on the first while it has somebody to call, and then on the next', () => {
    const room = twoCampaigns(2)
    assert.deepEqual(room.state.shift && campaignsOf(room.state.shift), [campaign, other])
    room.ready(1)
    const rung = Array.from({ length: 4 }, () => rings(room))
    assert.deepEqual(rung, ['sample.0', 'sample.1', 'second.0', 'second.1'])
    assert.deepEqual(holdingBack(room.state, room.ctx(), room.world), [])
    const placed = room.facts.filter(({ type }) => type === 'attempt.placed')
    assert.deepEqual(
      placed.map(({ on }) => on.campaign),
      [campaign, campaign, other, other],
    )
  })

  it('says so when there is nobody left to call in any of them (D14)', () => {
    const room = twoCampaigns(1)
    room.ready(1)
    while (rings(room) !== undefined);
    const [hold, ...more] = holdingBack(room.state, room.ctx(), room.world)
    assert.deepEqual([hold?.key, more.length], ['no-case', 0])
    assert.equal(isHeld(room.state, room.ctx(), room.world), false, 'and no agent is told')
  })

  it('goes on with the second while a rule holds the first back, and says which is held', () => {
    const room = twoCampaigns(2)
    room.ready(1)
    room.add({ type: 'campaign.paused', on: { campaign }, data: { rule: 'D4' } })
    const holds = holdingBack(room.state, room.ctx(), room.world)
    assert.deepEqual(
      holds.map(({ rule, campaign: of }) => [rule, of]),
      [['G2', campaign]],
    )
    assert.match(holds[0]?.sentence ?? '', /^.+: The campaign is not live\./)
    assert.equal(isHeld(room.state, room.ctx(), room.world), false)
    assert.equal(rings(room), 'second.0')
    room.add({ type: 'campaign.paused', on: { campaign: other }, data: { rule: 'D4' } })
    assert.equal(isHeld(room.state, room.ctx(), room.world), true)
    assert.equal(rings(room), undefined)
  })

  it('rings somebody of the second who asked for it before anybody of the first', () => {
    const room = twoCampaigns(2)
    room.ready(1)
    const asked = 'second.4' as CaseId
    room.state.cases.set(asked, {
      id: asked,
      campaign: other,
      attempts: 1,
      lastAt: room.now,
      askedBack: true,
      notBefore: room.now,
    })
    room.state.appointments.add(asked, room.now)
    assert.equal(rings(room), asked)
    assert.equal(rings(room), 'sample.0')
  })

  it('is not opened on a campaign that is not live', () => {
    const room = twoCampaigns(2)
    room.add({ type: 'campaign.paused', on: { campaign: other }, data: { rule: 'D4' } })
    room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
    const ask = { slot: 'AM', until: later(room.now, hour), campaign, also: [other] } as const
    const checks = Object.keys(openingChecks)
    const no = room.refused((s, c) => openShift(s, c, supervisor, { ...ask, checks }))
    assert.equal(no.status, 422)
  })
})

describe('a sample with strata', () => {
  it('is worked evenly over them', () => {
    const room = new PaperRoom({ slots: 8 })
    const strata = new Strata(Uint16Array.from([1, 1, 1, 1, 1, 1, 2, 2]))
    room.world = { ...room.world, strataOf: (id) => (id === sample ? strata : undefined) }
    room.ready(1)
    const rung = Array.from({ length: 8 }, () => Number(rings(room)?.split('.')[1]))
    assert.deepEqual(rung, [0, 6, 1, 2, 3, 7, 4, 5])
    assert.equal(rings(room), undefined)
  })

  it('passes over what the lists refuse, and comes back to nothing twice', () => {
    const room = new PaperRoom({ slots: 60 })
    const strata = new Strata(Uint16Array.from({ length: 60 }, (_, n) => n % 3))
    const refused = (id: CaseId) => Number(id.split('.')[1]) % 7 === 0
    room.world = { ...room.world, strataOf: () => strata, mustNotRing: refused }
    room.ready(1)
    const rung = new Set<CaseId>()
    for (let one = rings(room); one !== undefined; one = rings(room)) rung.add(one)
    assert.equal(rung.size, 60 - Math.ceil(60 / 7))
  })
})
