import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { importQuestionnaire } from '../../../src/readers/questionnaire-import.ts'
import { worked } from '../../support/took.ts'
import { brought, realFile, sumsOf } from './brought.ts'
import { makeWorkbook, type Rows } from './make-workbook.ts'
import { makeZip } from './make-zip.ts'

const dollar = (name: string) => `$`.concat(`{${name}}`)
const choices: Rows = [
  ['list_name', 'name', 'label::English (en)', 'label::Cymraeg (cy)', 'label::Polski (pl)'],
  ['yn', 1, 'Yes', 'Ydw', 'Tak'],
  ['yn', 2, '<b>No</b>', 'Nac ydw', 'Nie'],
  ['yn', -99, "Don't know", 'Ddim yn gwybod', 'Nie wiem'],
  ['wards', 'a b', 'Ward A', 'Ward A', ''],
  ['wards', 'a-b', 'Ward B', 'Ward B', ''],
  ['wards', '東', 'Ward C', 'Ward C', ''],
  ['wards', '西', 'Ward D', 'Ward D', ''],
]
const headings = [
  'type',
  'name',
  'label::English (en)',
  'label::Cymraeg (cy)',
  'label::Polski (pl)',
  'hint::English (en)',
  'relevant',
  'calculation',
]
const row = (
  type: string,
  name: string,
  label = '',
  more: Partial<Record<'cy' | 'hint' | 'relevant' | 'calculation', string>> = {},
) => [
  type,
  name,
  label,
  more.cy ?? '',
  '',
  more.hint ?? '',
  more.relevant ?? '',
  more.calculation ?? '',
]

describe('a messy form in three languages', () => {
  const survey: Rows = [
    headings,
    row('start', 'start'),
    row('hidden', 'kept_back'),
    row('begin group', 'outer', '<h1>About you</h1>'),
    row('select_one yn', 'consent', '<p style="color:red">May we <b>begin</b>?</p>', {
      cy: '<b>Gawn ni ddechrau?</b>',
      hint: 'Wait',
    }),
    row('end group', ''),
    row('begin group', 'outer2', 'Two'),
    row('begin group', 'inner', 'Inner', { relevant: `${dollar('consent')} = '1'` }),
    row('select_multiple wards', 'where', `You said ${dollar('consent')}. Where?`, { cy: 'Ble?' }),
    row('calculate', 'score', '', { calculation: `${dollar('where')} + 1` }),
    row('select_one yn', 'again', 'Again?', { relevant: `${dollar('score')} > 3` }),
    row('end group', ''),
    row('begin repeat', 'each', 'Each child'),
    row('select_one yn', 'child', 'Is the child at home?'),
    row('end repeat', ''),
    row('end group', ''),
    row('select_one_external towns', 'town', 'Which town?'),
    row('select_one_from_file towns.csv', 'town2', 'Which town?'),
    row('image', 'photo', 'A picture'),
    row('note', 'bye', '👋 &amp; thank&nbsp;you', { cy: 'Diolch' }),
  ]
  const form = () =>
    makeWorkbook({
      survey,
      choices,
      external_choices: [
        ['list_name', 'name'],
        ['towns', 'x'],
      ],
      settings: [
        ['form_title', 'form_id', 'default_language'],
        ['Messy', 'messy_1', 'English (en)'],
      ],
    })

  it('accounts for each of its rows, and leaves nothing that stands inside a group behind', async () => {
    const { report, questions } = await brought(await form())
    sumsOf(report)
    assert.equal(report.counts.rows, survey.length - 1)
    assert.deepEqual(
      questions.map(({ id }) => id),
      ['consent', 'where', 'bye'],
    )
  })

  it('names what it could not take with the reason', async () => {
    const { fate, report } = await brought(await form())
    assert.match(fate('outer'), /changed: <h1>About you<\/h1> -> none/)
    assert.match(fate('consent'), /colours|changed: .*May we <b>begin<\/b>.* -> May we begin\?/)
    assert.match(fate('kept_back'), /refused: It works out a value/)
    assert.match(fate('again'), /refused: .*hangs on "score"/)
    assert.match(fate('each'), /refused: It repeats questions/)
    assert.match(fate('child'), /inside a group that could not be taken/)
    assert.match(fate('town'), /refused: Its answers come from another file/)
    assert.match(fate('town2'), /refused: Its answers come from another file/)
    const notes = report.notes.join('\n')
    assert.match(
      notes,
      /words in "polski \(pl\)" were not taken: the box can check English and Welsh/,
    )
    assert.match(notes, /Sheet "external_choices" was not read/)
  })

  it('gives every answer a name of its own, whatever the alphabet of its code', async () => {
    const { block } = await brought(
      await makeWorkbook({
        survey: [
          ['type', 'name', 'label::English (en)'],
          ['select_one wards', 'w', 'Which?'],
        ],
        choices,
      }),
    )
    const which = block('w')
    assert.ok('options' in which, 'it has answers')
    assert.deepEqual(
      which.options.map(({ id }) => id),
      ['a-b', 'a-b-2', 'unnamed', 'unnamed-2'],
    )
  })

  it('takes its Welsh as a second language by the same names, without marks', async () => {
    const { script, report } = await brought(await form())
    assert.equal(script.language, 'en')
    const welsh = script.versions?.cy ?? {}
    assert.equal(welsh['questions/consent/read'], 'Gawn ni ddechrau?')
    assert.equal(welsh['questions/consent/options/1'], 'Ydw')
    assert.equal(welsh['questions/consent/options/dk'], undefined, 'the house says that itself')
    assert.equal(welsh['questions/bye/read'], 'Diolch')
    assert.match(
      report.notes.join('\n'),
      /"cymraeg \(cy\)" were taken as a second language: \d+ texts\. \d+ texts have none yet/,
    )
  })
})

