import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, sheetForm, signedIn } from './staff-at.ts'

const words = ({ text }: { readonly text: string }) =>
  text
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const about = [
  ['source', 'The client’s customer list'],
  ['obtained', '2026-11-02'],
] as const

describe('on a live box a sample needs two governors', () => {
  let box: TestBox
  let ruth: StaffAt
  let owen: StaffAt
  let at: string

  before(async () => {
    // The rooms of a live box; its numbers are drama numbers that a plan knows.
    box = await startTestBox({ settings: { drama: false } })
    ruth = await signedIn(box, 'r.adeyemi')
    owen = await signedIn(box, 'o.pritchard')
    at = (await ruth.post('/governor/campaigns/new', sheetForm({}))).url
  })
  after(() => box.close())

  const bring = (staff: StaffAt, rows: number) =>
    staff.sample(
      `${at}/sample`,
      { name: 'sample.csv', bytes: Buffer.from(trialSampleCsv(`live ${rows}`, rows)) },
      about,
    )
  const samples = () => [...box.box.house.writer.ahead.samples.values()]

  /** What the page of the campaign sends along: which sample it showed. */
  const shown = () => [['sample', samples().find(({ waits }) => waits)?.id ?? '']] as const

  it('the one who brings it is warned, and cannot let it in', async () => {
    const report = await bring(ruth, 100)
    assert.equal(report.view, 'import-report', words(report))
    assert.match(words(report), /A second governor has to let it in before anybody is called/)
    assert.match(words(report), /Warning: It has fewer than 500 rows/)
    const page = await ruth.get(at)
    assert.match(words(page), /waits for a second governor\. .*Warning: It has fewer than 500 rows/)
    assert.match(words(page), /You have had a part in this/)
    const tried = await ruth.post(`${at}/sample/let-in`, shown())
    assert.equal(samples()[0]?.waits, true, words(tried))
  })

  it('another finds it waiting, sees the same warnings, and lets it in with their password', async () => {
    assert.match(words(await owen.get('/governor')), /Sample: .* Waiting for approval/)
    const page = await owen.get(at)
    assert.match(words(page), /waits for a second governor.*Warning: It has fewer than 500 rows/)
    assert.equal((await owen.post(`${at}/sample/let-in`, shown())).view, 'step-up')
    assert.equal(samples()[0]?.waits, true)
    await owen.stepUp()
    const done = await owen.post(`${at}/sample/let-in`, shown())
    assert.equal(done.status, 200, words(done))
    assert.equal(samples()[0]?.waits, undefined)
    assert.doesNotMatch(words(await owen.get(at)), /waits for a second governor/)
  })

  it('T5: it lets in the sample that was shown, and none that was brought in its place', async () => {
    await bring(ruth, 40)
    const before = (await owen.get(at)).values('sample')
    await ruth.post(`${at}/sample/send-back`, shown())
    await bring(ruth, 50)
    await owen.stepUp()
    const late = await owen.post(`${at}/sample/let-in`, [['sample', before[0] ?? '']])
    assert.equal(late.status, 409)
    assert.match(words(late), /Open the campaign again to see how it stands/)
    assert.equal(samples().filter(({ waits }) => waits).length, 1)
    await ruth.post(`${at}/sample/send-back`, shown())
  })

  it('either sends one back, and then the same file can be brought', async () => {
    for (const staff of [ruth, owen]) {
      await bring(ruth, 60)
      const waiting = samples().find(({ waits }) => waits)
      assert.ok(waiting, 'it waits')
      await staff.post(`${at}/sample/send-back`, shown())
      assert.equal(
        samples().some(({ waits }) => waits),
        false,
      )
      const names = await box.disk.list('vault')
      assert.ok(!names.some((name) => name.startsWith(waiting.id)), 'nothing of it is left')
    }
  })
})
