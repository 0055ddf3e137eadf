import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { worked } from '../../support/took.ts'
import { brought, realFile, sumsOf } from './brought.ts'

const sample = realFile('limesurvey-sample.lss')

type Row = Readonly<Record<string, string | number>>

function survey(tables: Readonly<Record<string, readonly Row[]>>): string {
  const cell = ([name, value]: [string, string | number]) =>
    `<${name}><![CDATA[${value}]]></${name}>`
  const table = ([name, rows]: [string, readonly Row[]]) =>
    `<${name}><rows>${rows.map((row) => `<row>${Object.entries(row).map(cell).join('')}</row>`).join('')}</rows></${name}>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<document><LimeSurveyDocType>Survey</LimeSurveyDocType>${Object.entries(tables).map(table).join('\n')}</document>`
}

const base = { sid: 1, gid: 2, other: 'N', language: 'en' }
const group = { gid: 2, group_name: 'A', group_order: 0, description: '', language: 'en' }
const asked = (qid: number, title: string, type: string, more: Row = {}): Row => ({
  ...base,
  qid,
  title,
  type,
  question: `What about ${title}?`,
  question_order: qid,
  ...more,
})
const part = (parent: number, title: string): Row => ({
  ...base,
  qid: parent * 100,
  parent_qid: parent,
  title,
  question: `Part ${title}`,
  question_order: 0,
})
const yes = (qid: number, relevance: string) => asked(qid, `q${qid}`, 'Y', { relevance })

describe('a real LimeSurvey survey', () => {
  it('has each of its 193 parts in the report once', async () => {
    const { report } = await brought(sample)
    assert.deepEqual(report.counts, { rows: 193, taken: 97, changed: 21, refused: 75 })
    // Counted in the file with another program: rows of its tables, and its two texts.
    assert.deepEqual(sumsOf(report), {
      'welcome text': 1,
      group: 6,
      question: 54,
      'sub-question': 116,
      condition: 15,
      'end text': 1,
    })
  })

  it('takes 35 of its 54 questions, each in the place that the survey gives it', async () => {
    const { report, questions } = await brought(sample)
    const kept = report.rows.filter(
      ({ type, outcome }) => type.startsWith('question') && outcome !== 'refused',
    )
    assert.equal(kept.length, 35)
    assert.equal(questions.length, 35 + 2 + 6, 'two more halves of dual scales, six descriptions')
    const kinds: Record<string, number> = {}
    for (const { kind } of questions) kinds[kind] = (kinds[kind] ?? 0) + 1
    assert.deepEqual(kinds, {
      statement: 14,
      single: 8,
      scale: 1,
      grid: 12,
      multiple: 6,
      ranking: 2,
    })
  })

  it('takes all fifteen conditions, scenarios as alternatives', async () => {
    const { report, block } = await brought(sample)
    const conditions = report.rows.filter(({ type }) => type === 'condition')
    assert.ok(conditions.every(({ outcome }) => outcome === 'taken'))
    assert.deepEqual(block('QCYes').when, { at: 'QC', is: ['Y'] })
    assert.deepEqual(block('QCDefault').when, { not: { at: 'QC', is: ['Y', 'N'] } })
    assert.deepEqual(block('QCS3').when, {
      any: [
        { at: 'QCS2', is: ['SQ201', 'SQ202'] },
        { at: 'QCS1', is: ['SH102', 'SH101'] },
      ],
    })
  })

  it('names what it left: typed answers, comments, filters, looks', async () => {
    const { fate, report, block } = await brought(sample)
    assert.match(fate('N', 'question'), /refused: A number would have to be typed/)
    assert.match(fate('T1', 'question'), /refused: An answer would have to be typed/)
    assert.match(fate('O', 'question'), /changed: a comment -> none/)
    assert.match(fate('FAF', 'question'), /array_filter AF -> all rows are asked/)
    assert.match(fate('M', 'question'), /Other: … -> Other/)
    assert.match(report.notes.join('\n'), /not read: .*slider_layout.*time_limit/)
    const alone = block('M2')
    assert.deepEqual('exclusive' in alone && alone.exclusive, ['SQ05'])
  })
})

