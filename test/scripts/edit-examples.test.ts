import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { applyEdit } from '../../src/scripts/apply-edit.ts'
import { missingIn } from '../../src/scripts/edit-language.ts'
import type { Block, Script } from '../../src/scripts/script.ts'
import type { ScriptEdit } from '../../src/scripts/script-edit.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { wordDifference } from '../../src/scripts/word-difference.ts'

const options = ['good', 'fair', 'bad'].map((id) => ({ id, label: `It was ${id}` }))
const ask = (id: string, more: Partial<Block> = {}): Block =>
  ({ id, kind: 'single', disclosure: 'open', read: `About ${id}?`, options, ...more }) as Block

const script: Script = {
  format: 'gatehouse-script/1',
  ...{ name: 'x', title: 'X', language: 'en', organisation: 'Fairfield', subject: 'y' },
  opening: [
    { id: 'hello', kind: 'opening', read: 'Hello.', says: ['organisation'] },
    { id: 'more', kind: 'opening', read: 'Hello again.', says: [] },
  ],
  questions: [
    ask('one'),
    ask('two', { when: { at: 'one', is: ['good'] } }),
    ask('three', { read: 'You said {{one}}. Why?' }),
    ask('four'),
    { id: 'full', kind: 'end', as: 'quota-full', cell: ['four'], read: 'Thank you.' },
    ask('five'),
  ],
  closings: Object.fromEntries(
    [
      ...['completed', 'refused', 'call-back', 'stopped', 'never-again', 'child', 'distressed'],
      ...['knows-me', 'wrong-person', 'language', 'close'],
    ].map((kind) => [kind, 'Goodbye.']),
  ) as Script['closings'],
  asked: [],
}

function done(edit: ScriptEdit, from: Script = script): Script {
  const after = applyEdit(from, edit)
  assert.ok(after.ok, JSON.stringify(after))
  return after.value
}

function refused(edit: ScriptEdit, from: Script = script): string {
  const after = applyEdit(from, edit)
  assert.ok(!after.ok, 'it is refused')
  return after.error.join(' ')
}

const order = ({ questions }: Script) => questions.map(({ id }) => id).join()
const block = ({ questions }: Script, id: string) => questions.find((one) => one.id === id)

