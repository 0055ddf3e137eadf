import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CampaignId } from '../../src/basics/ids.ts'
import { ok } from '../../src/basics/result.ts'
import { prepareRelease, type ReleaseParts } from '../../src/upkeep/prepare-release.ts'
import { createApp } from '../../src/web/app.ts'
import type { House } from '../../src/web/house.ts'
import { busScript, town } from '../results/support.ts'
import { liveCampaign } from '../support/a-live-day.ts'
import type { Page } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, signedIn, words } from './staff-at.ts'

let people = 120

/** The house with as many made-up responses as `people` says where a campaign's own would be; all the rest is the box. */
function withResponses(house: House, disk: TestBox['disk']): House {
  const keys = {
    seal: (_key: string, text: Uint8Array) => Buffer.from(text).toString('base64'),
    open: (_key: string, stored: string) => ok(new Uint8Array(Buffer.from(stored, 'base64'))),
  } as unknown as ReleaseParts['keys']
  const { writer } = house
  const documents = { ...house.documents, script: () => busScript }
  const responses = () => ({
    readAll: () => town('again', people, 0.3),
    notAskedTold: () => undefined,
  })
  const parts = { disk, keys, writer, documents, stores: { responses } as never }
  return {
    ...house,
    services: {
      ...house.services,
      prepareRelease: (by, campaign) => prepareRelease(parts, by, campaign),
    },
  }
}

describe('a release that is sent back', () => {
  let box: TestBox
  let ruth: StaffAt
  let owen: StaffAt
  let campaign: CampaignId
  let first: string
  const results = () => `/governor/campaigns/${campaign}/results`
  const prepare = (who: StaffAt) => who.post(`/governor/campaigns/${campaign}/release`)

  before(async () => {
    const whole = await startTestBox()
    const { house } = whole.box
    campaign = await liveCampaign(whole)
    box = { ...whole, box: { ...whole.box, app: createApp(withResponses(house, whole.disk)) } }
    ruth = await signedIn(box, 'r.adeyemi')
    owen = await signedIn(box, 'o.pritchard')
  })
  after(() => box.close())

  /** The files of a release page, to the letter. */
  const filesOf = ({ text }: Page) =>
    [...text.matchAll(/<pre>([^<]*)<\/pre>/g)].map(([, pre]) => pre)

  it('X6: its page says that it counts as told, and what comes next', async () => {
    const prepared = await prepare(ruth)
    assert.equal(prepared.view, 'release', words(prepared))
    assert.doesNotMatch(words(prepared), /count as told/)
    first = prepared.url
    const back = await ruth.post(`${first}/send-back`)
    assert.match(words(back), /What was not released/)
    assert.match(words(back), /they count as told, though they never left/)
    assert.match(words(back), /brings these same tables again, to the letter/)
    assert.match(words(await ruth.get(results())), /counts as told, approved or not/)
  })

  it('X6: one governor who prepares, looks, sends back and prepares again sees the same files until enough is new', async () => {
    const seen = filesOf(await ruth.get(first))
    assert.equal(seen.length, 4)
    for (const more of [1, 9, 12]) {
      people = 120 + more
      const again = await prepare(ruth)
      assert.notEqual(again.url, first)
      assert.deepEqual(filesOf(again), seen, `${more} more people`)
      assert.match(
        words(again),
        /first prepared at .*, and sent back, to the letter\. No more can be told yet/,
      )
      await ruth.post(`${again.url}/send-back`)
    }
  })

  it('X11: another governor finds the same one on a page of their own, and the first may approve it', async () => {
    const seen = filesOf(await ruth.get(first))
    const waiting = await prepare(owen)
    assert.deepEqual(filesOf(waiting), seen)
    await ruth.stepUp()
    const approved = await ruth.post(`${waiting.url}/approve`, [['intruder', 'done']])
    assert.match(words(approved), /What is released/)
    const bundle = await ruth.post(`${waiting.url}/bundle`)
    assert.match(bundle.headers.get('content-disposition') ?? '', /^attachment/)
  })

  it('X6: numbers are those of the documents, also for what comes after', async () => {
    people = 700
    const second = await prepare(ruth)
    assert.match(words(second), /Release 2/)
    const list = words(await ruth.get(results()))
    assert.equal(
      list.match(/Release 1\b/g)?.length,
      5,
      'the same one, each time that it was prepared',
    )
    assert.equal(list.match(/Release 2\b/g)?.length, 1)
  })
})
