import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { importQuestionnaire } from '../../src/readers/questionnaire-import.ts'
import { tableNamed } from '../../src/readers/xlsform-table.ts'
import { readWorkbook } from '../../src/readers/xlsx-workbook.ts'
import { canonicalText } from '../../src/scripts/canonical.ts'
import type { Script } from '../../src/scripts/script.ts'
import { type ExportFormat, exportScript } from '../../src/writers/script-export.ts'
import { sameMeaning, whatIsLost } from '../../src/writers/what-is-lost.ts'
import { realFile } from '../readers/questionnaires/brought.ts'
import { trialScript } from '../scripts/trial-script.ts'
import { fc } from '../support/fast-check.ts'
import { anyWordedScript } from './worded-script.ts'

async function backFrom(script: Script, format: ExportFormat): Promise<Script> {
  const { bytes } = await exportScript(script, format)
  const read = await importQuestionnaire('back', bytes)
  assert.ok(read.ok, `it does not come back: ${JSON.stringify(read).slice(0, 2_000)}`)
  return read.value.script
}

describe('a questionnaire that goes out and comes back', () => {
  it('is the very same script as JSON, by its canonical text (P5)', async () => {
    await fc.assert(
      fc.asyncProperty(anyWordedScript, async (script) => {
        assert.equal(canonicalText(await backFrom(script, 'json')), canonicalText(script))
      }),
      { numRuns: 40 },
    )
  })

  it('loses nothing as an XLSForm, however hard its words are', async () => {
    await fc.assert(
      fc.asyncProperty(anyWordedScript, async (script) => {
        const back = await backFrom(script, 'xlsform')
        assert.deepEqual(whatIsLost(script, back), [])
      }),
      { numRuns: 40 },
    )
  })

  it('the trial’s questionnaire keeps its SHA-256 through an XLSForm', async () => {
    const { lost } = await exportScript(trialScript(), 'xlsform')
    assert.deepEqual(lost, [])
    const back = await backFrom(trialScript(), 'xlsform')
    assert.equal(canonicalText(back), canonicalText(trialScript()))
  })

  it('the real files go out as XLSForm and come back whole', async () => {
    for (const name of [
      'ipa-phone-survey-form.xlsx',
      'limesurvey-sample.lss',
      'quexml-example.xml',
    ]) {
      const read = await importQuestionnaire(name, realFile(name))
      assert.ok(read.ok, name)
      assert.deepEqual((await exportScript(read.value.script, 'xlsform')).lost, [], name)
    }
  })

  it('keeps rankings, ends, turning blocks, probes, bands and Welsh', async () => {
    const script = everything()
    assert.deepEqual(whatIsLost(script, await backFrom(script, 'xlsform')), [])
    assert.equal(canonicalText(await backFrom(script, 'json')), canonicalText(script))
  })

  it('names no question so that other programs refuse the form, and loses no name by it', async () => {
    const digits: Readonly<Record<string, string>> = { one: '1', grid: '12', rank: '5', many: '3' }
    const script = JSON.parse(
      JSON.stringify(everything())
        .replace(/(?<=["{/])(one|grid|rank|many)(?=[".}/])/g, (id) => digits[id] ?? id)
        .replace('"kind":"12"', '"kind":"grid"'),
    ) as Script
    assert.deepEqual(
      script.questions.map(({ id }) => id),
      ['1', '3', 'scale', '12', '5', 'out', 'note'],
    )
    const { lost, bytes } = await exportScript(script, 'xlsform')
    assert.deepEqual(lost, [])
    const sheets = await readWorkbook(bytes)
    assert.ok(sheets.ok)
    const names = tableNamed(sheets.value, 'survey')?.rows.map((row) => row.get('name')) ?? []
    assert.deepEqual(
      names.filter((name) => !/^([A-Za-z_][\w.-]*)?$/.test(name)),
      [],
    )
    assert.ok(names.includes('_12.1'), names.join(' '))
  })

  it('says what an XLSForm could not hold, with both versions', async () => {
    const [first, ...others] = trialScript().questions
    assert.ok(first !== undefined && 'options' in first, 'the first question has answers')
    const script: Script = {
      ...trialScript(),
      questions: [
        {
          ...first,
          read: 'Two  spaces?',
          options: [...first.options, { id: 'x', label: 'Not sure' }],
        },
        ...others,
      ],
    }
    const { lost } = await exportScript(script, 'xlsform')
    assert.ok(
      lost.some((line) =>
        /has-policy.*read: “Two {2}spaces\?” comes back as “Two spaces\?”/.test(line),
      ),
      lost.join('\n'),
    )
    const unsure: Script = {
      ...trialScript(),
      questions: [
        { ...first, options: [...first.options, { id: 'x', label: 'Unsure' }] },
        ...others,
      ],
    }
    const said = (await exportScript(unsure, 'xlsform')).lost.join('\n')
    assert.match(said, /options, "x": “.*Unsure.*” comes back as “nothing”/)
  })

  it('two conditions that say the same are the same, and others are not', () => {
    const a = { at: 'a', is: ['1'] }
    const b = { at: 'a', is: ['2'] }
    assert.deepEqual(sameMeaning({ any: [a, b] }), { at: 'a', is: ['1', '2'] })
    assert.deepEqual(sameMeaning({ all: [{ any: [a] }] }), a)
    assert.notDeepEqual(sameMeaning({ all: [a, b] }), sameMeaning({ any: [a, b] }))
    assert.notDeepEqual(sameMeaning({ not: a }), sameMeaning(a))
  })
})

