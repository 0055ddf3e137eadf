import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { importQuestionnaire } from '../../../src/readers/questionnaire-import.ts'
import { worked } from '../../support/took.ts'
import { brought, realFile, sumsOf, times } from './brought.ts'

const example = realFile('quexml-example.xml')

function questionnaire(sections: string, before = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<questionnaire id="1"><title>A &amp; B</title>${before}${sections}</questionnaire>`
}
const question = (inside: string) => `<question>${inside}</question>`
const section = (...questions: string[]) => `<section>${questions.join('')}</section>`
const category = (value: string, label: string, more = '') =>
  `<category><label>${label}</label><value>${value}</value>${more}</category>`
const yesNo = (name: string, more = '') =>
  `<response varName="${name}"><fixed>${category('1', 'Yes', more)}${category('2', 'No')}</fixed></response>`
const plain = (name: string, more = '') =>
  question(`<text>What about ${name}?</text>${yesNo(name, more)}`)
const information = (position: string, administration: string, text: string) =>
  `<sectionInfo><position>${position}</position><text>${text}</text><administration>${administration}</administration></sectionInfo>`

describe('a real queXML questionnaire', () => {
  it('has each of its 31 parts in the report once, as many as the file holds', async () => {
    const { report } = await brought(example)
    const sums = sumsOf(report)
    assert.deepEqual(report.counts, { rows: 31, taken: 15, changed: 6, refused: 10 })
    for (const [kind, count] of Object.entries(sums))
      assert.equal(count, times(example, new RegExp(`<${kind}\\b`, 'g')), kind)
    assert.deepEqual(sums, {
      questionnaireInfo: 2,
      sectionInfo: 4,
      question: 7,
      directive: 2,
      subQuestion: 5,
      response: 8,
      skipTo: 1,
      contingentQuestion: 2,
    })
  })

  it('gives two grids, three single choices and a statement, and no typed answer (P6)', async () => {
    const { script, questions, fate } = await brought(example)
    assert.deepEqual(
      questions.map(({ id, kind }) => `${kind} ${id}`),
      ['grid A1', 'grid B1', 'single B3', 'statement information', 'single C1', 'single C2'],
    )
    assert.equal(script.organisation, 'Deakin University')
    assert.match(fate('B4', 'response'), /refused: A number would have to be typed/)
    assert.match(fate('B2_B', 'response'), /refused: An answer would have to be typed/)
    assert.match(fate('B1', 'response'), /changed: Unsure -> Does not know/)
    assert.match(fate('C1', 'skipTo'), /changed: 2: go to C1 -> none, since nothing between/)
  })

  it('takes directives to an interviewer as directions, and leaves those for paper', async () => {
    const { block, report } = await brought(example)
    assert.match(block('C1').direction ?? '', /what is the main one/)
    const paper = report.rows.find(({ type }) => type === 'directive')
    assert.ok(paper?.outcome === 'refused', 'the directive to cross a box is refused')
    assert.match(paper.reason, /fill the questionnaire in by themselves/)
  })

  it('says no name, address or number of the people behind it (P2)', async () => {
    const { script, report } = await brought(example)
    const all = JSON.stringify([script, report])
    assert.doesNotMatch(all, /Blunsdon|Burwood|01632|Reed/i)
    assert.match(report.notes.join(' '), /telephone numbers of the people .* were not read/)
  })
})

describe('queXML as others write it', () => {
  it('makes a jump a condition on all that lies between', async () => {
    const { block, fate } = await brought(
      questionnaire(
        section(plain('a', '<skipTo>d</skipTo>'), plain('b')) +
          section(information('before', 'interviewer', 'Now something else.'), plain('c')) +
          section(information('before', 'interviewer', 'Last.'), plain('d')),
      ),
    )
    const skipped = { not: { at: 'a', is: ['1'] } }
    assert.deepEqual(block('b').when, skipped)
    assert.deepEqual(block('information').when, skipped)
    assert.deepEqual(block('c').when, skipped)
    assert.equal(block('information-2').when, undefined, 'it belongs to where the jump leads')
    assert.equal(block('d').when, undefined)
    assert.match(fate('d', 'skipTo'), /b, information, c only if not 1/)
  })

  it('refuses a jump backwards, or out of the file', async () => {
    const { fate } = await brought(
      questionnaire(
        section(plain('a'), plain('b', '<skipTo>a</skipTo>'), plain('c', '<skipTo>zz</skipTo>')),
      ),
    )
    assert.match(fate('a', 'skipTo'), /refused: It jumps to "a", which does not come after it/)
    assert.match(fate('zz', 'skipTo'), /refused: It jumps to "zz"/)
  })

  it('takes ticks as a multiple choice, and several responses as questions of their own', async () => {
    const tick = (name: string, label: string) =>
      `<response varName="${name}"><fixed>${category('1', label)}</fixed></response>`
    const { block } = await brought(
      questionnaire(
        section(
          question(`<text>Which?</text>${tick('t1', 'Red')}${tick('t2', 'Blue')}`),
          question(`<text>Two things?</text>${yesNo('u1')}${yesNo('u2')}`),
        ),
      ),
    )
    const ticks = block('t1-all')
    assert.equal(ticks.kind, 'multiple')
    assert.deepEqual('options' in ticks && ticks.options, [
      { id: 't1', label: 'Red' },
      { id: 't2', label: 'Blue' },
    ])
    assert.equal(block('u1').kind, 'single')
    assert.equal(block('u2').kind, 'single')
  })

  it('reads marks, entities, quoted words and another encoding as words', async () => {
    const marked = await brought(
      questionnaire(
        section(
          question(
            `<text>How &lt;b&gt;good&lt;/b&gt; <![CDATA[is <i>it</i> & why?]]></text>${yesNo('q')}`,
          ),
        ),
      ),
    )
    assert.equal(marked.block('q').read, 'How good is it & why?')
    assert.equal(marked.script.title, 'A & B')
    const latin = questionnaire(section(question(`<text>Caf\u00e9?</text>${yesNo('q')}`)))
    const bytes = Buffer.from(latin.replace('UTF-8', 'ISO-8859-1'), 'latin1')
    assert.equal((await brought(new Uint8Array(bytes))).block('q').read, 'Caf\u00e9?')
  })

  it('brings five hundred questions at once, within ten seconds', async () => {
    const names = Array.from({ length: 500 }, (_, n) => `q${n}`)
    const file = questionnaire(section(...names.map((name) => plain(name))))
    const took = worked()
    const { questions, report } = await brought(file)
    assert.equal(questions.length, 500)
    assert.equal(report.counts.rows, 1_000)
    assert.ok(took() < 10_000, `took ${took()} ms`)
  })

  it('is in the language that it names, and refused in one that has no rules (P4)', async () => {
    const file = questionnaire(section(plain('a')))
    const named = (tag: string) => file.replace('id="1"', `id="1" xml:lang="${tag}"`)
    assert.equal((await brought(named('cy'))).script.language, 'cy')
    assert.equal((await brought(named('en-GB'))).script.language, 'en')
    assert.equal((await brought(file)).script.language, 'en')
    const french = await importQuestionnaire('x', new TextEncoder().encode(named('fr')))
    assert.match(JSON.stringify(french), /English and Welsh only \(P4\)/)
  })

  it('drops nothing in silence: parts that it does not know, jumps from ticks, rows of a refused answer', async () => {
    const tick = (name: string) =>
      `<response varName="${name}"><fixed>${category('1', name, '<skipTo>z</skipTo>')}</fixed></response>`
    const typing = '<response varName="free"><free><format>text</format></free></response>'
    const row = '<subQuestion varName="r"><text>A row</text></subQuestion>'
    const file = questionnaire(
      `${section(
        question(`<text>Which?</text>${tick('t1')}${tick('t2')}`),
        question(`<text>How?</text><helpText>Lost words</helpText>${row}${typing}${yesNo('c')}`),
        `${plain('z')}<note>Also lost</note>`,
      )}`,
      '<comment>Lost too</comment>',
    )
    const { report, fate } = await brought(file)
    sumsOf(report)
    for (const kind of ['question', 'response', 'skipTo', 'subQuestion'])
      assert.equal(
        report.rows.filter(({ type }) => type === kind).length,
        times(Buffer.from(file), new RegExp(`<${kind}\\b`, 'g')),
        kind,
      )
    assert.match(fate('z', 'skipTo'), /refused: /)
    assert.match(fate('r', 'subQuestion'), /refused: /)
    for (const kind of ['helpText', 'note', 'comment'])
      assert.match(fate('', kind), /refused: It is no part of a queXML 1\.0 questionnaire/, kind)
  })

  it('reads what stands above a list of answers with the question', async () => {
    const labelled = yesNo('a').replace('<fixed>', '<fixed><label>In the last year?</label>')
    const { block } = await brought(
      questionnaire(section(question(`<text>Did you move?</text>${labelled}`))),
    )
    assert.equal(block('a').read, 'Did you move? In the last year?')
  })

  it('of two answers with one value none makes a jump', async () => {
    const twice = `<response varName="a"><fixed>${category('1', 'Yes', '<skipTo>c</skipTo>')}${category('1', 'No')}</fixed></response>`
    const { fate, block } = await brought(
      questionnaire(section(question(`<text>Is it?</text>${twice}`), plain('b'), plain('c'))),
    )
    assert.match(fate('c', 'skipTo'), /refused: .*one of two with the same value/)
    assert.equal(block('b').when, undefined)
  })
})
