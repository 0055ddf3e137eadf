import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import type { ImportReport } from '../../../src/readers/import-report.ts'
import { checkScriptFile } from '../../../src/readers/questionnaire-check.ts'
import { importQuestionnaire } from '../../../src/readers/questionnaire-import.ts'
import { importXlsForm } from '../../../src/readers/xlsform-import.ts'
import { readWorkbook } from '../../../src/readers/xlsx-workbook.ts'
import type { Block } from '../../../src/scripts/script.ts'
import { trialScript } from '../../scripts/trial-script.ts'
import { makeForm, makeWorkbook, type Rows } from './make-workbook.ts'

const bytesOf = (path: string) => new Uint8Array(readFileSync(new URL(path, import.meta.url)))
const ipa = bytesOf('../../fixtures/questionnaires/ipa-phone-survey-form.xlsx')
const trial = bytesOf('../../../appliance/trial/household-insurance.xlsx')

type Imported = { questions: readonly Block[]; report: ImportReport; why(row: number): string }

async function imported(bytes: Uint8Array): Promise<Imported> {
  const sheets = await readWorkbook(bytes)
  assert.ok(sheets.ok)
  const { script, report } = importXlsForm(sheets.value, {})
  return { questions: script?.questions ?? [], report, why: (row) => outcomeOf(report, row) }
}

function outcomeOf(report: ImportReport, row: number): string {
  const found = report.rows.find((one) => one.row === row)
  if (found === undefined) return 'not in the report'
  if (found.outcome === 'refused') return `refused: ${found.reason}`
  return found.outcome === 'changed'
    ? `changed: ${found.changes.map(({ was, now }) => `${was} -> ${now}`).join('; ')}`
    : 'taken'
}

/** In these tests `@q` stands for a question as a form names it, with a dollar sign and braces. */
async function form(headings: readonly string[], rows: Rows, choices?: Rows): Promise<Imported> {
  const named = (cell: unknown) =>
    typeof cell === 'string' ? cell.replace(/@(\w+)/g, (_, name) => `\${${name}}`) : cell
  return imported(
    await makeForm(
      headings,
      rows.map((row) => row.map(named)),
      choices,
    ),
  )
}

