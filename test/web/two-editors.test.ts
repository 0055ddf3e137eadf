import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { EditorAt, hashIn } from './editor-at.ts'
import { type StaffAt, signedIn, trialFile, words } from './staff-at.ts'

describe('two governors at one draft', () => {
  let box: TestBox
  let ruth: StaffAt
  let owen: StaffAt
  let one: EditorAt
  let other: EditorAt
  const read = 'questions/ease/read'

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    owen = await signedIn(box, 'o.pritchard')
    const file = await trialFile('household-insurance.json')
    const hash = hashIn((await ruth.send('/governor/scripts/import', file)).url)
    one = new EditorAt(box, ruth, hash)
    other = new EditorAt(box, owen, hash)
  })
  after(() => box.close())

  it('late words are refused with all three versions, and stand in the form on the newest draft', async () => {
    const late = one.part('questions/ease')
    await other.write('questions/ease', { [read]: 'How easy or hard was it?' })
    const answer = await ruth.post(late, [[read, 'Was it easy?']])
    assert.equal(answer.status, 409)
    assert.match(words(answer), /changed this draft in the meantime\. Nothing was saved/)
    assert.match(
      words(answer),
      /What changed in the meantime .*Before .* In the draft now How easy or hard was it\? Yours Was it easy\?/,
    )
    assert.match(answer.text, /<textarea[^>]*name="questions\/ease\/read"[^>]*>Was it easy\?</)
    assert.ok(
      answer.text.includes(`action="${other.part('questions/ease')}"`),
      'it saves to the newest',
    )
    const again = await ruth.post(other.part('questions/ease'), [[read, 'Was it easy?']])
    one.hash = hashIn(again.url)
    other.hash = one.hash
    const ease = one.script().questions.find(({ id }) => id === 'ease')
    assert.equal(ease?.read, 'Was it easy?')
  })

  it('words of another part that one did not touch come from the newest draft', async () => {
    const late = one.part('questions/ease')
    await other.write('questions/ease', { 'questions/ease/options/new': 'Neither' })
    const answer = await ruth.post(late, [[read, 'How easy was that?']])
    assert.match(answer.text, /value="Neither"/)
    assert.match(answer.text, />How easy was that\?</)
    one.hash = other.hash
  })

  it('a late press is refused with what was changed meanwhile, and can be pressed again there', async () => {
    await other.write('closings/refused', { 'closings/refused': 'That is all right. Goodbye.' })
    const answer = await one.tries('up:age', {}, 'questions/age')
    assert.equal(answer.status, 409)
    assert.match(
      words(answer),
      /Before That is fine.* In the draft now That is all right\. Goodbye\./,
    )
    assert.match(words(answer), /Question: age/)
    assert.ok(answer.text.includes(`action="${other.home}/change"`), 'it goes on with the newest')
    const undone = await one.undo()
    assert.equal(undone.status, 409)
    one.hash = other.hash
  })

  it('a late block keeps every word that was typed for it', async () => {
    await other.press('up:age')
    const late = await one.tries('add', {
      ...{ 'new-kind': 'single', 'new-read': 'Anything else?', 'new-answers': 'Yes\r\nNo' },
      'new-after': 'ease',
    })
    assert.equal(late.status, 409)
    assert.match(late.text, />Anything else\?<[\s\S]*>Yes\r?\nNo</)
    one.hash = other.hash
  })

  it('what people may ask is added, moved and deleted by buttons alone, and each step is taken back', async () => {
    const topics = () => other.script().asked.map(({ topic }) => topic)
    const before = topics()
    const added = await other.press(
      'add-topic',
      {
        ...{ 'new-topic-after': before[0] ?? '', 'new-topic-asked': 'Is there a prize?' },
        'new-topic-say': 'No. Nothing is given for taking part.',
      },
      'asked/1',
    )
    assert.match(words(added), /What people ask: is-there-a-prize/, 'it is open at once')
    assert.deepEqual(topics().slice(0, 2), [before[0], 'is-there-a-prize'])
    const moved = await other.press('topic-up:is-there-a-prize', {}, 'asked/2')
    assert.deepEqual(topics().slice(0, 2), ['is-there-a-prize', before[0]])
    assert.match(words(moved), /What people ask: is-there-a-prize/, 'it stays open')
    const [button] = moved.text.match(/<button[^>]*autofocus[^>]*>/) ?? []
    assert.match(button ?? '', /value="topic-up:is-there-a-prize"/)
    const kept = await other.tries('topic-delete:prison', {}, 'asked/1')
    assert.equal(kept.status, 422)
    assert.match(words(kept), /“prison” cannot be deleted/)
    await other.press('topic-delete:is-there-a-prize', {}, 'asked/1')
    assert.deepEqual(topics(), before)
    await other.undo()
    assert.deepEqual(topics().slice(0, 2), ['is-there-a-prize', before[0]])
    one.hash = other.hash
  })

  it('late words for what people may ask stand where it now is, not on what took its place', async () => {
    const at = (editor: EditorAt, name: string) =>
      editor.script().asked.findIndex(({ topic }) => topic === name) + 1
    const was = at(one, 'prison')
    const late = one.part(`asked/${was}`)
    await other.press('topic-up:prison')
    const is = at(other, 'prison')
    assert.equal(is, was - 1)
    const answer = await ruth.post(late, [[`asked/${was}/say`, 'Yes. I am in a prison.']])
    assert.equal(answer.status, 409)
    assert.match(words(answer), /What people ask: prison/)
    assert.ok(answer.text.includes(`action="${other.part(`asked/${is}`)}"`), 'it saves to prison')
    assert.match(answer.text, new RegExp(`name="asked/${is}/say"[^>]*>Yes. I am in a prison.<`))
    const blank = await other.tries('add-topic', { 'new-topic-asked': 'Why?' }, `asked/${is}`)
    assert.equal(blank.status, 422)
    assert.match(blank.text, /name="new-topic-asked"[^>]*value="Why\?"/, 'what was typed stays')
    one.hash = other.hash
  })

  it('words for a block that somebody deleted are shown, so that they can be used elsewhere', async () => {
    const late = one.part('questions/nearly-done')
    await other.press('delete:nearly-done', {}, 'questions/nearly-done')
    const answer = await ruth.post(late, [['questions/nearly-done/read', 'Nearly done now.']])
    assert.equal(answer.status, 409)
    assert.match(words(answer), /is no longer in the draft.* Yours Nearly done now\./)
  })

  it('late words in Welsh stand beside those of the other governor', async () => {
    await other.press('begin-language:cy')
    const at = `${other.home}/language/cy`
    one.hash = other.hash
    const first = await owen.post(at, [['t:title', 'Yswiriant']])
    other.hash = hashIn(first.url)
    const answer = await ruth.post(at, [
      ['t:title', 'Yswiriant cartref'],
      ['t:subject', 'yswiriant'],
    ])
    assert.equal(answer.status, 409)
    assert.match(words(answer), /In the draft now Yswiriant Yours Yswiriant cartref/)
    assert.match(answer.text, /name="t:title"[^>]*>Yswiriant cartref</)
    assert.match(answer.text, /name="t:subject"[^>]*>yswiriant</)
  })

  it('the address of an older draft leads to the newest', async () => {
    const old = await ruth.get(one.part('questions/ease'))
    assert.equal(hashIn(old.url), other.hash)
  })
})