describe('blocks of a draft', () => {
  it('a block that others hang on is not deleted, and everything that hangs on it is named', () => {
    const said = refused({ edit: 'delete', id: 'one' })
    assert.match(said, /“one” cannot be deleted while other parts hang on it:/)
    assert.match(said, /The condition of “two” asks about “one”\./)
    assert.match(said, /The words of question "three" read out the answer at “one”\./)
    assert.match(refused({ edit: 'delete', id: 'four' }), /The quota at “full” counts “four”/)
  })

  it('it is deleted together with the conditions and quotas that hang on it, when that is chosen', () => {
    const worded = done({
      ...{ edit: 'words', part: { part: 'questions', id: 'three' } },
      words: { 'questions/three/read': 'Why?' },
    })
    const after = done({ edit: 'delete', id: 'one', also: true }, worded)
    assert.equal(order(after), 'two,three,four,full,five')
    assert.equal(block(after, 'two')?.when, undefined)
    assert.match(refused({ edit: 'delete', id: 'one', also: true }), /read out the answer/)
  })

  it('no move makes anything look forward: both are named', () => {
    assert.equal(
      order(done({ edit: 'move', id: 'five', to: 'up' })),
      'one,two,three,four,five,full',
    )
    assert.match(
      refused({ edit: 'move', id: 'two', to: 'up' }),
      /“two” cannot stand there.* The condition of “two” asks about “one”\./,
    )
    assert.match(
      refused({ edit: 'move-after', id: 'one', after: 'four' }),
      /condition of “two”.*words of question "three"/,
    )
    assert.equal(order(done({ edit: 'move-after', id: 'five' })), 'five,one,two,three,four,full')
    assert.match(refused({ edit: 'move', id: 'one', to: 'up' }), /is the first already/)
  })

  it('a block is begun with listed answers and a name of its own', () => {
    const fresh = { read: 'About one?', answers: ['Yes', ' ', 'No', 'Yes'], rows: [] }
    const after = done({ edit: 'add', block: { kind: 'ranking', ...fresh }, after: 'two' })
    assert.equal(order(after), 'one,two,about-one,three,four,full,five')
    const made = block(after, 'about-one')
    assert.ok(made?.kind === 'ranking', 'it is a ranking')
    assert.deepEqual(
      made.options.map(({ id }) => id),
      ['yes', 'no', 'yes-2'],
    )
    assert.equal(made.ranks, 3)
    const twice = done({ edit: 'add', block: { kind: 'statement', ...fresh } }, after)
    assert.equal(twice.questions[0]?.id, 'about-one-2')
    assert.match(
      refused({ edit: 'add', block: { kind: 'single', ...fresh, answers: ['Yes'] } }),
      /at least two answers/,
    )
    assert.match(
      refused({ edit: 'add', block: { kind: 'single', ...fresh, name: 'hello' } }),
      /There is a block “hello” already/,
    )
  })

  it('another kind keeps question, answers and condition, where no other part hangs on its places', () => {
    const after = done({ edit: 'kind', id: 'two', kind: 'ranking' })
    const two = block(after, 'two')
    assert.ok(two?.kind === 'ranking', 'it is a ranking')
    assert.deepEqual([two.options, two.when, two.ranks], [options, { at: 'one', is: ['good'] }, 3])
    assert.match(refused({ edit: 'kind', id: 'one', kind: 'ranking' }), /asks about “one”/)
    assert.ok(done({ edit: 'kind', id: 'one', kind: 'multiple' }), 'a multiple has the same place')
    assert.match(refused({ edit: 'kind', id: 'full', kind: 'single' }), /one list of answers/)
  })

  it('words can be added to the opening, and say nothing that another block need not say', () => {
    const block = { kind: 'opening', read: 'One more thing.', answers: [], rows: [] } as const
    const after = done({ edit: 'add', block, after: 'four' })
    assert.deepEqual(after.opening.at(-1), {
      ...{ id: 'one-more-thing', kind: 'opening', read: 'One more thing.', says: [] },
    })
    assert.equal(order(after), order(script))
    assert.deepEqual(done({ edit: 'delete', id: 'one-more-thing' }, after), script)
  })

  it('the opening keeps every duty that somebody must hear (R1)', () => {
    assert.match(refused({ edit: 'delete', id: 'hello' }), /says who does the research \(R1\)/)
    const says = done({ edit: 'settings', id: 'more', settings: { says: ['organisation'] } })
    assert.equal(done({ edit: 'delete', id: 'hello' }, says).opening.length, 1)
    assert.match(refused({ edit: 'settings', id: 'hello', settings: { says: [] } }), /R1/)
    assert.equal(done({ edit: 'move', id: 'more', to: 'up' }).opening[0]?.id, 'more')
  })
})

