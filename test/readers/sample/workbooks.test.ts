import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { describe, it } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { one, read, two } from './read.ts'
import { sheetXml, workbookFiles, zipped } from './workbook-files.ts'

const canary = 'Zebediah'

describe('a workbook is read as it streams', () => {
  const rows = [
    ['Reference', 'Telephone', 'Region'],
    ['R1', '07700 900001', 'Wales'],
    ['R2', 1632960002, 'London'],
    ['R3', '', ''],
  ] as const

  it('with strings in the cells and numbers that lost their zero', async () => {
    const result = await read(zipped(workbookFiles(sheetXml(rows))), { strata: { region: 3 } })
    assert.equal(result.said, '')
    assert.deepEqual(result.numbers, [one, two])
    assert.deepEqual(result.strata, [160, 112])
  })

  it('as a spreadsheet program saves it, strings apart and behind the sheet', async () => {
    const { default: ExcelJS } = await import('exceljs')
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('Customers')
    sheet.addRow(['Name', 'Mobile', 'Landline'])
    sheet.addRow([canary, '07700 900001', 1632960002])
    sheet.addRow(['B', { richText: [{ text: '07700 ' }, { text: '900003' }] }, ''])
    sheet.addRow(['C', { text: '07700 900004', hyperlink: 'tel:x' }, ''])
    book.addWorksheet('Empty')
    const result = await read(new Uint8Array(await book.xlsx.writeBuffer()))
    assert.equal(result.said, '')
    assert.deepEqual(result.numbers, [one, '+447700900003', '+447700900004'])
    assert.deepEqual(result.others[0], [two])
    assert.doesNotMatch(JSON.stringify(result.report), new RegExp(canary))
  })

  it('a formula is refused by name, whatever its result is said to be', async () => {
    const formula = '<c r="B9"><f>A1</f><v>7700900009</v></c>'
    const xml = sheetXml(rows).replace('</sheetData>', `<row r="9">${formula}</row></sheetData>`)
    const result = await read(zipped(workbookFiles(xml)))
    assert.deepEqual(result.numbers, [one, two])
    assert.equal(result.report?.invalid.formula, 1)
  })

  it('a number that a spreadsheet rounded is refused by name', async () => {
    const result = await read(zipped(workbookFiles(sheetXml([...rows, ['R4', '7.7E+09', '']]))))
    assert.equal(result.report?.invalid['digits-lost'], 1)
  })

  it('every sheet is looked at, whatever the program that wrote it calls its parts', async () => {
    const { 'xl/worksheets/sheet1.xml': sheet = '', ...around } = workbookFiles(sheetXml(rows))
    const other = sheetXml([['phone'], ['07700 900003']])
    for (const name of ['sheet.xml', 'Sheet1.xml', 'customers.xml'])
      assert.deepEqual(
        (await read(zipped({ ...around, [`xl/worksheets/${name}`]: sheet }))).numbers,
        [one, two],
        name,
      )
    const two_ = { 'xl/worksheets/sheet1.xml': sheet, 'xl/worksheets/sheet.xml': other }
    assert.equal((await read(zipped({ ...around, ...two_ }))).fault, 'several-sheets')
  })

  it('a sheet whose names are of another kind is not called empty', async () => {
    const prefixed = sheetXml(rows)
      .replace(/<(\/?)(?!\?)/g, '<$1x:')
      .replace('xmlns=', 'xmlns:x=')
    assert.match((await read(zipped(workbookFiles(prefixed)))).said, /choose Save as, choose CSV/)
  })

  it('rows of mixed lengths, and cells far to the right, are no trouble', async () => {
    const wide = Array.from({ length: 520 }, (_, at) => (at === 1 ? '07700 900003' : `x${at}`))
    const result = await read(zipped(workbookFiles(sheetXml([...rows, wide, ['R9']]))))
    assert.deepEqual(result.numbers, [one, two, '+447700900003'])
  })

  it('nothing of it is written to a disk', async () => {
    const before = await readdir(tmpdir())
    await read(zipped(workbookFiles(sheetXml(rows))))
    const names = new Set(before)
    const added = (await readdir(tmpdir())).filter((name) => !names.has(name))
    assert.deepEqual(
      added.filter((name) => /^tmp-/.test(name)),
      [],
    )
  })

  it('what a workbook can do wrong never throws', async () => {
    const good = zipped(workbookFiles(sheetXml(rows)))
    for (let at = 0; at < good.length; at += 37) {
      const changed = Uint8Array.from(good, (byte, n) => (n === at ? byte ^ 0xff : byte))
      const { numbers, fault } = await read(changed)
      assert.ok(fault !== undefined || numbers.length > 0, `byte ${at}`)
    }
    for (const length of [60, 200, good.length - 10]) {
      assert.equal((await read(good.subarray(0, length))).fault, 'damaged-workbook')
    }
  })
})

