import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Fact } from '../../src/facts/fact.ts'
import { canonicalText } from '../../src/scripts/canonical.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { EditorAt, hashIn } from './editor-at.ts'
import { readAll, type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

const about = [
  ['title', 'Broadband at home'],
  ['organisation', 'Fairfield Research'],
  ['subject', 'how people get on with their broadband'],
  ['language', 'en'],
] as const

describe('a questionnaire from nothing to frozen, without a file', () => {
  let box: TestBox
  let ruth: StaffAt
  let owen: StaffAt
  let facts: Fact[]
  let draft: EditorAt
  const known = () => box.box.house.writer.ahead.scripts.get(draft.hash)

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    owen = await signedIn(box, 'o.pritchard')
    facts = watchFacts(box)
  })
  after(() => box.close())

  it('begins with the words that every call must say, and cannot be proposed before it asks anything', async () => {
    assert.match((await ruth.get('/governor/scripts')).text, /href="\/governor\/scripts\/new"/)
    const begun = await ruth.post('/governor/scripts/new', about)
    assert.equal(begun.view, 'script-edit', words(begun))
    draft = new EditorAt(box, ruth, hashIn(begun.url))
    const fact = facts.find(({ type }) => type === 'script.begun')
    assert.deepEqual(fact?.data, { name: 'broadband-at-home' })
    const page = await ruth.get(draft.home)
    assert.match(words(page), /There is no question in it/)
    const refused = await ruth.post(`${draft.home}/propose`)
    assert.equal(refused.status, 422)
    const twice = await ruth.post('/governor/scripts/new', about)
    assert.equal(twice.view, 'script-edit', 'the same title gets another name')
    const bare = await ruth.post('/governor/scripts/new', [['title', '']])
    assert.equal(bare.status, 422)
    assert.match(words(bare), /title: is empty/)
  })

  it('gets blocks of every kind, and the new one is open at once', async () => {
    const answers = ['Good', 'Not sure either way', 'Bad']
    const added = await draft.add('single', 'Do you have broadband at home?', ['Yes', 'No'], {
      'new-name': 'has',
    })
    assert.match(words(added), /Question: has/)
    await draft.add('scale', 'How happy are you with it?', answers, { 'new-name': 'happy' })
    await draft.add(
      'multiple',
      'What do you like about it?',
      ['The help', 'How fast it is', 'None of these'],
      { 'new-name': 'like' },
    )
    await draft.add('grid', 'How good or bad are these?', answers, {
      ...{ 'new-name': 'parts', 'new-rows': 'The help\r\nThe letters' },
    })
    await draft.add(
      'ranking',
      'What matters to you most?',
      ['The help', 'How fast it is', 'The letters'],
      { 'new-name': 'most' },
    )
    await draft.add(
      'duration',
      'How long have you been with them?',
      ['Less than 1 year', '1 to 2 years', 'More than 2 years'],
      { 'new-name': 'long' },
    )
    await draft.add('statement', 'That is nearly the end.', [], { 'new-name': 'near' })
    await draft.add(
      'age',
      'Which of these age groups are you in?',
      ['16 to 34', '35 to 54', '55 or over'],
      { 'new-name': 'age' },
    )
    await draft.add('screened-out', 'Thank you. That was all I wanted to ask.', [], {
      ...{ 'new-name': 'none', 'new-after': 'has' },
    })
    assert.equal(draft.order(), 'has,none,happy,like,parts,most,long,near,age')
    const bare = await draft.tries('add', {
      'new-kind': 'single',
      'new-read': 'Is that all?',
      'new-answers': 'Yes',
    })
    assert.equal(bare.status, 422)
    assert.match(words(bare), /at least two answers/)
    assert.match(bare.text, /Is that all\?/, 'what was typed is still there')
  })

  it('gets its conditions by choosing, first the question and then its answers', async () => {
    const chosen = await ruth.get(`${draft.part('questions/none')}?at=has`)
    assert.deepEqual(chosen.values('is'), ['yes', 'no', 'dk', 'pnts'])
    const at = (place: string, is: readonly string[], how = 'is') => ({ at: place, is, how })
    await draft.press('add-term:none', at('has', ['yes'], 'not'), 'questions/none')
    assert.deepEqual(draft.script().questions[1]?.when, { not: { at: 'has', is: ['yes'] } })
    await draft.press('add-term:most', at('happy', ['bad']), 'questions/most')
    const both = await draft.press(
      'add-term:most',
      at('parts.the-help', ['bad', 'dk']),
      'questions/most',
    )
    assert.match(words(both), /Only when all of these hold: happy is “Bad”/)
    await draft.press('join-any:most', {}, 'questions/most')
    const forward = await draft.tries('add-term:like', at('age', ['16-to-34']), 'questions/like')
    assert.equal(forward.status, 422)
    assert.match(
      words(forward),
      /“like” cannot be asked on that condition: The condition of “like” asks about “age”/,
    )
    const none = await draft.tries('add-term:like', { at: 'has', how: 'is' }, 'questions/like')
    assert.match(words(none), /Choose at least one answer/)
  })

  it('gets its settings, and another kind where its answers allow it', async () => {
    await draft.press('settings:like', {
      ...{ exclusive: 'none-of-these', last: 'none-of-these', rotate: 'randomise' },
      ...{ atLeast: '1', atMost: '2' },
    })
    const like = draft.script().questions.find(({ id }) => id === 'like')
    assert.ok(like?.kind === 'multiple', 'it is a multiple choice')
    assert.deepEqual(
      [like.exclusive, like.last, like.rotate, like.atLeast, like.atMost],
      [['none-of-these'], ['none-of-these'], 'randomise', 1, 2],
    )
    await draft.press('kind:happy', { become: 'single' })
    await draft.press('kind:happy', { become: 'scale' })
    await draft.press('settings:happy', { 'ends-first': 'Very good', 'ends-last': 'Very bad' })
    const odd = await draft.tries('kind:parts', { become: 'single' })
    assert.match(words(odd), /only a question with one list of answers/)
  })

  it('a moved block keeps the focus on its button, and nothing is moved before what it hangs on', async () => {
    const moved = await draft.press('up:long', {}, 'questions/age')
    assert.equal(draft.order(), 'has,none,happy,like,parts,long,most,near,age')
    const [button] = moved.text.match(/<button[^>]*autofocus[^>]*>/) ?? []
    assert.match(button ?? '', /value="up:long"/)
    assert.match(words(moved), /Question: age/, 'the open part stays open')
    const refused = await draft.tries('move-after:most', { behind: 'happy' })
    assert.match(words(refused), /“most” cannot stand there.*“parts.the-help”/)
    await draft.press('option-down:has:yes')
    await draft.press('option-up:has:yes')
  })

  it('every step can be taken back, byte by byte, and the record says so without a word of it', async () => {
    const was = canonicalText(draft.script())
    const gone = await draft.tries('delete:happy', {}, 'questions/happy')
    assert.match(
      words(gone),
      /“happy” cannot be deleted while other parts hang on it: The condition of “most” asks about “happy”/,
    )
    await draft.press('delete:near', {}, 'questions/near')
    await draft.write('closings/refused', { 'closings/refused': 'That is fine. Goodbye.' })
    assert.match((await draft.undo()).text, /Take back the last change/)
    await draft.undo()
    assert.equal(canonicalText(draft.script()), was)
    const said = facts.filter(({ type }) => type === 'script.edited')
    assert.equal(said.filter(({ data }) => 'undoes' in data).length, 2)
    assert.doesNotMatch(
      JSON.stringify(said),
      /happy|near|fine/,
      'neither a block nor a word is in the record',
    )
  })

  it('is begun in Welsh: what is missing is listed, and holds it back until it is there', async () => {
    await draft.press('begin-language:cy')
    const all = textsOf(draft.script())
    const at = () => `${draft.home}/language/cy`
    const first = await ruth.get(at())
    assert.match(
      words(first),
      new RegExp(`${all.length - 1} of ${all.length} texts have no words in Welsh yet`),
    )
    assert.match(
      (await ruth.get(draft.home)).text,
      /<button[^>]*disabled[^>]*>Propose for approval/,
    )
    const keys = first.text.match(/name="t:[^"]+"/g)?.map((one) => one.slice(8, -1)) ?? []
    assert.ok(keys.length > 5, 'there are fields')
    const saved = await ruth.post(
      at(),
      keys.map((key) => [`t:${key}`, `Cymraeg ${key}`] as const),
    )
    draft.hash = hashIn(saved.url)
    assert.match(words(saved), new RegExp(`${all.length - 1 - keys.length} of`))
    await draft.press('drop-language:cy')
    assert.equal(draft.script().versions, undefined)
  })

  it('is proposed by one governor, read and approved by the other, and frozen', async () => {
    const proposed = await ruth.post(`${draft.home}/propose`)
    assert.equal(known()?.life, 'proposed', words(proposed))
    assert.equal((await ruth.get(draft.part('about/-'))).status, 404, 'only a draft is changed')
    assert.equal((await draft.tries('up:age')).status, 404)
    await readAll(owen, draft.home)
    await owen.stepUp()
    const approved = await owen.post(`${draft.home}/approve`)
    assert.equal(known()?.life, 'approved', words(approved))
  })

  it('a copy of it is a new draft with the same words, and its difference by words is its title', async () => {
    const same = await ruth.post(`${draft.home}/copy`, [['title', 'Broadband at home']])
    assert.equal(same.status, 409)
    assert.match(words(same), /Give this one another title/)
    const copied = await ruth.post(`${draft.home}/copy`, [['title', 'Broadband, second wave']])
    const copy = new EditorAt(box, ruth, hashIn(copied.url))
    assert.deepEqual({ ...copy.script(), title: 'Broadband at home' }, draft.script())
    assert.equal(known()?.life, 'approved', 'what is approved stays')
    await copy.press('up:long')
    const none = await ruth.get(copy.home)
    assert.doesNotMatch(
      none.text,
      /href="[^"]*\/report"/,
      'there was no file, so there is no report',
    )
    assert.equal((await ruth.get(`${copy.home}/report`)).status, 404)
  })
})
