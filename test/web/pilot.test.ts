import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CampaignId } from '../../src/basics/ids.ts'
import { ok } from '../../src/basics/result.ts'
import { liveCampaign } from '../support/a-live-day.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

describe('R14: the pilot batch on the campaign’s page', () => {
  let box: TestBox
  let ruth: StaffAt
  let id: CampaignId
  const at = (path = '') => `/governor/campaigns/${id}${path}`
  const known = () => box.box.house.writer.ahead.campaigns.get(id)

  before(async () => {
    box = await startTestBox({ settings: { pilotInterviews: 20 } })
    id = await liveCampaign(box)
    ruth = await signedIn(box, 'r.adeyemi')
  })
  after(() => box.close())

  it('is told with how far it is, and the field work cannot be begun before its end', async () => {
    assert.equal(known()?.pilot, 20)
    const page = words(await ruth.get(at()))
    assert.match(
      page,
      /Pilot batch 0 of 20 interviews heard\. Until all are, calls are placed only/,
    )
    assert.match(page, /Begin the field work .*The pilot batch is not done: 20 more to be heard/)
    assert.equal((await ruth.post(at('/field-work'))).view, 'step-up')
    await ruth.stepUp()
    const early = await ruth.post(at('/field-work'))
    assert.equal(early.status, 409)
    assert.match(words(early), /0 of 20 interviews of the pilot batch were heard/)
    assert.equal(known()?.pilot, 20)
  })

  it('once it was heard a governor begins the field work, which is a line of the record', async () => {
    const heard = { type: 'campaign.approved', on: { campaign: id }, data: { pilot: 0 } } as const
    await box.box.house.writer.do(() => ok({ facts: [heard], reply: undefined }))
    assert.match(words(await ruth.get(at())), /A governor looks at what came of them/)
    const facts = watchFacts(box)
    const done = await ruth.post(at('/field-work'))
    assert.equal(done.status, 200)
    assert.doesNotMatch(words(done), /Pilot batch|field work/)
    assert.equal(known()?.pilot, undefined)
    const passed = facts.find(({ type }) => type === 'campaign.pilot_passed')
    assert.deepEqual(passed?.data, { heard: 0 })
  })
})
