import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { brought, sumsOf } from './brought.ts'
import { makeForm, makeWorkbook, type Rows } from './make-workbook.ts'

const dollar = (name: string) => `$`.concat(`{${name}}`)
const list = (...rows: Rows): Rows => [['list_name', 'name', 'label'], ...rows]
const labels = (block: object) =>
  'options' in block && (block.options as readonly { label: string }[]).map(({ label }) => label)

describe('an XLSForm that was made carelessly', () => {
  it('one part that no script can hold is refused alone, and the rest comes in', async () => {
    const many = Array.from({ length: 201 }, (_, n) => ['land', n, `Country ${n}`])
    const rows: Rows = [
      ['note', 'long', 'word '.repeat(400)],
      ['select_one land', 'land', 'Which country?'],
      ['begin group', 'g', 'word '.repeat(400), 'table-list'],
      ['select_one yesno', 'a', 'A row'],
      ['end group', ''],
      ['note', 'short', 'Hello.'],
      ['note', 'after', 'You said so.', '', `${dollar('land')} = '3'`],
    ]
    const { report, questions, fate } = await brought(
      await makeForm(['appearance', 'relevant'], rows, list(...many, ['yesno', 'y', 'Yes'])),
    )
    sumsOf(report)
    assert.equal(report.counts.rows, rows.length)
    assert.deepEqual(
      questions.map(({ id }) => id),
      ['short'],
    )
    assert.match(fate('long'), /refused: .*longer than 1,500 letters/)
    assert.match(fate('land'), /refused: .*more than 200 entries/)
    assert.match(fate('g'), /refused: .*longer than 1,500 letters/)
    assert.match(fate('after'), /hangs on "land"/)
  })

  it('a date that a spreadsheet made of "1-2" is read out as a date nowhere', async () => {
    const date = new Date(Date.UTC(2026, 0, 2))
    const { questions, fate, report } = await brought(
      await makeForm(
        ['default'],
        [
          ['note', 'n', date],
          ['select_one often', 'q', 'How often?', date],
        ],
        list(['often', 'a', date], ['often', 'b', 'Three times']),
      ),
    )
    assert.match(fate('n'), /refused: A date stands in "label"/)
    assert.deepEqual(labels(questions[0] ?? {}), ['Three times'])
    assert.match(report.notes.join('\n'), /Sheet "choices", row 2: not taken\. A date stands in/)
    assert.doesNotMatch(JSON.stringify(questions), /2026-01-02/)
  })

  it('an error in a cell is no words', async () => {
    const { fate } = await brought(
      await makeForm(
        [],
        [
          ['note', 'n', { error: '#N/A' }],
          ['note', 'm', 'Hello.'],
        ],
      ),
    )
    assert.match(fate('n'), /refused: An error stands in "label"/)
  })

  it('a condition over an answer whose name two answers have is refused, not half kept', async () => {
    const choices = list(['l', 1, 'One'], ['l', 2, 'Two'], ['l', 2, 'Three'])
    for (const condition of [`${dollar('q')} = '2'`, `${dollar('q')} > 1`]) {
      const { questions, fate } = await brought(
        await makeForm(
          ['relevant'],
          [
            ['select_one l', 'q', 'Which?'],
            ['note', 'two', 'So.', condition],
            ['note', 'one', 'So.', `${dollar('q')} = '1'`],
          ],
          choices,
        ),
      )
      assert.match(fate('two'), /refused: .*Two answers of "q" are called "2"/)
      assert.deepEqual(questions[1]?.when, { at: 'q', is: ['1'] })
    }
  })

  it('"Refused" is what became of a claim, unless its list says that it is no answer', async () => {
    const claim = list(['c', 1, 'Paid'], ['c', 2, 'Refused'], ['c', 3, 'Still waiting'])
    const asked: Rows = [['select_one c', 'q', 'What became of the claim?']]
    const kept = await brought(await makeForm([], asked, claim))
    assert.deepEqual(labels(kept.block('q')), ['Paid', 'Refused', 'Still waiting'])
    const none: readonly Rows[] = [
      list(['c', 1, 'Paid'], ['c', 99, 'Refused']),
      list(['c', 1, 'Paid'], ['c', 2, 'Refused'], ['c', 3, 'Do not know']),
    ]
    for (const choices of none) {
      const mapped = await brought(await makeForm([], asked, choices))
      assert.deepEqual(labels(mapped.block('q')), ['Paid'])
      assert.match(mapped.fate('q'), /Refused -> Prefers not to say/)
    }
  })

  it('an answer that reads out an earlier one is refused: its words are the same for everybody', async () => {
    const choices = list(['l', 1, 'One'], ['m', 1, `As ${dollar('q')}`], ['m', 2, 'Other'])
    const { fate } = await brought(
      await makeForm(
        [],
        [
          ['select_one l', 'q', 'Q?'],
          ['select_one m', 'p', 'P?'],
        ],
        choices,
      ),
    )
    assert.match(fate('p'), /refused: One of its answers holds an earlier one/)
  })

  it('words under no heading, and under one that came before, are named', async () => {
    const { report, fate, questions } = await brought(
      await makeWorkbook({
        survey: [
          ['type', 'name', 'label', 'label', ''],
          ['note', 'n', 'One', 'Two', 'beside'],
          ['note', 'm', '', 'Only here', ''],
          ['', '', '', '', 'lost words'],
        ],
      }),
    )
    assert.equal(report.counts.rows, 3, 'a row with words beside the table is a row')
    assert.match(fate('', ''), /refused: It has no type/)
    assert.equal(questions[1]?.read, 'Only here')
    const notes = report.notes.join('\n')
    assert.match(notes, /Sheet "survey": "label" stands above two columns/)
    assert.match(notes, /without a heading was not read, first in row 2, in 2 rows/)
  })

  it('an empty "label" beside the words of a language hides nothing', async () => {
    const { questions } = await brought(
      await makeWorkbook({
        survey: [
          ['type', 'name', 'label', 'label::English (en)'],
          ['note', 'n', '', 'Hello.'],
        ],
      }),
    )
    assert.equal(questions[0]?.read, 'Hello.')
  })

  it('where a plain "label" is in another language, the English beside it is taken and nothing stands in for it', async () => {
    const { questions, fate, report } = await brought(
      await makeWorkbook({
        survey: [
          ['type', 'name', 'label', 'label::English (en)', 'label::Cymraeg (cy)'],
          ['note', 'n', 'Bonjour.', 'Hello.', 'Helo.'],
          ['note', 'm', 'Merci.', '', ''],
        ],
        settings: [
          ['form_title', 'default_language'],
          ['Form', 'French (fr)'],
        ],
      }),
    )
    assert.deepEqual(
      questions.map(({ read }) => read),
      ['Hello.'],
    )
    assert.match(fate('m'), /no words/)
    assert.match(report.notes.join('\n'), /"french \(fr\)" were not taken/)
    assert.match(report.notes.join('\n'), /"cymraeg \(cy\)" were taken as a second language/)
  })

  it('accents are left out of a name, and signs that HTML names are read as themselves', async () => {
    const { block, fate } = await brought(
      await makeForm(
        [],
        [['note', 'tŷ_bach', 'Caf&eacute; t&ycirc; &frac12; &Eacute;t&eacute; &nosuch;']],
      ),
    )
    assert.equal(block('ty_bach').read, 'Café tŷ ½ Été &nosuch;')
    assert.match(fate('tŷ_bach'), /tŷ_bach -> ty_bach/)
  })

  it('a column of the answers that nothing reads is named; one that a filter reads is not', async () => {
    const { report } = await brought(
      await makeForm(
        ['choice_filter'],
        [['select_one often', 'q', 'How often?', "region = 'north'"]],
        [
          ['list_name', 'name', 'label', 'region', 'media::image', 'order'],
          ['often', 'a', 'Daily', 'north', 'sun.png', ''],
          ['often', 'b', 'Weekly', 'north', 'moon.png', ''],
        ],
      ),
    )
    assert.deepEqual(
      report.notes.filter((note) => note.startsWith('Column')),
      ['Column "media::image" of the sheet "choices" was not read; it is filled in 2 rows.'],
    )
  })

  it('what a script or a style left between its marks leaves no sign behind', async () => {
    const { block } = await brought(
      await makeForm(
        [],
        [
          ['note', 'a', '<script>alert(1)</script>Was it <b>good</b>?'],
          ['note', 'b', 'Was <style type="x">p > b {}</style >it clear?'],
        ],
      ),
    )
    assert.deepEqual([block('a').read, block('b').read], ['Was it good?', 'Was it clear?'])
  })
})
