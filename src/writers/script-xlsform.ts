import type { Script } from '../scripts/script.ts'
import { xlsformSheets } from './xlsform-sheets.ts'

/** A script as an XLSForm workbook. Every cell is text: nothing in it can be taken for a formula. */
export async function scriptXlsform(script: Script): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  for (const { name, headings, rows } of xlsformSheets(script)) {
    const sheet = book.addWorksheet(name)
    sheet.addRow([...headings])
    for (const row of rows) sheet.addRow(headings.map((heading) => row[heading] ?? ''))
    sheet.getRow(1).font = { bold: true }
    sheet.columns.forEach((column, n) => {
      column.width = /^(label|read|say|text|asked|hint)$/.test(headings[n] ?? '') ? 60 : 18
    })
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}
