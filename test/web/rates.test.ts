import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CampaignId } from '../../src/basics/ids.ts'
import { groupCounts, rateNames } from '../../src/fieldwork/rates.ts'
import { tellNotAsked } from '../../src/results/not-asked.ts'
import { roundedEligible, roundedRates } from '../../src/results/rounded-rates.ts'
import { notAskedRows } from '../../src/web/not-asked-seen.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, sheetForm, signedIn, watchFacts, words } from './staff-at.ts'

describe('rates and codes', () => {
  let box: TestBox
  let ruth: StaffAt
  let campaign: CampaignId
  const at = (path: string) => `/governor/campaigns/${campaign}${path}`
  const sheet = () => {
    const { campaigns } = box.box.house.writer.ahead
    const known = campaigns.get(campaign)
    assert.ok(known, 'the campaign is there')
    return box.box.house.documents.sheet(known.sheet)
  }

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    const begun = await ruth.post('/governor/campaigns/new', sheetForm({}))
    campaign = begun.url.split('/')[3] as CampaignId
  })
  after(() => box.close())

  it('are on a page that says what was declared before the first call, and what every outcome comes to', async () => {
    const facts = watchFacts(box)
    const page = await ruth.get(at('/rates'))
    assert.equal(page.view, 'rates')
    const text = words(page)
    assert.match(text, /AAPOR Standard Definitions, 9th edition \(2016\), telephone \(aapor-9\)/)
    assert.match(text, /Complete: over 80% of the applicable questions\. Partial: 50% to 80%\./)
    assert.match(text, /That share, e n\/a/)
    assert.match(
      text,
      /A child answered Stays open; this code at close 3\.21 No screener completed/,
    )
    assert.match(text, /No case has been called/, 'an empty state (M11)')
    assert.ok(facts.some(({ type, on }) => type === 'results.viewed' && on.campaign === campaign))
  })

  it('a share of one’s own needs a whole number, and a reason without a number of anybody', async () => {
    const edit = (more: readonly (readonly [string, string])[]) =>
      ruth.post(at('/edit'), [...sheetForm({}), ['eligibility', 'declared'], ...more])
    const empty = await edit([
      ['eligiblePercent', '140'],
      ['eligibleReason', ''],
    ])
    assert.equal(empty.status, 422)
    assert.match(words(empty), /Enter a whole number from 0 to 100\./)
    assert.match(words(empty), /Write the reason in a sentence/)
    const number = await edit([
      ['eligiblePercent', '40'],
      ['eligibleReason', 'Ring 0113 496 0000 and ask how we came to this.'],
    ])
    assert.match(words(number), /Take out the number/)
    const done = await edit([
      ['eligiblePercent', '40'],
      ['eligibleReason', 'As in the client’s own panel of last year.'],
    ])
    assert.equal(done.view, 'campaign')
    assert.match(words(done), /40%, as declared: As in the client’s own panel of last year\./)
    assert.deepEqual(sheet().eligibility, {
      by: 'declared',
      percent: 40,
      reason: 'As in the client’s own panel of last year.',
    })
    assert.match(words(await ruth.get(at('/rates'))), /That share, e 40%/)
    const again = await ruth.get(at('/edit'))
    assert.match(again.text, /value="declared"[^>]*checked/, 'and the form shows it again')
  })

  it('a complete interview can always be reached: 100% is no band', async () => {
    const none = await ruth.post(at('/edit'), sheetForm({ completeOver: '100' } as never))
    assert.match(words(none), /Enter a whole number from 50 to 99\./)
  })

  it('e changes the rates that use it, and no other', () => {
    const counts = groupCounts({ '1.1': 200, '2.11': 200, '3.13': 400, '4.32': 400 })
    const computed = roundedRates(counts, { by: 'computed' })
    const all = roundedRates(counts, { by: 'all' })
    const declared = roundedRates(counts, { by: 'declared', percent: 10, reason: 'By the panel.' })
    assert.equal(roundedEligible(counts, { by: 'computed' }), 50)
    assert.equal(computed.RR3, 33)
    assert.equal(all.RR3, all.RR1)
    assert.equal(declared.RR3, 45)
    for (const name of rateNames.filter((one) => !['RR3', 'RR4', 'REF2', 'CON2'].includes(one)))
      assert.deepEqual([all[name], declared[name]], [computed[name], computed[name]], name)
  })

  it('says n/a where there is nothing to divide by, and hides what is of fewer than 10', () => {
    const none = roundedRates(groupCounts({ '3.13': 40 }))
    assert.equal(none.RR5, 'n/a')
    assert.equal(none.COOP1, 'n/a')
    assert.equal(none.RR1, 'c', 'nobody of forty is a small number, too (X3)')
    assert.equal(roundedEligible(groupCounts({ '1.1': 30, '4.32': 9 })), 'c')
  })
})

it('why people were not asked is rounded, and hidden where a part is of fewer than 10 (X2, X4)', () => {
  const rows = (screened: number, full: number) =>
    notAskedRows(tellNotAsked({ 'screened-out': screened, 'quota-full': full }).at(-1))
  assert.deepEqual(rows(1_203, 48), [
    ['Screened out by an answer', '1,205'],
    ['The quota was full', '50'],
    ['Together', '1,255'],
  ])
  assert.deepEqual(
    rows(52, 4).map(([, text]) => text),
    ['c', 'c', '55'],
  )
  assert.deepEqual(notAskedRows(undefined), [])
})