describe('answers, conditions and turns of a draft', () => {
  it('an answer that a condition asks for stays, and what is taken out leaves no name behind', () => {
    const entry = { edit: 'delete-entry', id: 'one', list: 'options' } as const
    assert.match(refused({ ...entry, entry: 'good' }), /“It was good” cannot be taken out.*“two”/)
    const multiple = done({ edit: 'kind', id: 'one', kind: 'multiple' })
    const set = done({ edit: 'settings', id: 'one', settings: { exclusive: ['bad'] } }, multiple)
    const after = block(done({ ...entry, entry: 'bad' }, set), 'one')
    assert.ok(after?.kind === 'multiple', 'it is a multiple choice')
    assert.deepEqual(after.exclusive, [])
    const cleared = done(
      {
        ...{ edit: 'words', part: { part: 'questions', id: 'one' } },
        words: { 'questions/one/options/bad': ' ' },
      },
      set,
    )
    assert.deepEqual(block(cleared, 'one'), after)
    assert.match(
      refused({
        ...{ edit: 'words', part: { part: 'questions', id: 'one' } },
        words: { 'questions/one/options/good': '' },
      }),
      /condition of “two”/,
    )
  })

  it('conditions are chosen term by term and look back alone', () => {
    const term = { at: 'one', is: ['bad'], not: true }
    const two = done({ edit: 'add-term', id: 'two', term })
    assert.deepEqual(block(two, 'two')?.when, {
      all: [{ at: 'one', is: ['good'] }, { not: { at: 'one', is: ['bad'] } }],
    })
    const any = done({ edit: 'join', id: 'two', by: 'any' }, two)
    assert.ok('any' in (block(any, 'two')?.when ?? {}), 'any of them')
    const left = done({ edit: 'drop-term', id: 'two', n: 0 }, any)
    assert.deepEqual(block(left, 'two')?.when, { not: { at: 'one', is: ['bad'] } })
    assert.equal(block(done({ edit: 'drop-term', id: 'two', n: 0 }, left), 'two')?.when, undefined)
    for (const at of ['four', 'two', 'gone'])
      assert.match(refused({ edit: 'add-term', id: 'two', term: { ...term, at } }), /asks about/)
    assert.match(
      refused({ edit: 'add-term', id: 'two', term: { ...term, is: [] } }),
      /at least one/,
    )
  })

  it('blocks that change places are passed together, and hang on nothing among them', () => {
    assert.match(
      refused({ edit: 'turn', id: 'one', to: 'two', by: 'rotate' }),
      /"two" hangs on "one"/,
    )
    const turned = done({ edit: 'turn', id: 'two', to: 'four', by: 'rotate' })
    assert.match(
      refused({ edit: 'move', id: 'three', to: 'up' }, turned),
      /Take it out of that first/,
    )
    const joined = done(
      {
        edit: 'add',
        block: { kind: 'statement', read: 'Well.', answers: [], rows: [] },
        after: 'two',
      },
      turned,
    )
    assert.deepEqual(joined.turns?.[0]?.parts, [['two', 'well'], ['three'], ['four']])
    const five = done({ edit: 'move-after', id: 'five', after: 'four' }, turned)
    assert.equal(
      order(done({ edit: 'move', id: 'five', to: 'up' }, five)),
      'one,five,two,three,four,full',
    )
    assert.equal(done({ edit: 'drop-turn', id: 'three' }, turned).turns, undefined)
  })
})

describe('the second language of a draft', () => {
  it('begins with every text missing, and goes again without a trace', () => {
    const begun = done({ edit: 'begin-language', language: 'cy' })
    assert.equal(missingIn(begun, 'cy').length, textsOf(script).length - 1)
    const said = done({ edit: 'translate', language: 'cy', words: { title: ' Teitl ' } }, begun)
    assert.deepEqual(said.versions, { cy: { title: 'Teitl' } })
    assert.deepEqual(done({ edit: 'drop-language', language: 'cy' }, said), script)
    assert.match(refused({ edit: 'begin-language', language: 'en' }), /in that language already/)
  })

  it('loses the words of what is taken out, and keeps those of what is moved', () => {
    const words = Object.fromEntries(textsOf(script).map(({ key, text }) => [key, `CY ${text}`]))
    const both = { ...script, versions: { cy: words } }
    const moved = done({ edit: 'move', id: 'five', to: 'up' }, both)
    assert.deepEqual(moved.versions, both.versions)
    const gone = done({ edit: 'delete', id: 'five' }, both)
    assert.ok(
      !Object.keys(gone.versions?.cy ?? {}).some((key) => key.includes('/five')),
      'they are gone',
    )
    assert.deepEqual(missingIn(gone, 'cy'), [])
  })
})

describe('the difference by words', () => {
  it('keeps hold of a block wherever it is moved and whatever kind it becomes', () => {
    const moved = done({ edit: 'move-after', id: 'five' })
    assert.deepEqual(wordDifference(script, moved), [])
    const other = done({ edit: 'kind', id: 'five', kind: 'multiple' }, moved)
    assert.deepEqual(wordDifference(script, other), [])
  })
})
