import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { importXlsForm } from '../../src/readers/xlsform-import.ts'
import { canonicalText } from '../../src/scripts/canonical.ts'
import { checkScript } from '../../src/scripts/check-script.ts'
import { editPart } from '../../src/scripts/edit-part.ts'
import { hardWordsIn } from '../../src/scripts/hard-words.ts'
import { heardParts } from '../../src/scripts/heard-parts.ts'
import { inLanguage } from '../../src/scripts/in-language.ts'
import { partsToRead } from '../../src/scripts/parts-to-read.ts'
import { readScript } from '../../src/scripts/read-script.ts'
import { hintsIn, hintsOf, standsIn } from '../../src/scripts/say-hints.ts'
import type { SayHint, Script } from '../../src/scripts/script.ts'
import { wordDifference } from '../../src/scripts/word-difference.ts'
import { fullScript, inWelsh } from './full-script.ts'

const plain = fullScript()
const withHints = (...say: SayHint[]): Script => ({ ...plain, say })
const supervisor = { word: 'supervisor', say: 'SOO-per-vy-zer' }
const found = (script: Script) =>
  checkScript(script).filter(({ where }) => where.includes('how to say'))
const codes = (...say: SayHint[]) => found(withHints(...say)).map(({ code }) => code)

describe('M16: how hard words are said is part of the script', () => {
  it('it is under the hash, and the approver reads each hint as a part of its own', () => {
    const hinted = withHints(supervisor)
    assert.notEqual(canonicalText(hinted), canonicalText(plain))
    const part = (script: Script) => partsToRead(script, []).find(({ key }) => key === 'say/1')
    assert.ok(part(hinted), 'there is such a part')
    assert.notEqual(part(hinted)?.id, part(withHints({ ...supervisor, say: 'supper' }))?.id)
    assert.notEqual(part(hinted)?.id, part(withHints({ ...supervisor, language: 'cy' }))?.id)
    assert.deepEqual(
      wordDifference(plain, hinted).map(({ key }) => key),
      ['say/1/word', 'say/1/say'],
    )
  })

  it('a hint is for the language that it names, or the script’s own, whichever is read', () => {
    const welsh = inWelsh(plain)
    const script = {
      ...welsh,
      say: [supervisor, { word: 'tŷ', say: 'tee', language: 'cy' }],
    } as const
    assert.deepEqual(
      hintsOf(script).map(({ word }) => word),
      ['supervisor'],
    )
    assert.deepEqual(
      hintsOf(inLanguage(script, 'cy')).map(({ word }) => word),
      ['tŷ'],
    )
  })

  it('its word is found whole and in any case, and in no other word', () => {
    for (const text of ['A Supervisor may be listening.', 'the supervisor’s', '“supervisor”'])
      assert.ok(standsIn('supervisor', text), text)
    for (const text of ['supervisors', 'superviso', 'nonsupervisor', 'supervisoré'])
      assert.ok(!standsIn('supervisor', text), text)
    assert.deepEqual(hintsIn([supervisor], ['none here']), [])
  })

  it('a hint is never spoken by the speech program', () => {
    const said = (script: Script) => heardParts(script).map(({ words }) => words)
    assert.deepEqual(said(withHints(supervisor)), said(plain))
  })
})

describe('P4: nothing can be told to an agent by way of a hint', () => {
  it('an honest hint is no trouble', () => assert.deepEqual(codes(supervisor), []))

  it('a word that the script does not say, a hint longer than its word, and a second one are refused', () => {
    assert.deepEqual(codes({ word: 'peril', say: 'PERR-ul' }), ['say-nowhere'])
    assert.deepEqual(codes({ word: 'call', say: 'ask-them-how-they-are-and-when' }), [
      'say-too-long',
    ])
    assert.deepEqual(codes(supervisor, { word: 'Supervisor', say: 'SOO-per' }), ['used-twice'])
    assert.deepEqual(codes({ ...supervisor, language: 'cy' }), ['say-language'])
  })

  it('forbidden words are found in a hint, however they are cut up', () => {
    for (const say of ['jewellery', 'jew-el-lery', 'jew’el’lery worth', 'post-code', 'pass word'])
      assert.ok(
        codes({ word: 'supervisor', say }).some((code) => code.startsWith('forbidden-')),
        say,
      )
  })

  it('digits, marks and sentences are no hint', () => {
    for (const say of ['call 2 2 2', 'a.b', 'www:x', '{{working-name}}', '<b>', 'x'.repeat(61), ''])
      assert.equal(readScript(withHints({ word: 'supervisor', say })).ok, false, say)
    for (const word of ['two; words', '1st', ''])
      assert.equal(readScript(withHints({ word, say: 'x' })).ok, false, word)
  })
})

