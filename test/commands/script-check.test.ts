import assert from 'node:assert/strict'
import { mkdir, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { makeForm, makeWorkbook } from '../readers/questionnaires/make-workbook.ts'
import { makeZip } from '../readers/questionnaires/make-zip.ts'
import { commandHere, workFolder } from './gatehouse.ts'

const { dir, put } = await workFolder()
const trial = join(import.meta.dirname, '../../appliance/trial')
const fixtures = join(import.meta.dirname, '../fixtures/questionnaires')
const text = (words: string) => new TextEncoder().encode(words)

describe('gatehouse script check', () => {
  for (const name of ['household-insurance.json', 'household-insurance.xlsx']) {
    it(`finds the trial’s ${name} sound, and exits 0`, async () => {
      const { exit, said } = await commandHere('script', 'check', join(trial, name))
      assert.equal(exit, 0, said)
      assert.match(said, /is sound, with \d+ places[\s\S]*SHA-256 [0-9a-f]{64}/)
    })
  }

  const bombed = () =>
    makeZip([
      { name: '[Content_Types].xml', body: text('<Types/>') },
      { name: 'xl/workbook.xml', body: text('<workbook><sheets/></workbook>') },
      { name: 'xl/a.xml', body: Buffer.alloc(60 * 1024 * 1024, 0x20) },
    ])
  const cutOff = async () =>
    (await makeForm([], [['select_one yesno', 'q1', 'Was it good?']])).slice(0, 2_000)

  const bad: readonly [name: string, file: () => Promise<string>, says: RegExp][] = [
    ['a workbook cut off', async () => put('cut.xlsx', await cutOff()), /damaged.*save it again/],
    ['a zip bomb', () => put('bomb.xlsx', bombed()), /far larger.*take out pictures/],
    [
      'a locked workbook',
      () => put('old.xls', Buffer.from('d0cf11e0a1b11ae10000', 'hex')),
      /password.*save it as \.xlsx/,
    ],
    [
      'a workbook in another language',
      async () => put('umfrage.xlsx', await makeWorkbook({ Umfrage: [['Frage'], ['Wie?']] })),
      /no sheet "survey".*"Umfrage"/,
    ],
    [
      'a question with typed answers',
      async () => put('typed.xlsx', await makeForm([], [['text', 'q1', 'Say more']])),
      /survey.*Row 2, text "q1": not taken.*choice from a list/,
    ],
    [
      'a list that is not there',
      async () => put('list.xlsx', await makeForm([], [['select_one colours', 'q1', 'Which?']])),
      /Row 2, .*no list "colours".*Add the list/,
    ],
    [
      'JSON with a slip in it',
      () => put('slip.json', '{\n"format": "gatehouse-script/1",\n"name" "x"}'),
      /line 3/,
    ],
    ['JSON of another kind', () => put('other.json', '{"format":"surveyjs"}'), /format: must be/],
    ['an empty file', () => put('empty.xlsx', ''), /is empty.*Save/],
    [
      'a file larger than any questionnaire',
      async () => {
        const path = await put('huge.xlsx', '')
        await truncate(path, 3 * 2 ** 30)
        return path
      },
      /far larger than any questionnaire.*right file/,
    ],
    [
      'a LimeSurvey survey that the checker refuses',
      async () => join(fixtures, 'limesurvey-sample.lss'),
      /193 parts of the file: .*\[organisation\] is still to be filled in/,
    ],
    [
      'a queXML file that the checker refuses',
      async () => join(fixtures, 'quexml-example.xml'),
      /31 parts of the file: .*refused, for \d+ reasons/,
    ],
    [
      'a letter',
      () => put('fråga 質問.txt', 'Dear all, here it is.'),
      /fråga 質問.*does not know this/,
    ],
  ]
  for (const [name, file, says] of bad) {
    it(`refuses ${name} in words, with the next step, and exits 1`, async () => {
      const { exit, said } = await commandHere('script', 'check', await file())
      assert.equal(exit, 1, said)
      assert.match(said, new RegExp(says, 's'))
      assert.match(said, /refused/)
      assert.doesNotMatch(said, /\bat .+:\d+:\d+|undefined|\[object/)
    })
  }

  it('exits 2 for what is no file at all, and says so', async () => {
    await mkdir(join(dir, 'folder'))
    for (const path of [join(dir, 'none'), join(dir, 'folder')]) {
      const { exit, said } = await commandHere('script', 'check', path)
      assert.equal(exit, 2)
      assert.match(said, /cannot be read\. Check the name/)
    }
  })
})
