import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { DocumentHash } from '../../src/basics/ids.ts'
import type { Fact } from '../../src/facts/fact.ts'
import { importQuestionnaire } from '../../src/readers/questionnaire-import.ts'
import { BrowserJar } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, signedIn, trialFile, watchFacts, words } from './staff-at.ts'

describe('the words of a draft', () => {
  let box: TestBox
  let ruth: StaffAt
  let owen: StaffAt
  let facts: Fact[]
  let hash: DocumentHash
  const home = () => `/governor/scripts/${hash}`
  const edit = (part: string) => `${home()}/edit/${part}`
  const known = () => box.box.house.writer.ahead.scripts.get(hash)
  const script = () => box.box.house.documents.script(hash)
  const hashIn = (url: string) => url.split('/')[3]?.replace(/#.*/, '') as DocumentHash
  const question = (id: string) => script().questions.find((one) => one.id === id)

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    owen = await signedIn(box, 'o.pritchard')
    facts = watchFacts(box)
    const report = await ruth.send(
      '/governor/scripts/import',
      await trialFile('household-insurance.xlsx'),
    )
    hash = hashIn(report.url)
  })
  after(() => box.close())

  it('can be changed part by part, each beside what the check says of it', async () => {
    const page = await ruth.get(home())
    assert.match(page.text, new RegExp(`href="${edit('questions/ease')}"`))
    const form = await ruth.get(edit('questions/ease'))
    assert.equal(form.view, 'script-edit')
    assert.match(
      words(form),
      /Question: ease .* What the check says .* nothing against these words/,
    )
    assert.match(form.text, /name="questions\/ease\/read"/)
    for (const part of ['about/-', 'opening/hello', 'closings/refused', 'asked/1'])
      assert.equal((await ruth.get(edit(part))).status, 200, part)
  })

  it('saving makes a new version with a fact in the record, and keeps the old one as it was', async () => {
    const before = hash
    const saved = await ruth.post(
      edit('questions/ease'),
      [
        ['questions/ease/read', 'How easy or hard was it to get hold of them?'],
        ['questions/ease/options/new', 'It was neither'],
      ],
      edit('questions/ease'),
    )
    hash = hashIn(saved.url)
    assert.notEqual(hash, before)
    assert.match(words(saved), /How easy or hard was it to get hold of them\?/)
    const ease = question('ease')
    assert.deepEqual(ease && 'options' in ease && ease.options.at(-1), {
      id: 'it-was-neither',
      label: 'It was neither',
    })
    const fact = facts.find(({ type }) => type === 'script.edited')
    assert.ok(fact?.type === 'script.edited', 'the change is in the record')
    assert.deepEqual([fact.on.script, fact.data.before], [hash, before])
    assert.doesNotMatch(JSON.stringify(fact), /ease|hold of/, 'no word and no place is in the fact')
    assert.equal(known()?.life, 'drafted')
    const old = box.box.house.writer.ahead.scripts.get(before)
    assert.equal(old?.replacedBy, hash)
    assert.doesNotMatch(box.box.house.documents.text(before), /It was neither/)
    const list = await ruth.get('/governor/scripts')
    assert.ok(list.text.includes(hash) && !list.text.includes(before), 'the list shows the newer')
  })

  it('a cleared answer, note or clarification is taken out', async () => {
    const first = question('has-policy')
    assert.ok(first && 'options' in first && first.direction, 'it has answers and a note')
    const saved = await ruth.post(
      edit('questions/has-policy'),
      [
        ['questions/has-policy/direction', ''],
        ['questions/has-policy/ifAsked/1/asked', ''],
        ['questions/has-policy/ifAsked/1/say', ''],
        ['questions/has-policy/disclosure', 'sensitive'],
      ],
      edit('questions/has-policy'),
    )
    hash = hashIn(saved.url)
    const now = question('has-policy')
    assert.ok(now && 'options' in now, 'it is still a question')
    assert.deepEqual(
      [now.direction, now.ifAsked, now.disclosure],
      [undefined, undefined, 'sensitive'],
    )
  })

  it('typed before the password was given again in another tab, it is not saved and not lost', async () => {
    const before = hash
    const page = await ruth.get(edit('questions/ease'))
    await ruth.stepUp()
    const typed = [['questions/ease/read', 'Was it easy to get hold of them?']] as const
    const tooOld = await ruth.jar.post(edit('questions/ease'), typed, page)
    assert.equal(tooOld.status, 403)
    assert.match(tooOld.text, /Was it easy to get hold of them\?/)
    assert.ok((await ruth.get('/governor/scripts')).text.includes(before), 'nothing was saved')
  })

  it('the check answers while one types, and nothing is saved by it', async () => {
    const before = hash
    const asked = await ruth.post(
      `${edit('questions/ease')}/check`,
      [['questions/ease/read', 'Roughly what is everything in your home worth?']],
      edit('questions/ease'),
    )
    assert.equal(asked.status, 200)
    assert.match(words(asked), /Forbidden: question "ease"/)
    assert.match(asked.text, /href="#questions\/ease\/read"/, 'it leads to the words')
    assert.doesNotMatch(asked.text, /<html/)
    assert.equal(hash, before)
    assert.equal(known()?.replacedBy, undefined)
    const broken = await ruth.post(
      `${edit('questions/ease')}/check`,
      [['questions/ease/read', '']],
      edit('questions/ease'),
    )
    assert.match(words(broken), /It cannot be saved like this .*read: is empty/)
  })

  it('words that are no script are shown again with what is wrong, and nothing is saved', async () => {
    const answer = await ruth.post(
      edit('questions/ease'),
      [['questions/ease/read', 'x'.repeat(1_501)]],
      edit('questions/ease'),
    )
    assert.equal(answer.status, 422)
    assert.match(words(answer), /There is a problem .*longer than 1,500 letters/)
    assert.ok(answer.text.includes('x'.repeat(1_501)), 'what was typed is not lost')
    const same = await ruth.post(edit('questions/ease'), [], edit('questions/ease'))
    assert.equal(same.status, 422)
    assert.match(words(same), /Nothing is different\. Nothing was saved/)
    assert.equal(known()?.replacedBy, undefined)
  })

  it('who changed the words has worked on the version: two people cannot both change the same draft', async () => {
    const before = hash
    const late = edit('closings/refused')
    const first = await owen.post(late, [['closings/refused', 'That is all right. Goodbye.']], late)
    hash = hashIn(first.url)
    const second = await ruth.post(
      `/governor/scripts/${before}/edit/closings/refused`,
      [['closings/refused', 'Fine. Goodbye.']],
      home(),
    )
    assert.equal(second.status, 409)
    assert.match(words(second), /changed this draft in the meantime\. Nothing was saved/)
    assert.equal(known()?.touchedBy.size, 2)
  })

  it('and neither of them may approve it (X11)', async () => {
    const proposed = await ruth.post(`${home()}/propose`, [], home())
    assert.equal(known()?.life, 'proposed', words(proposed))
    await owen.stepUp()
    const refused = await owen.post(`${home()}/approve`, [], home())
    assert.equal(refused.status, 403)
    assert.equal(known()?.life, 'proposed')
    assert.equal(
      (await ruth.get(edit('questions/ease'))).status,
      404,
      'only a draft has such pages',
    )
    const late = await ruth.post(edit('closings/refused'), [['closings/refused', 'No.']], home())
    assert.equal(late.status, 404)
  })

  it('hostile and foreign fields change nothing but words', async () => {
    await ruth.post(`${home()}/send-back`, [], home())
    const bad = [
      'questions/none',
      'closings/__proto__',
      'asked/99',
      'opening/..%2F',
      'constructor/x',
    ]
    for (const part of bad) assert.equal((await ruth.get(edit(part))).status, 404, part)
    const saved = await ruth.post(
      edit('questions/ease'),
      [
        ['questions/ease/read', '<script>alert(1)</script> Як легко?'],
        ['questions/age/read', 'This is of another part'],
        ['questions/ease/when', '{"any":[]}'],
        ['questions/ease/id', 'other'],
      ],
      edit('questions/ease'),
    )
    hash = hashIn(saved.url)
    assert.equal(question('ease')?.read, '<script>alert(1)</script> Як легко?')
    assert.doesNotMatch(saved.text, /<script>alert/)
    assert.notEqual(question('age')?.read, 'This is of another part')
  })

  it('without the token of this browser nothing is taken', async () => {
    const form = await ruth.get(edit('questions/ease'))
    const answer = await ruth.jar.post(
      edit('questions/ease'),
      [['questions/ease/read', 'Hello?']],
      { ...form, values: () => [] } as never,
    )
    assert.equal(answer.status, 403)
  })
})