describe('a LimeSurvey survey as newer versions write it', () => {
  const words = [
    { qid: 10, question: 'Gorau?', language: 'cy' },
    { qid: 10, question: '<p>Which is <b>best</b>?</p>', help: 'Read slowly', language: 'en' },
    { qid: 11, question: 'Why {q10.shown}?', language: 'en' },
  ]
  const file = survey({
    surveys: [{ sid: 1, language: 'cy', additional_languages: 'en de' }],
    surveys_languagesettings: [{ surveyls_language: 'en', surveyls_title: 'Newer' }],
    groups: [{ gid: 2, group_order: 0 }],
    group_l10ns: [{ gid: 2, group_name: 'One', language: 'en' }],
    questions: [
      {
        qid: 11,
        sid: 1,
        gid: 2,
        type: 'Y',
        title: 'q11',
        question_order: 2,
        relevance: '(q10.NAOK == "A1")',
      },
      { qid: 10, sid: 1, gid: 2, type: 'L', title: 'q10', question_order: 1, relevance: '1' },
    ],
    question_l10ns: words,
    answers: [
      { aid: 1, qid: 10, code: 'A2', sortorder: 2, scale_id: 0 },
      { aid: 2, qid: 10, code: 'A1', sortorder: 1, scale_id: 0 },
    ],
    answer_l10ns: [
      { aid: 1, answer: 'Blue', language: 'en' },
      { aid: 2, answer: 'Red', language: 'en' },
    ],
  })

  it('finds words in their own tables, in order, and pipes earlier answers', async () => {
    const english = file.replace('[cy]]></language><add', '[en]]></language><add')
    const { block, report } = await brought(english)
    assert.equal(block('q10').read, 'Which is best?')
    assert.equal(block('q10').direction, 'Read slowly')
    const first = block('q10')
    assert.deepEqual('options' in first && first.options.map(({ label }) => label), ['Red', 'Blue'])
    assert.deepEqual(block('q11').when, { at: 'q10', is: ['A1'] })
    assert.equal(block('q11').read, 'Why {{q10}}?')
    assert.match(report.notes.join('\n'), /words in "de" were not taken/)
  })

  it('takes the Welsh where the survey is Welsh, and English where it is neither', async () => {
    const yesNo = (language: string) => ({ ...asked(10, 'q', 'Y'), language })
    const spoken = (first: string) =>
      brought(
        survey({
          surveys: [{ sid: 1, language: first, additional_languages: 'en cy' }],
          groups: [group],
          questions: [yesNo('pl'), { ...yesNo('cy'), question: 'Gorau?' }, yesNo('en')],
        }),
      )
    assert.deepEqual(
      [(await spoken('cy')).script.language, (await spoken('cy')).block('q').read],
      ['cy', 'Gorau?'],
    )
    assert.deepEqual(
      [(await spoken('pl')).script.language, (await spoken('pl')).block('q').read],
      ['en', 'What about q?'],
    )
  })
})