describe('where hints come from', () => {
  const edit = (script: Script, fields: Readonly<Record<string, string>>) => {
    const edited = editPart(script, { part: 'say' }, (name) => fields[name])
    assert.ok(edited.ok, JSON.stringify(edited))
    return edited.value
  }

  it('a form adds, changes and clears them, and finds the language of a word', () => {
    const one = edit(plain, { 'say/new/word': 'supervisor', 'say/new/say': 'SOO-per-vy-zer' })
    assert.deepEqual(one.say, [supervisor])
    const other = edit(one, { 'say/1/say': 'SOO' })
    assert.deepEqual(other.say, [{ word: 'supervisor', say: 'SOO' }])
    const gone = edit(one, { 'say/1/word': '', 'say/1/say': '' })
    assert.equal(canonicalText(gone), canonicalText(plain))
    const welsh = inWelsh(plain)
    const word = /\p{L}{4,}/u.exec(Object.values(welsh.versions?.cy ?? {}).join(' '))?.[0] ?? ''
    const cy = edit(welsh, { 'say/new/word': word, 'say/new/say': 'sound' })
    assert.deepEqual(cy.say, [{ word, say: 'sound', language: 'cy' }])
    const half = editPart(one, { part: 'say' }, (name) => (name === 'say/1/say' ? '' : undefined))
    assert.equal(half.ok, false, 'half of a hint is told')
  })

  it('the box offers words that are long or known to be hard, once, until they have a hint', () => {
    const [first] = plain.questions
    assert.ok(first)
    const read =
      'Was the indemnity and the responsibility satisfactory for everybody, about the debt?'
    const script = { ...plain, questions: [{ ...first, read }, ...plain.questions.slice(1)] }
    const words = (of: Script) => hardWordsIn(of).map(({ word }) => word)
    for (const word of ['indemnity', 'responsibility', 'debt'])
      assert.ok(words(script).includes(word), word)
    for (const word of ['everybody', 'about']) assert.ok(!words(script).includes(word), word)
    assert.equal(hardWordsIn(script).find(({ word }) => word === 'debt')?.say, 'det')
    const hinted = edit(script, { 'say/for/indemnity': 'in-DEM-ni-tee' })
    assert.deepEqual(hinted.say, [{ word: 'indemnity', say: 'in-DEM-ni-tee' }])
    assert.ok(!words(hinted).includes('indemnity'))
  })

  it('an XLSForm has them on a sheet of their own or beside a question', () => {
    const table = (name: string, ...rows: readonly (readonly string[])[]) => ({
      name,
      rows: rows.map((cells, n) => ({
        row: n + 1,
        cells: new Map(cells.map((text, at) => [at + 1, { text, formula: false }])),
      })),
    })
    const sheets = [
      table(
        'survey',
        ['type', 'name', 'label', 'say'],
        [
          'select_one yn',
          'q1',
          'Was the indemnity clear?',
          'indemnity = in-DEM-ni-tee; clear = kleer',
        ],
      ),
      table('choices', ['list_name', 'name', 'label'], ['yn', 'y', 'Yes'], ['yn', 'n', 'No']),
      table('say', ['word', 'say'], ['Indemnity', 'in-DEM-nit-ee']),
    ]
    const { script, report } = importXlsForm(sheets, { organisation: 'Example', subject: 'home' })
    assert.deepEqual(script?.say, [
      { word: 'Indemnity', say: 'in-DEM-nit-ee' },
      { word: 'clear', say: 'kleer' },
    ])
    assert.doesNotMatch(JSON.stringify(report), /not read/)
  })
})