describe('a real phone survey form', () => {
  it('has each of its 37 rows in the report, once: 1 taken, 1 changed, 35 refused', async () => {
    const { report, questions } = await imported(ipa)
    assert.deepEqual(report.counts, { rows: 37, taken: 1, changed: 1, refused: 35 })
    const blank = [11, 13, 22, 24, 26, 29, 32, 37, 41]
    const expected = Array.from({ length: 46 }, (_, n) => n + 2).filter(
      (row) => !blank.includes(row),
    )
    assert.deepEqual(
      report.rows.map(({ row }) => row),
      expected,
    )
    assert.deepEqual(
      questions.map(({ id }) => id),
      ['intronote', 'phone1_status'],
    )
  })

  it('gives a reason and a next step for each row that is not taken', async () => {
    const { report, why } = await imported(ipa)
    for (const row of report.rows)
      if (row.outcome === 'refused') assert.ok(row.reason !== '' && row.whatToDo !== '')
    assert.match(why(2), /asks the device about itself/)
    assert.match(why(9), /works out a value/)
    assert.match(
      why(12),
      /^changed: <p>Welcome to the Phone Survey.*-> Welcome to the Phone Survey/,
    )
    assert.match(why(21), /hangs on "caseid"/)
    assert.match(why(27), /agents type nothing \(P6\)/)
    assert.equal(why(28), 'taken')
    assert.match(why(31), /hangs on "deviceid"/)
    assert.match(why(33), /hangs on "phone2_status"/)
    assert.match(why(34), /inside a group that could not be taken/)
    assert.match(why(36), /ends a group that could not be taken/)
  })

  it('is refused by the checker until the house words are filled in, and the report says so', async () => {
    const { lines, exit } = await checkScriptFile('ipa.xlsx', ipa)
    assert.equal(exit, 1)
    assert.match(
      lines[0] ?? '',
      /^37 rows of the sheet "survey": 1 taken, 1 changed, 35 not taken\.$/,
    )
    assert.ok(lines.some((line) => /does not bring the opening: the house's words/.test(line)))
    assert.ok(lines.some((line) => /\[organisation\] is still to be filled in/.test(line)))
  })
})

describe("the trial's questionnaire as an XLSForm", () => {
  it('gives the same script as the JSON, whole, so the same SHA-256', async () => {
    const read = await importQuestionnaire('household-insurance.xlsx', trial)
    assert.ok(read.ok)
    assert.deepEqual(read.value.script, trialScript())
    assert.deepEqual(read.value.report.counts, { rows: 20, taken: 19, changed: 1, refused: 0 })
    assert.deepEqual(read.value.report.notes, [])
    const fromXlsx = await checkScriptFile('a', trial)
    const fromJson = await checkScriptFile(
      'a',
      bytesOf('../../../appliance/trial/household-insurance.json'),
    )
    assert.equal(fromXlsx.exit, 0)
    assert.equal(fromXlsx.lines.at(-1), fromJson.lines.at(-1))
  })
})

describe('conditions', () => {
  const choices = [
    ['list_name', 'name', 'label'],
    ['n', 1, 'One'],
    ['n', 2, 'Two'],
    ['n', 3, 'Three'],
    ['n', 99, "Don't know"],
  ]
  const cases: [string, unknown][] = [
    ["@q = '1'", { at: 'q', is: ['1'] }],
    ['2 = @q', { at: 'q', is: ['2'] }],
    ["@q = 1 or @q = '3'", { at: 'q', is: ['1', '3'] }],
    [
      '@q > 1 and @q < 3',
      {
        all: [
          { at: 'q', is: ['2', '3', 'dk'] },
          { at: 'q', is: ['1', '2'] },
        ],
      },
    ],
    ['2 <= @q', { at: 'q', is: ['2', '3', 'dk'] }],
    ['@q != 2', { not: { at: 'q', is: ['2'] } }],
    ["@q = ''", { not: { at: 'q', is: ['1', '2', '3', 'dk'] } }],
    ['@q = 99', { at: 'q', is: ['dk'] }],
    [
      "selected(@m, '1') or @q = 2",
      {
        any: [
          { at: 'm', is: ['1'] },
          { at: 'q', is: ['2'] },
        ],
      },
    ],
    [
      "not(selected(@m, '1') and (@q = 2))",
      {
        not: {
          all: [
            { at: 'm', is: ['1'] },
            { at: 'q', is: ['2'] },
          ],
        },
      },
    ],
  ]
  const ask = (relevant: string) =>
    form(
      ['relevant'],
      [
        ['select_one n', 'q', 'Which?'],
        ['select_multiple n', 'm', 'Which ones?'],
        ['note', 'next', 'Next.', relevant],
      ],
      choices,
    )

  for (const [expression, expected] of cases)
    it(`takes ${expression}`, async () => {
      const { questions } = await ask(expression)
      assert.deepEqual(questions[2]?.when, expected)
    })

  const refused: [string, RegExp][] = [
    ['@later = 1', /no question "later" before it/],
    ["@q = 'purple'", /"purple" is not an answer of "q"/],
    ["@m = '1'", /takes several answers: use selected/],
    ['count-selected(@m) > 1', /cannot be read|neither a listed answer/],
    ['@q + 1 = 2', /signs that the box does not know|cannot be read/],
    ['@q > 100', /No answer of "q" is > 100/],
    ['(@q = 1', /"\)" was expected/],
    ['@q = 1 @q = 2', /cannot be read from "q"/],
    ['@q', /cannot be read from "its end"/],
    ['true()', /neither a listed answer/],
    [`${'('.repeat(60)}@q = 1${')'.repeat(60)}`, /too many brackets/],
  ]
  for (const [expression, reason] of refused)
    it(`refuses the row, and says why: ${expression.slice(0, 40)}`, async () => {
      const { questions, why } = await ask(expression)
      assert.equal(questions.length, 2)
      assert.match(why(4), reason)
    })
})

describe('rows of a form', () => {
  it('groups pass their condition on, and a heading that is not read is a change', async () => {
    const { questions, why } = await form(
      ['relevant'],
      [
        ['select_one yesno', 'q', 'Was it?'],
        ['begin_group', 'g', 'About it', "@q = 'yes'"],
        ['note', 'n', 'So it was.'],
        ['end_group'],
      ],
    )
    assert.deepEqual(questions[1]?.when, { at: 'q', is: ['yes'] })
    assert.equal(why(3), 'changed: About it -> none')
    assert.equal(why(5), 'taken')
  })

  it('a repeat and all inside it is refused, and so is an end that ends nothing', async () => {
    const { report } = await form(
      [],
      [
        ['begin repeat', 'r', 'Again'],
        ['select_one yesno', 'q', 'Was it?'],
        ['end repeat'],
        ['end group'],
        ['note', 'n', 'Thank you.'],
      ],
    )
    assert.deepEqual(
      report.rows.map(({ outcome }) => outcome),
      ['refused', 'refused', 'refused', 'refused', 'taken'],
    )
  })

  it('a hint and the guidance beside it are both for the agent, and neither is lost', async () => {
    const { questions } = await form(
      ['hint', 'guidance_hint'],
      [
        ['select_one yesno', 'a', 'Was it good?', 'Wait', 'Do not prompt.'],
        ['select_one yesno', 'b', 'Was it quick?', '', 'Do not prompt.'],
        ['select_one yesno', 'c', 'Was it clear?', 'Wait.', ''],
      ],
    )
    assert.deepEqual(
      questions.map((block) => block.direction),
      ['Wait. Do not prompt.', 'Do not prompt.', 'Wait.'],
    )
  })

  it('what a script has no room for is named with both versions', async () => {
    const { questions, why } = await form(
      ['hint', 'default', 'parameters', 'constraint', 'media::image'],
      [
        [
          'select_one yesno or_other',
          'Q 1',
          'Was it **good**?',
          'Wait',
          'yes',
          'randomize=true',
          '. != 1',
          'cat.png',
        ],
        ['range', 'r', 'How much do you agree?', '', '', 'start=0 end=2 step=1'],
      ],
    )
    const [first, second] = questions
    assert.ok(first?.kind === 'single')
    assert.deepEqual(
      [first.id, first.read, first.direction, first.rotate],
      ['Q-1', 'Was it good?', 'Wait', true],
    )
    for (const part of [
      'Q 1 -> Q-1',
      'or_other -> Other',
      'yes -> none',
      'cat.png -> none',
      '. != 1 -> none',
      '**good**',
    ])
      assert.ok(why(2).includes(part), `${why(2)} should say ${part}`)
    assert.ok(second?.kind === 'scale')
    assert.deepEqual(
      second.options.map(({ label }) => label),
      ['0', '1', '2'],
    )
    assert.match(why(3), /0 to 2 by 1 -> 0, 1, 2/)
  })

  it('limits on several answers are taken where the box can keep them', async () => {
    const { questions, why } = await form(
      ['constraint'],
      [
        [
          'select_multiple way',
          'q',
          'Which?',
          "not(selected(., 'no') and count-selected(.) > 1) and count-selected(.) <= 2",
        ],
      ],
      [
        ['list_name', 'name', 'label'],
        ['way', 'a', 'One'],
        ['way', 'b', 'Two'],
        ['way', 'no', 'None of these'],
      ],
    )
    const [first] = questions
    assert.ok(first?.kind === 'multiple')
    assert.deepEqual([first.exclusive, first.atMost], [['no'], 2])
    assert.equal(why(2), 'taken')
  })

  it('a table-list group is a grid, and its rows can be named by conditions', async () => {
    const { questions } = await form(
      ['appearance', 'relevant'],
      [
        ['begin group', 'g', 'How was this?', 'table-list'],
        ['select_one yesno', 'a', 'The food'],
        ['select_one yesno', 'b', 'The room'],
        ['text', 't', 'Say more'],
        ['end group', 'g'],
        ['note', 'n', 'A pity.', '', "@b = 'no'"],
      ],
    )
    const [grid, note] = questions
    assert.ok(grid?.kind === 'grid')
    assert.deepEqual(
      grid.rows.map(({ id }) => id),
      ['a', 'b'],
    )
    assert.deepEqual(note?.when, { at: 'g.b', is: ['no'] })
  })

  it('a fixed filter on answers is applied, one that hangs on an answer is refused', async () => {
    const { questions, why } = await form(
      ['choice_filter'],
      [
        ['select_one place', 'q1', 'Where?', "area = 'north'"],
        ['select_one place', 'q2', 'Where then?', 'area = @q1'],
      ],
      [
        ['list_name', 'name', 'label', 'area'],
        ['place', 'a', 'Up', 'north'],
        ['place', 'b', 'Down', 'south'],
      ],
    )
    assert.deepEqual(
      questions.map((one) => ('options' in one ? one.options.length : 0)),
      [1],
    )
    assert.match(why(3), /answers hang on another answer/)
  })

  it('one language is taken, and the others and unread columns are named', async () => {
    const { questions, report } = await imported(
      await makeWorkbook({
        survey: [
          ['type', 'name', 'label::Français (fr)', 'label::English (en)', 'publishable'],
          ['note', 'n', 'Bonjour.', 'Hello.', 'yes'],
        ],
      }),
    )
    assert.equal(questions[0]?.read, 'Hello.')
    assert.ok(report.notes.some((note) => /"français \(fr\)" were not taken/.test(note)))
    assert.ok(report.notes.some((note) => /"publishable".* filled in 1 row\./.test(note)))
  })

  it('refuses names used twice, rows without a name or words, switched-off rows and types nobody knows', async () => {
    const { why } = await form(
      ['disabled'],
      [
        ['note', 'n', 'Hello.'],
        ['note', 'n', 'Hello again.'],
        ['note', '', 'No name.'],
        ['note', 'empty', ''],
        ['note', 'off', 'Off.', 'yes'],
        ['hologram', 'h', 'Look.'],
        ['', 'x', 'No type.'],
        ['note', 'p', 'You said @n.'],
      ],
    )
    assert.equal(why(2), 'taken')
    assert.match(why(3), /used before/)
    assert.match(why(4), /no name/)
    assert.match(why(5), /no words/)
    assert.match(why(6), /switched off/)
    assert.match(why(7), /"hologram" is not a type/)
    assert.match(why(8), /no type/)
    assert.match(why(9), /hangs on "n"/)
  })
})