describe('X11: words typed anew in the box count as words that were imported', () => {
  it('who wrote them under another name cannot approve them', async () => {
    const box = await startTestBox()
    try {
      const ruth = await signedIn(box, 'r.adeyemi')
      const owen = await signedIn(box, 'o.pritchard')
      const file = await trialFile('household-insurance.json')
      const source = new EditorAt(
        box,
        ruth,
        hashIn((await ruth.send('/governor/scripts/import', file)).url),
      )
      const begun = await owen.post('/governor/scripts/new', [
        ['title', 'Home cover'],
        ['organisation', 'Fairfield Research'],
        ['subject', 'how people get on with their home insurer'],
        ['language', 'en'],
      ])
      const typed = new EditorAt(box, owen, hashIn(begun.url))
      for (const { read } of source.script().questions.slice(0, 2))
        await typed.add('single', read, ['Good', 'Poor'])
      const proposed = await owen.post(`${typed.home}/propose`)
      const known = () => box.box.house.writer.ahead.scripts.get(typed.hash)
      assert.equal(known()?.life, 'proposed', words(proposed))
      assert.deepEqual(known()?.kin, [source.hash])
      await ruth.stepUp()
      const refused = await ruth.post(`${typed.home}/approve`)
      assert.equal(refused.status, 403)
      assert.match(words(refused), /You have had a part in this, so you cannot approve this script/)
    } finally {
      await box.close()
    }
  })
})
