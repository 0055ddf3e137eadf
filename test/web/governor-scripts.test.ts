import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { DocumentHash } from '../../src/basics/ids.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { readAll, type StaffAt, signedIn, trialFile, watchFacts, words } from './staff-at.ts'

describe('a questionnaire and its two governors', () => {
  let box: TestBox
  let ruth: StaffAt
  let owen: StaffAt
  let hash: DocumentHash
  const page = () => `/governor/scripts/${hash}`
  const life = () => box.box.house.writer.ahead.scripts.get(hash)?.life

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    owen = await signedIn(box, 'o.pritchard')
  })
  after(() => box.close())

  it('an XLSForm comes in and every row of it is accounted for', async () => {
    const report = await ruth.send(
      '/governor/scripts/import',
      await trialFile('household-insurance.xlsx'),
    )
    assert.equal(report.status, 200)
    assert.equal(report.view, 'import-report')
    hash = report.url.split('/')[3] as DocumentHash
    const known = box.box.house.writer.ahead.scripts.get(hash)
    assert.equal(known?.life, 'drafted')
    assert.deepEqual([known?.taken, known?.changed, known?.refused], [19, 1, 0])
    assert.match(words(report), /Taken as they stand 19 Changed 1 Refused 0/)
    assert.match(words(report), /Row 7, ease Changed .* is now /)
    assert.equal(report.text.match(/<tr>/g)?.length, 1 + 20)
  })

  it('the same words as JSON are the same draft, by their SHA-256 (P5)', async () => {
    const report = await ruth.send(
      '/governor/scripts/import',
      await trialFile('household-insurance.json'),
    )
    assert.equal(report.url, `${page()}/report`)
    assert.equal(box.box.house.writer.ahead.scripts.size, 1)
    assert.match(words(report), /Block 1, hello Taken opening/)
  })

  it('other kinds of file are turned away in plain words, and nothing is kept', async () => {
    const lss = '<?xml version="1.0"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>'
    const files = [
      ['study.lss', lss, /The file breaks off or is not XML\. Export/],
      ['study.json', '{"format":', /breaks off or is not JSON/],
      ['study.xlsx', 'not a workbook', /does not know this kind of file/],
    ] as const
    for (const [name, text, sentence] of files) {
      const answer = await ruth.send('/governor/scripts/import', { name, bytes: Buffer.from(text) })
      assert.equal(answer.status, 422, name)
      assert.match(words(answer), sentence)
    }
    const none = await ruth.send('/governor/scripts/import', undefined)
    assert.match(words(none), /Choose a file\./)
    assert.equal(box.box.house.writer.ahead.scripts.size, 1)
  })

  it('its page shows every word in order and the SHA-256 of exactly those words', async () => {
    const shown = await ruth.get(page())
    assert.ok(shown.text.includes(hash))
    const script = box.box.house.documents.script(hash)
    const text = words(shown)
    const reads = [...script.opening, ...script.questions].map(({ read }) =>
      read.replaceAll("'", '’').replace(/\s+/g, ' '),
    )
    const places = reads.map((read) => text.indexOf(read))
    assert.ok(!places.includes(-1), `missing: ${reads[places.indexOf(-1)]}`)
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
    for (const closing of Object.values(script.closings))
      assert.ok(text.includes(closing.replaceAll("'", '’')), closing)
  })

  it('P4: what the checker refuses can be proposed by nobody', async () => {
    const good = JSON.parse(
      Buffer.from((await trialFile('household-insurance.json')).bytes).toString(),
    )
    good.questions[1].read = 'How much is the jewellery in your home worth?'
    const bytes = Buffer.from(JSON.stringify({ ...good, name: 'forbidden-words' }))
    const report = await ruth.send('/governor/scripts/import', { name: 'x.json', bytes })
    const at = report.url.replace('/report', '')
    const shown = await ruth.get(at)
    assert.match(words(shown), /Forbidden: question/)
    assert.match(shown.text, /<button[^>]*disabled[^>]*>Propose for approval/)
    const refused = await ruth.post(`${at}/propose`)
    assert.equal(refused.status, 422)
    assert.match(words(refused), /The checker refuses this script\./)
  })

  it('X11: who imported it cannot approve it, and the try stands in the record', async () => {
    await ruth.post(`${page()}/propose`)
    assert.equal(life(), 'proposed')
    await ruth.stepUp()
    const facts = watchFacts(box)
    const refused = await ruth.post(`${page()}/approve`)
    assert.equal(refused.status, 403)
    assert.match(words(refused), /You have had a part in this, so you cannot approve this script\./)
    assert.equal(life(), 'proposed')
    const [fact] = facts.filter(({ type }) => type === 'deed.refused')
    assert.deepEqual(fact?.data, { deed: 'APPROVE_SCRIPT', rule: 'X11' })
  })

  it('the second governor reads every part, is asked for the password again, then approves', async () => {
    const unread = await owen.post(`${page()}/approve`)
    assert.equal(unread.view, 'step-up')
    await owen.stepUp()
    const early = await owen.post(`${page()}/approve`)
    assert.equal(early.status, 422)
    assert.match(words(early), /Read it first, part by part: \d+ of \d+ are not marked as read/)
    await readAll(owen, page())
    const asked = await owen.post(`${page()}/approve`)
    assert.equal(asked.view, 'step-up')
    assert.equal(asked.url, `/step-up?back=${encodeURIComponent(page())}`)
    assert.equal(life(), 'proposed')
    await owen.stepUp()
    const approved = await owen.post(`${page()}/approve`)
    assert.equal(approved.url, page())
    assert.equal(life(), 'approved')
    assert.match(words(approved), /Approved .*Pritchard, Owen/)
  })

  it('a proposed one can be sent back, an approved one retired, and neither twice', async () => {
    const twice = await owen.post(`${page()}/send-back`)
    assert.equal(twice.status, 409)
    await owen.post(`${page()}/retire`)
    assert.equal(life(), 'retired')
    const again = await owen.post(`${page()}/retire`)
    assert.equal(again.status, 409)
    assert.match(words(again), /Only an approved script can be retired/)
    assert.match(words(await owen.get(page())), /Decision Nothing is left to decide here\./)
  })

  it('a form without the token of this browser does nothing', async () => {
    const answer = await ruth.jar.post(`${page()}/propose`)
    assert.equal(answer.status, 403)
    assert.match(words(answer), /belongs to another sign-in/)
  })

  it('an address that names nothing is not found', async () => {
    assert.equal((await ruth.get('/governor/scripts/none')).status, 404)
    assert.equal((await ruth.get('/governor/scripts/none/report')).status, 404)
  })
})
