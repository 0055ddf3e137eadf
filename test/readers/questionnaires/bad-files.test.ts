import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { checkScriptFile } from '../../../src/readers/questionnaire-check.ts'
import { importQuestionnaire } from '../../../src/readers/questionnaire-import.ts'
import { trialScript } from '../../scripts/trial-script.ts'
import { fc } from '../../support/fast-check.ts'
import { makeForm, makeWorkbook } from './make-workbook.ts'
import { makeZip, type ZipPart } from './make-zip.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/questionnaires/${name}`, import.meta.url)))
const text = (words: string) => new TextEncoder().encode(words)
const json = (value: unknown) => text(JSON.stringify(value))
const part = (name: string, words: string): ZipPart => ({ name, body: text(words) })

const types = part('[Content_Types].xml', '<Types/>')
const sheet = (rows: string) =>
  part('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows}</sheetData></worksheet>`)
const book = (inside = '') => part('xl/workbook.xml', `<workbook><sheets/>${inside}</workbook>`)
const zip = (...parts: ZipPart[]) => makeZip([types, ...parts])
const good = makeForm([], [['select_one yesno', 'q1', 'Was it good?']])
const lss = (inside: string) =>
  `<document><LimeSurveyDocType>Survey</LimeSurveyDocType>${inside}</document>`
const billion = Array.from(
  'abcdefghi',
  (name, n) => `<!ENTITY ${name} "${n === 0 ? 'lol' : `&${'abcdefghi'[n - 1]};`.repeat(10)}">`,
).join('')
const huge = Buffer.alloc(60 * 1024 * 1024, 0x20)

/** The file, and what the answer must say: which sheet, row or block, and the next step. */
const bad: readonly [string, () => Uint8Array | Promise<Uint8Array>, RegExp][] = [
  ['nothing at all', () => new Uint8Array(), /file is empty.*Save/],
  ['two letters of a zip', () => text('PK'), /damaged.*save it again/],
  [
    'a workbook cut off half-way',
    async () => (await good).slice(0, 2_000),
    /damaged.*save it again/,
  ],
  ['a workbook without its last byte', async () => (await good).slice(0, -1), /damaged/],
  [
    'a workbook with something before it',
    async () => new Uint8Array([0x50, 0x4b, ...(await good)]),
    /damaged/,
  ],
  [
    'an old or locked workbook',
    () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    /password.*old \.xls.*\.xlsx/,
  ],
  ['a zip with a locked part', () => zip({ ...book(), locked: true }), /password/],
  [
    'a zip of something else',
    () => makeZip([part('holiday.txt', 'sun')]),
    /not an \.xlsx workbook/,
  ],
  [
    'a zip bomb that says so',
    () => zip(book(), { name: 'xl/a.xml', body: huge }),
    /far larger.*take out pictures/,
  ],
  [
    'a zip bomb that lies',
    () => zip(book(), { name: 'xl/a.xml', body: huge, says: 1_000 }),
    /damaged/,
  ],
  [
    'a zip with five hundred parts',
    () => makeZip(Array.from({ length: 500 }, (_, n) => part(`a${n}`, ''))),
    /far larger/,
  ],
  ['macros', () => zip(book(), part('xl/vbaProject.bin', 'x')), /macros.*Save it as \.xlsx/],
  [
    'links to other files',
    () => zip(book(), part('xl/externalLinks/externalLink1.xml', '<x/>')),
    /draws on other files.*Break the links/,
  ],
  [
    'entities in a part',
    () => zip(book(), part('xl/sharedStrings.xml', '<!DOCTYPE a [<!ENTITY b "c">]><sst/>')),
    /xl\/sharedStrings\.xml.*Copy the words/,
  ],
  [
    'a part in UTF-16',
    () => zip(book(), { name: 'xl/styles.xml', body: Buffer.from('<a/>', 'utf16le') }),
    /xl\/styles\.xml/,
  ],
  [
    'thirty sheets',
    () =>
      zip(
        book(),
        ...Array.from({ length: 30 }, (_, n) => part(`xl/worksheets/s${n}.xml`, '<worksheet/>')),
      ),
    /30 sheets.*at most 20/,
  ],
  [
    'a million rows',
    () => zip(book(), sheet('<row/>'.repeat(1_000_000))),
    /1000000 rows.*Copy the rows/,
  ],
  ['a row beyond the last', () => zip(book(), sheet('<row r="999999999"/>')), /beyond the last/],
  ...[
    "<row r='999999999'/>",
    '<row r = "999999999"/>',
    '<row r="&#57;99999999"/>',
    `<row spans=">" r="999999999"/>`,
  ].map((row): (typeof bad)[number] => [
    `a row beyond the last, written as ${row}`,
    () => zip(book(), sheet(row)),
    /beyond the last/,
  ]),
  ...[
    's!$A&#36;1:$XFD$1048576',
    's!$A$1<!-- -->:$XFD$1048576',
    's!$A$1:$XFD<![CDATA[$1048576]]>',
  ].map((range): (typeof bad)[number] => [
    `a vast named range, written as ${range}`,
    () =>
      zip(
        book(`<definedNames><definedName name='x'>${range}</definedName></definedNames>`),
        sheet(''),
      ),
    /named range.*XFD1048576/,
  ]),
  [
    'many named ranges, each of them small',
    () =>
      zip(
        book(
          `<definedNames>${"<definedName name='x'>s!$A$1:$Z$1900</definedName>".repeat(30)}</definedNames>`,
        ),
        sheet(''),
      ),
    /named range/,
  ],
  [
    'a named range over a whole sheet',
    () =>
      zip(
        book(
          "<definedNames><definedName name='x'>s!$A$1:$XFD$1048576</definedName></definedNames>",
        ),
        sheet(''),
      ),
    /named range.*XFD1048576/,
  ],
  ['parts that are not XML', () => zip(part('xl/workbook.xml', 'no <xml')), /cannot be read/],
  [
    'no sheet "survey"',
    () => makeWorkbook({ Umfrage: [['Frage'], ['Wie?']] }),
    /no sheet "survey".*"Umfrage"/,
  ],
  ['a survey without rows', () => makeForm([], []), /Nothing in this file/],
  [
    'a survey of typed answers alone',
    () => makeForm([], [['text', 'q1', 'Say more']]),
    /Row 2, text "q1": not taken.*choice from a list/,
  ],
  [
    'a list that is not there',
    () => makeForm([], [['select_one colours', 'q1', 'Which?']]),
    /Row 2, .*no list "colours".*Add the list/,
  ],
  [
    'a formula for words',
    () => makeForm([], [['note', 'n1', { formula: 'A1', result: 'Hello' }]]),
    /Row 2, .*formula stands in "label".*Type the words/,
  ],
  [
    'words in another alphabet',
    () => makeForm([], [['select_one yesno', 'q1', 'Довольны ли вы?']]),
    /question "q1".*another alphabet/,
  ],
  [
    'a label beyond all breath',
    () => makeForm([], [['note', 'n1', 'long '.repeat(2_000)]]),
    /Row 2, note "n1": not taken.*read is longer than 1,500 letters.*split it/,
  ],
  [
    'a LimeSurvey survey cut off half-way',
    () => fixture('limesurvey-sample.lss').slice(0, 90_000),
    /the end of the file: .*breaks off.*Export the questionnaire again/,
  ],
  [
    'a LimeSurvey file of answers',
    () => text('<document><LimeSurveyDocType>Responses</LimeSurveyDocType></document>'),
    /kind "Responses".*Survey structure/,
  ],
  [
    'a LimeSurvey survey without questions',
    () => text('<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>'),
    /Nothing in this file/,
  ],
  [
    'a LimeSurvey survey in German alone',
    () => text(lss('<surveys><rows><row><language>de</language></row></rows></surveys>')),
    /"de".*English and Welsh only \(P4\).*translated/,
  ],
  ['a queXML file without sections', () => text('<questionnaire id="1"/>'), /Nothing in this file/],
  ['XML of another kind', () => text('<codeBook/>'), /another kind of XML.*XLSForm/],
  [
    'entities that unfold a billion times',
    () => text(`<!DOCTYPE a [${billion}]>${lss('&i;')}`),
    /line 1.*unfold into a vast one.*Export the questionnaire again/,
  ],
  [
    'an entity that reaches for a file',
    () =>
      text(
        `<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${lss('&b;')}`,
      ),
    /line 2.*reach for others/,
  ],
  [
    'a document type after a comment that hides one',
    () => text(`<!-- <!DOCTYPE a> -->\n<questionnaire><!ELEMENT a></questionnaire>`),
    /line 2.*declares/,
  ],
  [
    'XML in UTF-16',
    () => new Uint8Array(Buffer.from('\ufeff<a/>', 'utf16le')),
    /not saved as UTF-8.*choose UTF-8/,
  ],
  [
    'XML that says another encoding than it has',
    () =>
      new Uint8Array(Buffer.from('<?xml version="1.0" encoding="utf-16"?><a>\u00e9</a>', 'latin1')),
    /not saved as UTF-8.*choose UTF-8/,
  ],
  [
    'XML a thousand deep',
    () => text('<a>'.repeat(1_000) + '</a>'.repeat(1_000)),
    /no questionnaire has/,
  ],
  ['XML with two roots', () => text('<questionnaire/><questionnaire/>'), /is not XML/],
  [
    'XML that would change how objects work',
    () => text(lss('<__proto__/>')),
    /no questionnaire has/,
  ],
  ['half a million tags', () => text(lss('<a/>'.repeat(500_000))), /far longer than any/],
  ['twenty megabytes of words', () => text(lss('x'.repeat(19_000_000))), /far longer than any/],
  ['a web page', () => text('<!doctype html><p>Hello'), /web page.*XLSForm/],
  [
    'a picture',
    () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255]),
    /neither a workbook nor text/,
  ],
  [
    'a letter',
    () => text('Dear all, here is the questionnaire.'),
    /does not know this kind.*XLSForm/,
  ],
  [
    'JSON cut off',
    () => text('{\n"format": "gatehouse-script/1",\n"name": '),
    /line 3.*missing comma/,
  ],
  ['JSON that is a list', () => json([]), /must be one JSON object/],
  [
    'JSON twenty thousand deep',
    () => text(`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`),
    /deep/,
  ],
  [
    'JSON with a key of its own',
    () => json({ ...trialScript(), phone: 1 }),
    /The script: has a key "phone".*take it out/,
  ],
  [
    'JSON without a closing',
    () => json({ ...trialScript(), closings: {} }),
    /closings: has no "completed": add it/,
  ],
  [
    'JSON with typed answers',
    () => json({ ...trialScript(), questions: [{ id: 'q1', kind: 'text', read: 'Say' }] }),
    /question 1 "q1", kind.*always listed/,
  ],
  [
    'JSON of another format',
    () => json({ ...trialScript(), format: 'surveyjs' }),
    /format: must be "gatehouse-script\/1"/,
  ],
  [
    'JSON with a number for words',
    () => json({ ...trialScript(), title: 7 }),
    /title: must be text/,
  ],
  [
    'JSON in UTF-16',
    () => new Uint8Array(Buffer.from('{"a": 1}', 'utf16le')),
    /not saved as UTF-8.*choose UTF-8/,
  ],
]

describe('a broken, hostile, huge or foreign file', () => {
  it('comes in at least fifty kinds', () => assert.ok(bad.length >= 50, `there are ${bad.length}`))

  for (const [name, make, says] of bad)
    it(`is answered in words, with the next step: ${name}`, async () => {
      const { lines, exit } = await checkScriptFile('brought.bin', await make())
      assert.equal(exit, 1)
      assert.match(lines.join('\n'), new RegExp(says, 's'))
    })

  it('never throws, whatever the bytes', async () => {
    const start = fc.constantFrom(
      'PK\u0003\u0004',
      '{"format":',
      '<a',
      '',
      '\u00d0\u00cf\u0011\u00e0',
    )
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 200 }), async (first, rest) => {
        const bytes = new Uint8Array([...Buffer.from(first, 'latin1'), ...rest])
        assert.equal((await importQuestionnaire('x', bytes)).ok, false)
      }),
      { numRuns: 200 },
    )
  })

  it('never throws when bytes of a good workbook are changed', async () => {
    const whole = await good
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, to) => {
        const bytes = new Uint8Array(whole)
        bytes[at] = to
        await importQuestionnaire('x.xlsx', bytes)
      }),
      { numRuns: 150 },
    )
  })
})
