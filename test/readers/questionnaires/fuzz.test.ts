import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { importApart } from '../../../src/readers/import-apart.ts'
import { readerFaultSentence } from '../../../src/readers/questionnaire-fault.ts'
import { importQuestionnaire } from '../../../src/readers/questionnaire-import.ts'
import { readScript } from '../../../src/scripts/read-script.ts'
import { fc } from '../../support/fast-check.ts'
import { worked } from '../../support/took.ts'
import { realFile, sumsOf } from './brought.ts'

const trial = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../appliance/trial/${name}`, import.meta.url)))

/** A file of each format, small enough to be read a thousand times. */
const files: readonly (readonly [name: string, bytes: Uint8Array, runs: number])[] = [
  ['XLSForm', trial('household-insurance.xlsx'), 60],
  ['JSON', trial('household-insurance.json'), 300],
  ['queXML', realFile('quexml-example.xml'), 300],
  ['LimeSurvey', shortSurvey(realFile('limesurvey-sample.lss')), 200],
]

/** Without the table of settings, which is most of the file. */
function shortSurvey(file: Uint8Array): Uint8Array {
  const text = Buffer.from(file).toString('utf8')
  return new TextEncoder().encode(
    text.replace(/<question_attributes>[\s\S]*<\/question_attributes>/, ''),
  )
}

/** Whatever came in: either a script that the reader takes, or a sentence with a next step. Never anything else. */
async function answered(bytes: Uint8Array): Promise<'taken' | 'refused'> {
  const read = await importQuestionnaire('brought', bytes)
  if (read.ok) {
    assert.ok(readScript(read.value.script).ok, 'what is taken has the shape of a script')
    sumsOf(read.value.report)
    return 'taken'
  }
  assert.ok(read.error.faults.length > 0, 'a refusal has a reason')
  for (const fault of read.error.faults) assert.match(readerFaultSentence(fault), /\w.*\. \w.*\./s)
  if (read.error.report) sumsOf(read.error.report)
  return 'refused'
}

/** Words and signs that break readers, put anywhere. */
const wedge = fc.oneof(
  fc.constantFrom(
    '<',
    '>',
    '&',
    '"',
    "'",
    '{',
    '}',
    '\\',
    '\u0000',
    ']]>',
    '<!--',
    '<!DOCTYPE x>',
    '<![CDATA[',
  ),
  fc.constantFrom(
    '\ud800',
    '\u202e',
    '\u200b',
    '\ufeff',
    'سؤال',
    '質問',
    '🙂',
    'é',
    '\r\n',
    '\u00ad',
  ),
  fc.constantFrom(
    '</question>',
    '<row>',
    '<skipTo>B1</skipTo>',
    '-1',
    '1e999',
    'NaN',
    '__proto__',
    '../../etc/passwd',
  ),
  fc.string({ maxLength: 30, unit: 'binary' }),
)

describe('a spoilt file of each format is answered, and nothing throws', () => {
  for (const [name, bytes, numRuns] of files) {
    it(`${name}: as it is, it is taken`, async () => {
      assert.equal(await answered(bytes), 'taken')
    })

    it(`${name}: cut off anywhere, it is refused`, async () => {
      const cut = fc.integer({ min: 1, max: bytes.length - 40 })
      await fc.assert(
        fc.asyncProperty(cut, async (length) => {
          assert.equal(await answered(bytes.slice(0, length)), 'refused')
        }),
        { numRuns },
      )
    })

    it(`${name}: with bits turned over`, async () => {
      const flips = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(7)), {
        minLength: 1,
        maxLength: 12,
      })
      await fc.assert(
        fc.asyncProperty(flips, async (list) => {
          const copy = new Uint8Array(bytes)
          for (const [at, bit] of list) copy[at] = (copy[at] ?? 0) ^ (1 << bit)
          await answered(copy)
        }),
        { numRuns },
      )
    })

    it(`${name}: with strange words and signs put in anywhere`, async () => {
      const wedges = fc.array(fc.tuple(fc.nat(bytes.length - 1), wedge), {
        minLength: 1,
        maxLength: 6,
      })
      await fc.assert(
        fc.asyncProperty(wedges, async (list) => {
          let copy = Buffer.from(bytes)
          for (const [at, words] of list)
            copy = Buffer.concat([copy.subarray(0, at), Buffer.from(words), copy.subarray(at)])
          await answered(new Uint8Array(copy))
        }),
        { numRuns },
      )
    })

    it(`${name}: with a piece doubled or missing`, async () => {
      const piece = fc.tuple(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 2_000 }),
        fc.boolean(),
      )
      await fc.assert(
        fc.asyncProperty(piece, async ([at, length, doubled]) => {
          const part = bytes.slice(at, at + length)
          const rest = bytes.slice(doubled ? at : at + length)
          await answered(new Uint8Array([...bytes.slice(0, at), ...(doubled ? part : []), ...rest]))
        }),
        { numRuns },
      )
    })
  }
})

describe('a file made to take long takes no longer than its size', () => {
  const text = (words: string) => new TextEncoder().encode(words)
  const quexml = (words: string) =>
    text(`<questionnaire id="1"><title>t</title><section><question><text><![CDATA[${words}]]></text>
<response varName="q"><fixed><category><label>Yes</label><value>1</value></category></fixed></response></question></section></questionnaire>`)
  const long: readonly (readonly [string, Uint8Array])[] = [
    ['open tags', quexml('<b '.repeat(1_000_000))],
    ['open comments', quexml('<!-'.concat('-').repeat(700_000))],
    ['open styles', quexml('<style>'.repeat(400_000))],
    ['marks that never close', quexml('**a '.repeat(700_000))],
    ['spaces', quexml(' '.repeat(3_000_000))],
    ['braces', quexml('{a'.repeat(1_000_000))],
    [
      'entities',
      text(`<questionnaire><title>${'&amp;'.repeat(1_000_000)}</title></questionnaire>`),
    ],
    ['attributes', text(`<questionnaire ${'a="b" '.repeat(200_000)}/>`)],
    ['one long name', text(`<${'a'.repeat(3_000_000)}/>`)],
    ['JSON of brackets', text('['.repeat(1_900_000))],
    ['JSON of keys', text(`{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":1`).join(',')}}`)],
  ]
  for (const [name, bytes] of long)
    it(name, async () => {
      const took = worked()
      await answered(bytes)
      const ms = took()
      assert.ok(ms < 15_000, `took ${Math.round(ms)} ms for ${bytes.length} bytes`)
    })
})

describe('a file that is read apart from the calls', () => {
  it('gives the same answer as here', async () => {
    const bytes = realFile('quexml-example.xml')
    assert.deepEqual(await importApart('a', bytes), await importQuestionnaire('a', bytes))
    const bad = new TextEncoder().encode('<questionnaire>')
    assert.deepEqual(await importApart('b', bad), await importQuestionnaire('b', bad))
  })

  it('is given up in words when it takes too long, or too much memory', async () => {
    const bytes = realFile('limesurvey-sample.lss')
    for (const limits of [
      { withinMs: 1, heapMb: 512 },
      { withinMs: 60_000, heapMb: 4 },
    ]) {
      const read = await importApart('a', bytes, {}, limits)
      assert.ok(!read.ok, 'the limit holds')
      assert.match(
        read.error.faults.map(readerFaultSentence).join(),
        /more time or memory.*new file/,
      )
    }
  })
})