const sound = sheetXml([
  ['name', 'phone'],
  [canary, '07700 900001'],
])
const files = workbookFiles(sound)
const row = (n: number) => `<row r="${n}"><c r="A${n}"><v>1</v></c></row>`
const bombed = () => {
  const body = Buffer.alloc(40 * 1024 * 1024, ' ')
  return zipped({ ...files, 'xl/worksheets/sheet1.xml': body })
}
/** Says that it is small, and is not. */
const lying = () => {
  const packed = deflateRawSync(Buffer.alloc(5_000_000, ' '))
  return zipped({ ...files, 'xl/worksheets/sheet1.xml': { packed, size: 500 } })
}

const bad: readonly (readonly [string, () => Uint8Array, string])[] = [
  ['a bomb', bombed, 'large-workbook'],
  ['a part that is larger than it says', lying, 'damaged-workbook'],
  [
    'a part that is smaller than it says',
    () => {
      const packed = deflateRawSync(Buffer.from(sound))
      return zipped({ ...files, 'xl/worksheets/sheet1.xml': { packed, size: 900_000 } })
    },
    'damaged-workbook',
  ],
  ['macros', () => zipped({ ...files, 'xl/vbaProject.bin': 'x' }), 'macros'],
  [
    'links to other files',
    () => zipped({ ...files, 'xl/externalLinks/l1.xml': '<a/>' }),
    'links-out',
  ],
  ['names that lead out of a folder', () => zipped({ ...files, '../../etc/x': 'x' }), 'tricks'],
  [
    'a document type',
    () => zipped(workbookFiles(`<!DOCTYPE a [<!ENTITY b "c">]>${sound}`)),
    'tricks',
  ],
  [
    'an entity between two pieces',
    () => zipped(workbookFiles(`${' '.repeat(16_380)}<!ENTITY b "c">${sound}`)),
    'tricks',
  ],
  [
    'zero bytes in a sheet',
    () => zipped(workbookFiles(sound.replace('phone', 'ph\0ne'))),
    'tricks',
  ],
  ['XML that ends too early', () => zipped(workbookFiles(sound.slice(0, -40))), 'damaged-workbook'],
  [
    'cells without places',
    () => zipped(workbookFiles(sound.replaceAll(/<c r="[A-Z]+\d+"/g, '<c'))),
    'damaged-workbook',
  ],
  [
    'two sheets with rows',
    () => zipped({ ...files, 'xl/worksheets/sheet2.xml': sound }),
    'several-sheets',
  ],
  ['no rows', () => zipped(workbookFiles(sheetXml([]))), 'empty'],
  ['headings alone', () => zipped(workbookFiles(sheetXml([['name', 'phone']]))), 'headings-only'],
  [
    'no phone column',
    () => zipped(workbookFiles(sheetXml([['name'], [canary], ['B']]))),
    'no-phone-column',
  ],
  [
    'no sheet',
    () => zipped({ 'xl/workbook.xml': '<a/>', '[Content_Types].xml': '<a/>' }),
    'damaged-workbook',
  ],
  [
    'an OpenDocument table',
    () => zipped({ 'docProps/x': '', 'content.xml': '<a/>' }),
    'other-workbook',
  ],
  ['another kind of archive', () => zipped({ 'docProps/x': 'x' }), 'zip'],
  [
    'rows by the hundred that say they are one',
    () =>
      zipped(
        workbookFiles(sheetXml([]).replace('</sheetData>', `${row(1).repeat(300)}</sheetData>`)),
      ),
    'no-phone-column',
  ],
]

describe('a hostile workbook is refused with a sentence that says what to do', () => {
  for (const [name, make, fault] of bad)
    it(`${name}: ${fault}`, async () => {
      const result = await read(make())
      assert.equal(result.fault, fault)
      assert.deepEqual(result.numbers, [])
      assert.match(result.said, /^(Row \d+: )?[A-Z].+\. .+\. Nothing was imported\.$/)
      assert.doesNotMatch(result.said, new RegExp(canary))
    })
})
