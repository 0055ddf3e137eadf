import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CampaignId } from '../../src/basics/ids.ts'
import { hour } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { beginIndexDayNow } from '../../src/facts/decide-index-days.ts'
import { keepPeriods } from '../../src/facts/decide-retention.ts'
import { kept } from '../../src/facts/retention.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { liveCampaign } from '../support/a-live-day.ts'
import { startTestBox, type TestBox, workingDay } from '../support/test-box.ts'
import { type StaffAt, sheetForm, signedIn, words } from './staff-at.ts'

describe('G7: what is kept, and the proof of what was destroyed', () => {
  let box: TestBox
  let ruth: StaffAt
  let sian: StaffAt
  let campaign: CampaignId
  let now = instantAt(workingDay, 10 * hour)
  const clock = { now: () => now, after: () => () => undefined, every: () => () => undefined }
  const ahead = () => box.box.house.writer.ahead
  /** The box comes to this day, at noon, and looks for what is due. */
  const comeTo = async (day: string) => {
    now = instantAt(day, 12 * hour)
    await box.box.house.writer.do(keepPeriods)
    await box.box.idle()
    ruth = await signedIn(box, 'r.adeyemi')
    sian = await signedIn(box, 's.bevan')
  }

  before(async () => {
    box = await startTestBox({ clock })
    campaign = await liveCampaign(box)
    ruth = await signedIn(box, 'r.adeyemi')
    sian = await signedIn(box, 's.bevan')
  })
  after(() => box.close())

  it('one page says of every kind of data how long, by which rule, and what sees to it', async () => {
    for (const page of [await ruth.get('/governor/kept'), await sian.get('/auditor/kept')])
      for (const { what, rule } of kept) assert.ok(words(page).includes(what), `${what}, ${rule}`)
  })

  it('the campaign’s form takes from 1 to 90 days, and says so', async () => {
    const form = await ruth.get('/governor/campaigns/new')
    assert.match(form.text, /name="keepDays"[^>]*value="30"|value="30"[^>]*name="keepDays"/)
    for (const days of ['0', '91', 'soon', '']) {
      const again = await ruth.post('/governor/campaigns/new', [
        ...sheetForm({}),
        ['keepDays', days],
      ])
      assert.equal(again.status, 422, days)
      assert.match(words(again), /Enter a whole number from 1 to 90/)
    }
    const saved = await ruth.post('/governor/campaigns/new', [...sheetForm({}), ['keepDays', '7']])
    assert.match(words(saved), /Responses are kept For 7 days after the close/)
  })

  it('a closed campaign says until when, warns two weeks before, and then its responses are gone', async () => {
    const at = `/governor/campaigns/${campaign}`
    await ruth.stepUp()
    await ruth.post(`${at}/close`)
    await box.box.idle()
    assert.equal(ahead().campaigns.get(campaign)?.life, 'closed')
    const before = words(await ruth.get(at))
    assert.match(before, /Responses are kept Until 24 December 2026/)
    assert.doesNotMatch(before, /A release that is still wanted/)
    await box.box.house.writer.do(beginIndexDayNow)
    await comeTo('2026-12-09')
    assert.doesNotMatch(words(await ruth.get(at)), /A release that is still wanted/)
    await comeTo('2026-12-10')
    assert.match(
      words(await ruth.get(at)),
      /The responses are destroyed on 24 December 2026\. A release that is still wanted/,
    )
    assert.match(
      words(await sian.get('/auditor/certificate')),
      /Responses of “.+” 24 December 2026/,
    )
    await comeTo('2026-12-24')
    assert.match(words(await ruth.get(at)), /They were destroyed on their retention date/)
    const results = words(await ruth.get(`${at}/results`))
    assert.match(results, /The responses were destroyed on their retention date/)
    const refused = await ruth.post(`${at}/release`)
    assert.equal(refused.status, 422)
    assert.match(words(refused), /were destroyed on their retention date/)
  })

  it('the certificate names the lines and the keys, says that they are gone, and gives the root', async () => {
    const [, key] = [campaign, ahead().campaigns.get(campaign)?.key ?? '']
    for (const page of [
      await sian.get(`/auditor/certificate/${campaign}`),
      await ruth.get('/governor/certificate'),
    ]) {
      const text = words(page)
      assert.match(text, /0 responses destroyed on the retention date/)
      assert.ok(text.includes(key.match(/.{4}/g)?.join(' ') ?? 'no key'), 'the key by its id')
      assert.match(text, /Overwritten in line \d+/)
      assert.match(text, /The record of gatehouse\/test had \d+ lines/)
      if (page.url.endsWith('/governor/certificate'))
        assert.match(text, /1 day of the enquiry index/)
      assert.doesNotMatch(text, /Not overwritten yet/)
    }
    const other = await sian.get('/auditor/certificate/nothing')
    assert.equal(other.status, 404)
  })

  it('governors’ written reasons are named with their day, and on it their keys are gone', async () => {
    const reason = 'Both of us looked at it, and it says no more than it must.'
    const [hash] = [...ahead().scripts.keys()]
    assert.ok(hash, 'a questionnaire is in use')
    const data = await box.box.house.writer
      .do((state, ctx) => {
        const [by] = [...state.people.values()].filter(({ role }) => role === 'governor')
        assert.ok(by, 'a governor')
        const said = { finding: 'aabbccddeeff', key: ctx.key() }
        const actor = { person: by.id, role: 'governor' } as const
        const on = { script: hash }
        return ok({
          facts: [
            { type: 'script.finding_accepted', by: actor, on, data: said, secret: { reason } },
            { type: 'script.retired', by: actor, on, data: {} },
          ],
          reply: said,
        })
      })
      .then((done) => (done.ok ? done.value : assert.fail('it was refused')))
    assert.match(
      words(await sian.get('/auditor/certificate')),
      /Written reasons about “.+” 24 December 2027/,
    )
    await comeTo('2027-12-23')
    assert.ok(box.box.house.writer.ahead.scripts.get(hash)?.notes?.includes(data.key))
    await comeTo('2027-12-24')
    const text = words(await ruth.get('/governor/certificate'))
    assert.match(text, /\d+ written reasons? about findings in a questionnaire/)
    assert.ok(text.includes(data.key.match(/.{4}/g)?.join(' ') ?? 'no key'), 'the key by its id')
    assert.doesNotMatch(text, /Not overwritten yet/)
    assert.equal(box.box.house.writer.ahead.scripts.get(hash)?.notes, undefined)
  })

  it('is for governors and auditors alone', async () => {
    const helen = await signedIn(box, 'h.marsh')
    for (const path of ['/governor/kept', '/governor/certificate', '/auditor/certificate'])
      assert.equal((await helen.get(path)).status, 403, path)
  })
})
