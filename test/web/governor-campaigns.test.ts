import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CampaignId } from '../../src/basics/ids.ts'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import type { Page } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import {
  readAll,
  type SheetFields,
  type StaffAt,
  sheetForm,
  signedIn,
  trialFile,
  watchFacts,
  words,
} from './staff-at.ts'

const sample = { name: 'sample.csv', bytes: Buffer.from(trialSampleCsv('governor')) }
const withSource = [
  ['source', 'The client’s customer list'],
  ['obtained', '2026-11-02'],
] as const

describe('a campaign goes live only whole', () => {
  let box: TestBox
  let ruth: StaffAt
  let owen: StaffAt
  let script: string
  let id: CampaignId
  const at = (path = '') => `/governor/campaigns/${id}${path}`
  /** What the page of the campaign sends along with an approval. */
  const shown = (page: Page) => [['sheet', page.values('sheet')[0] ?? '']] as const
  const life = () => box.box.house.writer.ahead.campaigns.get(id)?.life
  const edit = (changed: SheetFields, signed?: readonly string[]) =>
    ruth.post(at('/edit'), sheetForm({ script, ...changed }, signed))

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    owen = await signedIn(box, 'o.pritchard')
    const report = await ruth.send(
      '/governor/scripts/import',
      await trialFile('household-insurance.json'),
    )
    script = report.url.split('/')[3] ?? ''
  })
  after(() => box.close())

  it('begins with a name, and its page lists what is missing', async () => {
    const nameless = await ruth.post('/governor/campaigns/new', sheetForm({ title: '' }))
    assert.equal(nameless.status, 422)
    assert.match(words(nameless), /Enter a name for the campaign\./)
    const begun = await ruth.post('/governor/campaigns/new', [
      ...sheetForm({ client: '', dpia: '' }, []),
    ])
    assert.equal(begun.view, 'campaign')
    id = begun.url.split('/')[3] as CampaignId
    assert.match(words(begun), /Client Name the client\. Missing/)
    assert.match(words(begun), /Lawful basis Completed/)
    assert.equal(life(), 'drafted')
  })

  it('each part leads to its own field of the form', async () => {
    const ids = new Set(
      [...(await ruth.get(at('/edit'))).text.matchAll(/ id="([^"]+)"/g)].map(([, one]) => one),
    )
    const links = [...(await ruth.get(at())).text.matchAll(/\/edit(?:#([^"]*))?"/g)]
    assert.ok(links.length > 20, `${links.length} links`)
    for (const [, field] of links) assert.ok(ids.has(field), `there is a field ${field}`)
  })

  it('P2, P4: a name that agents would read is among what is missing, with what to change', async () => {
    for (const [title, sentence] of [
      ['Ring 01632 960001', /Name of the campaign Take out the number: agents may read this/],
      ['What your jewellery is worth', /Name of the campaign “What your jewellery is worth” asks/],
    ] as const) {
      await edit({ title })
      const page = words(await ruth.get(at()))
      assert.match(page, sentence)
    }
    await edit({})
    assert.match(words(await ruth.get(at())), /Name of the campaign Completed/)
  })

  it('D15: hours outside what research allows, or that cannot be read, come back with a sentence', async () => {
    const cases: readonly (readonly [SheetFields, RegExp])[] = [
      [{ weekdaysFrom: '08:59' }, /Nobody may be called before 09:00 \(D15\)/],
      [{ weekdaysTo: '21:01' }, /Nobody may be called after 21:00 \(D15\)/],
      [{ sundayFrom: '09:30', sundayTo: '12:00' }, /Nobody may be called before 10:00/],
      [{ weekdaysFrom: '2pm' }, /Enter a time on the 24-hour clock/],
      [{ saturdayFrom: '15:00', saturdayTo: '11:00' }, /The end must be later/],
      [{ pauseSeconds: 'soon' }, /Enter a whole number from 0 to 600/],
    ]
    for (const [changed, sentence] of cases) {
      const answer = await edit(changed)
      assert.equal(answer.status, 422)
      assert.match(words(answer), sentence)
      assert.ok(answer.text.includes('Example Mutual'), 'what was typed is kept')
    }
  })

  it('cannot be proposed while any one part is missing', async () => {
    const old = new FormData()
    for (const [name, value] of [['csrf', 'old'] as const, ...withSource]) old.set(name, value)
    const tooOld = await ruth.jar.postForm(at('/sample'), old)
    assert.equal(tooOld.status, 403)
    assert.ok(tooOld.values('source').includes(withSource[0][1]), 'where it is from is kept')
    await ruth.sample(at('/sample'), sample, withSource)
    await approveScript()
    const without: readonly (readonly [SheetFields, readonly string[] | undefined, RegExp])[] = [
      [{ client: '' }, undefined, /Name the client/],
      [{}, ['no-sale'], /The client must sign that calls are made from a prison/],
      [{ clientSignedBy: '' }, undefined, /Enter who signed/],
      [{}, ['prison'], /no sale, no lead and no transfer \(T1\)/],
      [{ lawfulBasis: '' }, undefined, /Choose the lawful basis \(G1\)/],
      [{ dpia: '' }, undefined, /data protection impact assessment \(G2\)/],
      [{ callerId: '0909 879 0000' }, undefined, /not a 09 number \(D10\)/],
      [{ callerId: '12345' }, undefined, /10 or 11 digits/],
      [{ callerId: '0113 496 0007' }, undefined, /calls of this box show: 0113 496 0000 \(D10\)/],
      [{ messageOrganisation: '' }, undefined, /information message.*\(D6\)/],
      [{ messageDecline: '' }, undefined, /a number to decline further calls \(D6\)/],
      [{ verification: '' }, undefined, /check that the research is genuine \(R3\)/],
      [{ weekdaysFrom: '', weekdaysTo: '' }, undefined, /Enter the calling hours \(D15\)/],
      [{ script: '' }, undefined, /Choose an approved script/],
    ]
    for (const [changed, signed, sentence] of without) {
      const saved = await edit(changed, signed)
      assert.equal(saved.status, 200)
      assert.match(saved.text, /<button[^>]*disabled[^>]*>Propose to go live/)
      const refused = await ruth.post(at('/propose'))
      assert.equal(refused.status, 422)
      assert.match(words(refused), sentence)
      assert.equal(life(), 'drafted')
    }
  })

  it('what another changed meanwhile is not lost by saving an older page, but when it is pressed once more', async () => {
    await edit({})
    const old = await ruth.get(at('/edit'))
    const from = (page: Page) => [['from', page.values('from')[0] ?? '']] as const
    await ruth.post(at('/edit'), sheetForm({ script, client: 'Another Mutual' }))
    const mine = sheetForm({ script, client: 'Third Mutual' })
    const refused = await ruth.post(at('/edit'), [...mine, ...from(old)])
    assert.equal(refused.status, 409)
    assert.match(words(refused), /changed while your page was open, so what you typed is not saved/)
    assert.ok(refused.values('client').includes('Third Mutual'), 'nothing typed is lost')
    assert.match(words(await ruth.get(at())), /Another Mutual/)
    const wrong = [...sheetForm({ script, weekdaysTo: 'late' }), ...from(old)]
    assert.deepEqual(
      from(await ruth.post(at('/edit'), wrong)),
      from(old),
      'a fault changes nothing',
    )
    await ruth.post(at('/edit'), [...mine, ...from(refused)])
    assert.match(words(await ruth.get(at())), /Third Mutual/)
    await ruth.post(at('/quotas'), [['quotas', 'has-policy: yes = 40 soft']])
    await ruth.post(at('/edit'), sheetForm({ script }))
    const later = await ruth.post(at('/quotas'), [['quotas', ''], ...from(old)])
    assert.equal(later.status, 409)
    const forged = await ruth.jar.post(at('/quotas'), [['csrf', 'x']])
    assert.match(forged.text, /has-policy: yes = 40/, 'a page that is too old empties nothing')
    const before = await ruth.get(at('/edit'))
    await ruth.stepUp()
    const typed = sheetForm({ script, client: 'Fourth Mutual' })
    const tooOld = await ruth.jar.post(at('/edit'), typed, before)
    assert.equal(tooOld.status, 403)
    assert.ok(tooOld.values('client').includes('Fourth Mutual'), 'it is there to be pressed again')
    assert.deepEqual(from(tooOld), from(before), 'and is of the sheet that was opened')
    assert.doesNotMatch(words(await ruth.get(at())), /Fourth Mutual/)
    await ruth.post(at('/quotas'), [['quotas', '']])
  })

  it('X11: an approval is of what was shown, and not of what it was changed into meanwhile', async () => {
    await edit({})
    await ruth.post(at('/propose'))
    await owen.stepUp()
    const before = shown(await owen.get(at()))
    await edit({ client: 'Another Mutual' })
    await ruth.post(at('/propose'))
    for (const fields of [before, []]) {
      const late = await owen.post(at('/approve'), fields)
      assert.equal(late.status, 409)
      assert.match(words(late), /changed after your page was opened, so nothing was approved/)
      assert.equal(life(), 'proposed')
    }
  })

  it('X11: whoever set it up cannot approve it; another governor can, after the password', async () => {
    await edit({})
    await ruth.post(at('/propose'))
    assert.equal(life(), 'proposed')
    await ruth.stepUp()
    const facts = watchFacts(box)
    const own = await ruth.post(at('/approve'), shown(await ruth.get(at())))
    assert.equal(own.status, 403)
    assert.match(words(own), /You have had a part in this/)
    assert.deepEqual(facts.find(({ type }) => type === 'deed.refused')?.data, {
      deed: 'APPROVE_CAMPAIGN',
      rule: 'X11',
    })
    assert.match((await owen.get('/governor')).text, /Campaign: Household insurance/)
    const done = await owen.post(at('/approve'), shown(await owen.get(at())))
    assert.equal(done.status, 200)
    assert.equal(life(), 'live')
  })

  it('once live it cannot be changed, only closed, and closing asks for the password', async () => {
    const changed = await edit({ client: 'Somebody else' })
    assert.equal(changed.status, 409)
    assert.match(words(changed), /cannot be changed/)
    const fresh = await signedIn(box, 'r.adeyemi')
    assert.match(words(await fresh.get(at())), /Closing is for good\./)
    assert.equal((await fresh.post(at('/close'))).view, 'step-up')
    await owen.post(at('/close'))
    assert.equal(life(), 'closed')
    await box.box.idle()
    const late = await owen.send(at('/sample'), sample, withSource)
    assert.equal(late.status, 422)
    assert.match(words(late), /That campaign is closed/)
    const over = words(await owen.get(at('')))
    assert.match(over, /Decision Nothing is left to decide here\./)
    assert.doesNotMatch(over, / yet\b|Before it can go live/)
    assert.equal((await owen.get(at('/edit'))).view, 'campaign', 'there is nothing to change')
  })

  async function approveScript() {
    await ruth.post(`/governor/scripts/${script}/propose`)
    await readAll(owen, `/governor/scripts/${script}`)
    await owen.stepUp()
    const done = await owen.post(`/governor/scripts/${script}/approve`)
    assert.equal(done.status, 200)
  }
})

describe('a sample comes in through the page', () => {
  let box: TestBox
  let ruth: StaffAt
  let at: string

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    const begun = await ruth.post('/governor/campaigns/new', sheetForm({}))
    at = `${begun.url}/sample`
  })
  after(() => box.close())

  it('T5: not without its source and date, nor from the future', async () => {
    const bare = await ruth.send(at, sample)
    assert.equal(bare.status, 422)
    assert.match(words(bare), /Enter where the numbers come from: people ask \(T5\)/)
    assert.match(words(bare), /Enter the day the numbers were obtained, today or earlier \(T5\)/)
    const early = await ruth.send(at, sample, [
      ['source', 'A list'],
      ['obtained', '2031-01-01'],
    ])
    assert.equal(early.status, 422)
    assert.equal(box.box.house.writer.ahead.samples.size, 0)
  })

  it('P2: says which columns came by name only when the house knows the name, and no cell of it', async () => {
    const [heading = '', ...rows] = sample.bytes.toString().trimEnd().split('\r\n')
    const odd = [`${heading},Mrs Jones’s cat`, ...rows.map((row) => `${row},Tiddles`)].join('\r\n')
    const report = await ruth.sample(
      at,
      { name: 'Jane Smith 0113 496 0123.csv', bytes: Buffer.from(odd) },
      withSource,
    )
    assert.equal(report.view, 'import-report')
    const text = words(report)
    assert.match(text, /Column 7, phone Taken/)
    assert.match(text, /Column 2, name Left behind/)
    assert.match(text, /Column 9 Left behind/)
    assert.doesNotMatch(report.text, /Tiddles|Jones|Jane Smith|example\.org|Amberwick|\d{4} 496/)
    assert.match(text, /Cases made, about 2,000/)
    assert.match(text, /Left out, about (fewer than 10|1\d) /)
    assert.match(text, /Refused: no number given 3/)
    assert.match(text, /a premium-rate or personal number 5/)
    const [only] = box.box.house.writer.ahead.samples.values()
    assert.equal(only?.slots, 2000)
  })

  it('a file that cannot be read leaves nothing behind and says what to do', async () => {
    const answer = await ruth.send(
      at,
      { name: 'sample.csv', bytes: Buffer.from('Name,Colour\r\nJane,red\r\n') },
      withSource,
    )
    assert.equal(answer.status, 422)
    assert.match(words(answer), /No column holds phone numbers\. Put the heading “phone” above/)
    assert.equal(box.box.house.writer.ahead.samples.size, 1)
  })

  it('P2: shows columns for confirmation, takes nothing before, and can be told otherwise', async () => {
    const before = box.box.house.writer.ahead.samples.size
    const text = 'Zebediah likes;Tel;Area\nTiddles;01632 960001;Wales\nRex;01632 960002;Narnia\n'
    const file = { name: 'x.csv', bytes: Buffer.from(text) }
    const check = await ruth.send(at, file, withSource)
    assert.equal(check.view, 'sample-check')
    assert.match(words(check), /columns parted by semicolons, in UTF-8/)
    assert.match(words(check), /Column 1 2 0 Left behind/)
    assert.match(words(check), /Column 2, phone 2 2 Numbers are taken from it/)
    assert.doesNotMatch(check.text, /Zebediah|Tiddles|960001|Narnia|Area/)
    assert.equal(box.box.house.writer.ahead.samples.size, before)

    const [upload = ''] = check.values('upload')
    const look = (fields: readonly (readonly [string, string])[]) =>
      ruth.jar.post(`${at}/check`, [['upload', upload], ['do', 'look'], ...fields], check)
    assert.match(words(await look([['region', '3']])), /Column 3 2 0 Taken as the region/)
    assert.match(
      words(
        await look([
          ['phone1', '3'],
          ['region', '3'],
        ]),
      ),
      /same column was named/,
    )
    const report = await ruth.sample(at, file, withSource, [['region', '3']])
    assert.equal(report.view, 'import-report', words(report))
    assert.match(words(report), /In no region of the list, so in none 1/)
    assert.match(words(report), /Warning: It has fewer than 500 rows/)
    const [sample] = [...box.box.house.writer.ahead.samples.values()].slice(-1)
    assert.deepEqual(sample?.bands, ['region'])
    const page = await ruth.get(at.replace('/sample', ''))
    assert.match(words(page), /Sample of 2 cases Warning: It has fewer than 500 rows/)
  })

  it('a file that was not confirmed is nobody else’s, and gone when another is sent', async () => {
    const owen = await signedIn(box, 'o.pritchard')
    const first = await ruth.send(at, sample, withSource)
    const [upload = ''] = first.values('upload')
    const theirs = await owen.post(`${at}/check`, [
      ['upload', upload],
      ['do', 'take'],
    ])
    assert.match(words(theirs), /The file is not here any more/)
    await ruth.send(at, sample, withSource)
    const old = await ruth.post(`${at}/check`, [
      ['upload', upload],
      ['do', 'take'],
    ])
    assert.match(words(old), /another was sent since/)
  })

  it('the same file again brings in nobody twice', async () => {
    const again = await ruth.sample(at, sample, withSource)
    assert.equal(again.status, 422)
    assert.match(
      words(again),
      /This very list of numbers is in the campaign already\. Nothing was added/,
    )
    const slots = [...box.box.house.writer.ahead.samples.values()].map((one) => one.slots)
    assert.deepEqual(slots, [2000, 2])
  })
})