describe('conditions of a LimeSurvey survey', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['q10 == "Y"', { at: 'q10', is: ['Y'] }],
    [
      "q10.NAOK eq 'Y' and q11 ne 'N'",
      { all: [{ at: 'q10', is: ['Y'] }, { not: { at: 'q11', is: ['N'] } }] },
    ],
    ['!is_empty(q10)', { not: { not: { at: 'q10', is: ['Y', 'N'] } } }],
    ['m_a.NAOK == "Y" || m_b == "Y"', { at: 'm', is: ['a', 'b'] }],
    ['1X2X12_a == "Y"', /no question "1X2X12_a"/],
    ['g_r > 3', { at: 'g.r', is: ['4', '5'] }],
    ['is_empty(t1)', /hangs on "t1", which is not a question with listed answers/],
    ['strlen(q10) > 2', /no question "strlen" before it/],
    ['q10 == "Y" ; drop', /signs that the box does not know/],
    ['later == "Y"', /no question "later" before it/],
  ]
  for (const [relevance, expected] of cases)
    it(`${relevance}`, async () => {
      const { script, fate } = await brought(
        survey({
          groups: [group],
          questions: [
            yes(10, ''),
            yes(11, '1'),
            asked(12, 'm', 'M'),
            asked(13, 'g', 'A'),
            asked(14, 't1', 'S'),
            yes(20, relevance),
            asked(30, 'later', 'Y'),
          ],
          subquestions: [part(12, 'a'), part(12, 'b'), part(13, 'r')],
        }),
      )
      const block = script.questions.find(({ id }) => id === 'q20')
      if (expected instanceof RegExp) {
        assert.equal(
          block,
          undefined,
          'a question whose condition is lost is not asked of everybody',
        )
        assert.match(fate('q20'), expected)
      } else assert.deepEqual(block?.when, expected)
    })

  it("a group's own condition holds for every question in it", async () => {
    const { block, fate } = await brought(
      survey({
        groups: [group, { ...group, gid: 3, group_order: 1, grelevance: 'q10 == "Y"' }],
        questions: [
          yes(10, '1'),
          { ...yes(11, 'q10 == "N"'), gid: 3 },
          { ...yes(12, 'x == 1'), gid: 3 },
        ],
      }),
    )
    assert.deepEqual(block('q11').when, {
      all: [
        { at: 'q10', is: ['Y'] },
        { at: 'q10', is: ['N'] },
      ],
    })
    assert.match(fate('q12'), /refused/)
  })

  it('five hundred questions of five languages come in within ten seconds', async () => {
    const languages = ['en', 'cy', 'pl', 'ur', 'pa']
    const file = survey({
      surveys: [{ sid: 1, language: 'en', additional_languages: 'cy pl ur pa' }],
      groups: [group],
      questions: Array.from({ length: 500 }, (_, n) =>
        languages.map((language) => ({ ...asked(n, `q${n}`, 'Y'), language })),
      ).flat(),
    })
    const took = worked()
    const { questions, report } = await brought(file)
    assert.equal(questions.length, 500)
    assert.equal(report.notes.filter((note) => /words in/.test(note)).length, 4)
    assert.ok(took() < 10_000, `took ${took()} ms`)
  })
})

describe('a LimeSurvey survey in two languages', () => {
  const both = (row: Row, welsh: Row = {}) => [row, { ...row, language: 'cy', ...welsh }]
  const file = (first: string) =>
    survey({
      surveys: [{ sid: 1, language: first, additional_languages: 'en cy' }],
      surveys_languagesettings: [{ surveyls_language: first, surveyls_title: 'Cwsmer_2026' }],
      groups: both(group),
      questions: [
        ...both(asked(10, 'l', 'L', { other: 'Y' }), { question: 'Pa un?' }),
        ...both(asked(11, 'y', 'Y'), { question: 'Ydy?' }),
      ],
      answers: both(
        { qid: 10, code: 'A', answer: 'Red', sortorder: 1, language: 'en' },
        { answer: 'Coch' },
      ),
      question_attributes: [
        {
          qid: 10,
          attribute: 'other_replace_text',
          value: 'Something <b>else</b>',
          language: 'en',
        },
        { qid: 10, attribute: 'other_replace_text', value: 'Rhywbeth arall', language: 'cy' },
      ],
    })
  const labels = (block: object) =>
    'options' in block && (block.options as readonly { label: string }[]).map(({ label }) => label)

  it('keeps each word in its own: settings, and the answers that LimeSurvey adds', async () => {
    const english = await brought(file('en'))
    assert.deepEqual(labels(english.block('l')), ['Red', 'Something else'])
    assert.deepEqual(labels(english.block('y')), ['Yes', 'No'])
    const words = english.script.versions?.cy ?? {}
    assert.equal(words['questions/l/options/other'], 'Rhywbeth arall')
    assert.equal(words['questions/y/options/Y'], 'Ie')
    const welsh = await brought(file('cy'))
    assert.deepEqual(labels(welsh.block('l')), ['Coch', 'Rhywbeth arall'])
    assert.deepEqual(labels(welsh.block('y')), ['Ie', 'Nage'])
  })

  it('a title with an underscore is no reason to refuse the survey', async () => {
    assert.equal((await brought(file('en'))).script.name, 'cwsmer-2026')
  })
})