/** One of each thing that a script can say. */
function everything(): Script {
  const options = [
    { id: 'a', label: 'First' },
    { id: 'b', label: 'Second' },
    { id: 'c', label: 'Somewhere else' },
  ]
  const asked = { disclosure: 'open', options } as const
  return {
    ...trialScript(),
    questions: [
      {
        id: 'one',
        kind: 'single',
        read: 'One?',
        noReturn: true,
        ...asked,
        rotate: 'rotate',
        last: ['c'],
        bands: 'age',
      },
      {
        id: 'many',
        kind: 'multiple',
        read: 'Many?',
        ...asked,
        atLeast: 2,
        atMost: 3,
        exclusive: ['c'],
        rotate: false,
      },
      {
        id: 'scale',
        kind: 'scale',
        read: 'Scale?',
        ...asked,
        ends: { first: 'poor', last: 'good' },
        rotate: 'reverse',
      },
      {
        id: 'grid',
        kind: 'grid',
        read: 'Grid?',
        ...asked,
        rows: [{ id: 'one', label: 'A row' }],
        ends: { first: 'no', last: 'yes' },
        rotate: 'randomise',
      },
      {
        id: 'rank',
        kind: 'ranking',
        read: 'Rank {{one}} and {{grid.one}}?',
        ...asked,
        ranks: 2,
        thenRead: 'Next?',
        last: ['c'],
        probes: ['Which is closest?', 'Which one?'],
      },
      {
        id: 'out',
        kind: 'end',
        read: 'Thank you.',
        as: 'quota-full',
        cell: ['one'],
        when: { at: 'rank.1', is: ['a', 'dk'] },
      },
      {
        id: 'note',
        kind: 'statement',
        read: 'Last {{rank.2}}.',
        direction: 'Slowly',
        when: { not: { at: 'many', is: ['a', 'b'] } },
      },
    ],
    turns: [
      { parts: [['one', 'many'], ['scale']], by: 'rotate' },
      { parts: [['grid'], ['rank']], by: true },
    ],
    versions: {
      cy: { title: 'Yswiriant', 'questions/one/read': 'Un?', 'questions/one/options/a': 'Cyntaf' },
    },
  }
}
