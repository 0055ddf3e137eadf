import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CampaignId, DocumentHash } from '../../src/basics/ids.ts'
import { ok } from '../../src/basics/result.ts'
import { prepareRelease } from '../../src/facts/decide-release.ts'
import { groupCounts } from '../../src/fieldwork/rates.ts'
import { planRelease } from '../../src/results/release.ts'
import { roundedRates } from '../../src/results/rounded-rates.ts'
import { createApp } from '../../src/web/app.ts'
import type { House } from '../../src/web/house.ts'
import type { Services } from '../../src/web/services.ts'
import { busScript, town } from '../results/support.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, sheetForm, signedIn, watchFacts, words } from './staff-at.ts'

let locked = false

/** The house with 120 made-up responses where a campaign's own would be; all the rest is the box. */
function withResponses(house: House): House {
  let prepared = false
  const services: Services = {
    ...house.services,
    mixingLocked: () => locked || house.services.mixingLocked(),
    prepareRelease: async (by, campaign) => {
      if (prepared) return ok({ kind: 'unchanged' })
      prepared = true
      const planned = planRelease({
        campaign: 'Buses',
        script: busScript,
        scriptHash: 'a'.repeat(64),
        responses: town('governor', 120, 0.3),
        dispositions: { '1.1': 120, '2.11': 41, '3.13': 60 },
        period: { first: '2026-W47', last: '2026-W48' },
      })
      if (!planned.ok || planned.value.kind !== 'new') assert.fail('the release was not planned')
      const { files } = planned.value
      const text = JSON.stringify({ format: 'gatehouse-release-files/1', files })
      const document = await house.documents.put(text)
      const done = await house.writer.do((state, ctx) =>
        prepareRelease(state, ctx, by, { campaign, document, responses: 120 }),
      )
      if (!done.ok) assert.fail(done.error.sentence)
      return ok({ kind: 'prepared', release: done.value })
    },
  }
  return { ...house, services }
}

describe('results and releases', () => {
  let box: TestBox
  let ruth: StaffAt
  let owen: StaffAt
  let campaign: CampaignId
  let release: string
  const results = () => `/governor/campaigns/${campaign}/results`

  before(async () => {
    const whole = await startTestBox()
    box = { ...whole, box: { ...whole.box, app: createApp(withResponses(whole.box.house)) } }
    ruth = await signedIn(box, 'r.adeyemi')
    owen = await signedIn(box, 'o.pritchard')
    const begun = await ruth.post('/governor/campaigns/new', sheetForm({}))
    campaign = begun.url.split('/')[3] as CampaignId
  })
  after(() => box.close())

  it('says on the page that responses wait when the box has started since a governor gave a password', async () => {
    assert.equal(box.box.house.services.mixingLocked(), false, 'whoever signs in unlocks it')
    assert.doesNotMatch(words(await ruth.get(results())), /Responses wait/)
    locked = true
    assert.match(words(await ruth.get(results())), /Responses wait to be mixed until one does/)
    locked = false
  })

  it('M1: looking at the counts is a fact that names the campaign, and no answer is among them', async () => {
    const facts = watchFacts(box)
    const page = await ruth.get(results())
    assert.equal(page.status, 200)
    const viewed = facts.filter(({ type }) => type === 'results.viewed')
    assert.deepEqual(
      viewed.map(({ on }) => on.campaign),
      [campaign],
    )
    assert.match(words(page), /Answers can be seen only in a release/)
  })

  it('X2 to X4: rates come from rounded counts and are hidden below 10', () => {
    const none = roundedRates(groupCounts({ '1.1': 9, '2.11': 200, '3.13': 300 }))
    assert.equal(none.RR1, 'c')
    assert.equal(none.REF3, 'c')
    const some = roundedRates(groupCounts({ '1.1': 52, '2.11': 103, '3.13': 98 }))
    assert.equal(some.RR1, Math.round((50 / 255) * 100))
    assert.equal(some.COOP1, Math.round((50 / 155) * 100))
    const all = roundedRates(groupCounts({ '1.1': 500 }))
    assert.equal(all.RR1, 'c')
  })

  it('a governor prepares a release and sees exactly what would leave, to the letter', async () => {
    const page = await ruth.post(`/governor/campaigns/${campaign}/release`)
    assert.equal(page.view, 'release')
    release = page.url
    const [known] = box.box.house.writer.ahead.releases.values()
    const { files } = JSON.parse(box.box.house.documents.text(known?.document as DocumentHash))
    const text = words(page)
    for (const { name, text: content } of files) {
      assert.ok(text.includes(name))
      const plain = content
        .replaceAll("'", '’')
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
      assert.ok(text.includes(plain.trim().slice(0, 400)), name)
    }
    assert.match(text, /q1: Do you use the bus\?/)
    assert.match(text, /What would be released/)
    const counts = [...page.text.matchAll(/<td[^>]*gh-number[^>]*>(\d+)<\/td>/g)].map(([, n]) =>
      Number(n),
    )
    assert.ok(counts.length > 5 && counts.every((count) => count % 5 === 0))
  })

  it('M1: who looks at what would leave, before anybody has approved it, is a fact', async () => {
    const facts = watchFacts(box)
    assert.equal((await owen.get(release)).status, 200)
    const looked = facts.map(({ type, by, on }) => [type, by?.role, on.campaign])
    assert.deepEqual(looked, [['results.viewed', 'governor', campaign]])
  })

  it('X11: who prepared it cannot approve it', async () => {
    await ruth.stepUp()
    const own = await ruth.post(`${release}/approve`, [['intruder', 'done']])
    assert.equal(own.status, 403)
    assert.match(words(own), /You have had a part in this/)
  })

  it('X12: the second governor ticks that the intruder check was done, or nothing leaves', async () => {
    const asked = await owen.post(`${release}/approve`, [['intruder', 'done']])
    assert.equal(asked.view, 'step-up')
    await owen.stepUp()
    const bare = await owen.post(`${release}/approve`)
    assert.equal(bare.status, 422)
    assert.match(words(bare), /Try first to find one person in these tables/)
    const early = await owen.post(`${release}/bundle`)
    assert.equal(early.status, 409)
    const facts = watchFacts(box)
    const done = await owen.post(`${release}/approve`, [['intruder', 'done']])
    assert.match(words(done), /Approved/)
    assert.match(words(done), /What is released/, 'its words are of what it is now')
    assert.doesNotMatch(words(done), /would be released/)
    const approved = facts.find(({ type }) => type === 'release.approved')
    assert.deepEqual(approved?.data, { intruderCheck: true })
  })

  it('the signed bundle is taken as a file, and each copy is a fact', async () => {
    const facts = watchFacts(box)
    const file = await owen.post(`${release}/bundle`)
    assert.equal(file.status, 200)
    assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="[\w.-]+"$/)
    assert.ok(file.text.length > 500)
    assert.ok(facts.some(({ type }) => type === 'bundle.downloaded'))
  })

  it('X6: with nothing new the page says that the last release stands', async () => {
    const again = await ruth.post(`/governor/campaigns/${campaign}/release`)
    assert.match(words(again), /Nothing new can be told since the last release/)
    const back = await ruth.post(`${release}/send-back`)
    assert.equal(back.status, 409)
  })
})