describe('a questionnaire for other programs, and as a picture', () => {
  let box: TestBox
  let ruth: StaffAt
  let home: string

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    const file = await trialFile('household-insurance.json')
    home = (await ruth.send('/governor/scripts/import', file)).url.replace('/report', '')
  })
  after(() => box.close())

  it('can be taken away as XLSForm, JSON and DDI by a governor, and by nobody else', async () => {
    const page = await ruth.get(home)
    const nobody = await new BrowserJar(box.box).get(`${home}/export/json`)
    assert.equal(nobody.view, 'sign-in')
    const sally = await signedIn(box, 's.bevan')
    for (const format of ['xlsform', 'json', 'ddi']) {
      assert.ok(page.text.includes(`${home}/export/${format}`), format)
      assert.equal((await sally.get(`${home}/export/${format}`)).status, 403)
    }
    const json = await ruth.get(`${home}/export/json`)
    const back = await importQuestionnaire('x', new TextEncoder().encode(json.text))
    assert.ok(back.ok, 'it comes back')
    assert.match((await ruth.get(`${home}/export/ddi`)).text, /<codeBook/)
    assert.match((await ruth.get('/governor/scripts/schema.json')).text, /gatehouse-script\/1/)
    assert.equal((await ruth.get(`${home}/export/sav`)).status, 404)
    assert.equal((await ruth.get('/governor/scripts/0000/export/json')).status, 404)
  })

  it('is drawn as a flow, with every stop and every condition in words beneath', async () => {
    const shown = await ruth.get(`${home}/flow`)
    assert.equal(shown.view, 'script-flow')
    const hash = home.split('/')[3] as DocumentHash
    const script = box.box.house.documents.script(hash)
    const text = words(shown)
    const list = shown.text.slice(shown.text.indexOf('<ol'))
    for (const block of [...script.opening, ...script.questions]) {
      assert.ok(list.includes(`#block-${block.id}"`), `${block.id} is in the list`)
      assert.ok(shown.text.includes(`>${block.id} · `), `${block.id} is in the picture`)
    }
    assert.match(
      text,
      /set-up , Single choice, \d answers\. Only if has-policy is “Yes, and I look after it”/,
    )
    assert.match(text, /Decides about why-left/)
    assert.match(shown.text, /<svg[^>]*role="img"[^>]*aria-labelledby="flow-title flow-words"/)
  })
})