describe('what stands around the questions of a LimeSurvey survey', () => {
  it('the description of a group is read to those whom its questions are for, and to nobody else', async () => {
    const of = (grelevance: string) =>
      survey({
        groups: [
          group,
          { ...group, gid: 3, group_order: 1, description: 'You said so.', grelevance },
        ],
        questions: [yes(10, '1'), { ...yes(11, '1'), gid: 3 }],
      })
    const { block } = await brought(of('q10 == "Y"'))
    assert.deepEqual(block('group-3').when, { at: 'q10', is: ['Y'] })
    assert.deepEqual(block('q11').when, block('group-3').when)
    const lost = await brought(of('x == 1'))
    assert.deepEqual(
      lost.questions.map(({ id }) => id),
      ['q10'],
    )
    assert.match(
      lost.report.rows
        .filter(({ outcome }) => outcome === 'refused')
        .map((row) => `${row.type} ${'reason' in row ? row.reason : ''}`)
        .join('\n'),
      /^group It is asked only under a condition/m,
    )
  })

  it('no braces of another program are read aloud: they are earlier answers, or the part is refused', async () => {
    const { block, fate, script } = await brought(
      survey({
        surveys_languagesettings: [
          {
            surveyls_language: 'en',
            surveyls_title: 'T',
            surveyls_endtext: 'Bye {TOKEN:FIRSTNAME}',
          },
        ],
        groups: [group, { ...group, gid: 3, group_order: 1, description: 'You said {q10.shown}.' }],
        questions: [
          yes(10, '1'),
          { ...asked(11, 'l', 'L'), gid: 3 },
          { ...asked(12, 'm', 'M'), gid: 3 },
        ],
        subquestions: [part(12, 'a'), { ...part(12, 'b'), question: 'As {q10.shown}' }],
        answers: [{ qid: 11, code: 'A', answer: 'As {q10.shown}', sortorder: 1, language: 'en' }],
      }),
    )
    assert.equal(block('group-3').read, 'You said {{q10}}.')
    assert.match(fate('l'), /refused: Its words hold \{q10\.shown\}/)
    assert.match(fate('b', 'sub-question'), /refused: Its words hold \{q10\.shown\}/)
    assert.match(fate('', 'end text'), /refused: Its words hold \{TOKEN:FIRSTNAME\}/)
    assert.doesNotMatch(JSON.stringify(script), /TOKEN|\.shown/)
  })

  it('quotas and assessments are named, and a part that no script can hold is refused alone', async () => {
    const { report, fate, questions } = await brought(
      survey({
        groups: [group],
        questions: [yes(10, '1'), asked(11, 'l', 'L')],
        answers: Array.from({ length: 201 }, (_, n) => ({
          ...{ qid: 11, code: `A${n}`, answer: `Land ${n}`, sortorder: n, language: 'en' },
        })),
        surveys_languagesettings: [
          {
            ...{ surveyls_language: 'en', surveyls_title: 'T' },
            ...{ surveyls_description: 'About homes', surveyls_policy_notice: 'We keep it' },
          },
        ],
        quota: [{ id: 1, name: 'Women', qlimit: 10 }],
        assessments: [{ id: 1 }],
      }),
    )
    assert.match(report.notes.join('\n'), /description of the survey was not read/)
    assert.match(report.notes.join('\n'), /notice about data protection was not read/)
    assert.match(report.notes.join('\n'), /Quotas: set targets on the campaign/)
    assert.match(report.notes.join('\n'), /Assessments: the box adds no answers up/)
    assert.match(fate('l'), /refused: .*more than 200 entries/)
    assert.equal(questions.length, 1)
  })

  it('answers that an earlier one would leave out, and an order by chance, are named', async () => {
    const { report, fate } = await brought(
      survey({
        groups: [
          { ...group, randomization_group: 'r' },
          { ...group, gid: 3, group_name: 'B', group_order: 1 },
        ],
        questions: [yes(10, '1'), asked(11, 'several', 'M'), asked(12, 'last', 'Y')],
        subquestions: [part(11, 'a'), part(11, 'b')],
        question_attributes: [
          { qid: 11, attribute: 'array_filter', value: 'q10' },
          { qid: 12, attribute: 'random_group', value: 'x' },
        ],
      }),
    )
    assert.match(fate('several'), /array_filter q10 -> all answers are listed/)
    assert.match(report.notes.join('\n'), /by chance, .*: group "A", question "last"\./)
  })
})