describe('a form of five hundred questions', () => {
  it('comes in whole within ten seconds, each row once', async () => {
    const rows = Array.from({ length: 500 }, (_, n) =>
      row(
        'select_one yn',
        `q${n}`,
        `Question ${n}?`,
        n === 0 ? {} : { relevant: `${dollar(`q${n - 1}`)} = 1` },
      ),
    )
    const file = await makeWorkbook({ survey: [headings, ...rows], choices })
    const took = worked()
    const { questions, report } = await brought(file)
    assert.equal(questions.length, 500)
    assert.deepEqual([report.counts.rows, report.counts.refused], [500, 0])
    assert.ok(took() < 10_000, `took ${took()} ms`)
  })

  it('of six hundred and one is refused in words', async () => {
    const rows = Array.from({ length: 601 }, (_, n) =>
      row('select_one yn', `q${n}`, `Question ${n}?`),
    )
    const read = await importQuestionnaire(
      'x',
      await makeWorkbook({ survey: [headings, ...rows], choices }),
    )
    assert.ok(!read.ok, 'nobody can be asked so much')
    assert.match(JSON.stringify(read.error.faults), /more than 600 entries/)
    assert.equal(read.error.report?.counts.rows, 601)
  })
})

describe('what a file is called', () => {
  it('says nothing about what it is', async () => {
    for (const [name, real] of [
      ['form.xlsx', 'limesurvey-sample.lss'],
      ['study.lss', 'ipa-phone-survey-form.xlsx'],
      ['../../../etc/passwd', 'quexml-example.xml'],
      ['script.json', 'quexml-example.xml'],
    ] as const) {
      const read = await importQuestionnaire(name, realFile(real))
      assert.ok(read.ok, `${real} under the name ${name}`)
    }
  })

  it('nor does a part of a workbook that is named to land elsewhere get anywhere', async () => {
    for (const name of ['../../evil.xml', '/etc/cron.d/evil', 'C:/evil.xml', 'xl\\..\\..\\evil']) {
      const zip = makeZip([
        { name: '[Content_Types].xml', body: Buffer.from('<Types/>') },
        { name: 'xl/workbook.xml', body: Buffer.from('<workbook/>') },
        { name, body: Buffer.from('x') },
      ])
      const read = await importQuestionnaire('x.xlsx', zip)
      assert.ok(!read.ok && read.error.faults[0]?.code === 'path-tricks', name)
    }
  })
})
