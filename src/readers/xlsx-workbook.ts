import type { Worksheet } from 'exceljs'
import { err, ok, type Result } from '../basics/result.ts'
import type { ReaderFault } from './questionnaire-fault.ts'
import { guardWorkbook } from './xlsx-guard.ts'
import { unpackParts } from './xlsx-parts.ts'

/** A row as the spreadsheet counts it, from 1; cells by column number from 1, without empty ones. */
export type SheetRow = {
  readonly row: number
  readonly cells: ReadonlyMap<number, Cell>
}

/** What stands in a cell in place of words: a formula's last value is not trusted, and a date is what was made of "1-2". */
export type Cell = { readonly text: string; readonly holds?: 'formula' | 'date' | 'error' }

export type Sheet = { readonly name: string; readonly rows: readonly SheetRow[] }
export type Sheets = readonly Sheet[]

/** What we do not need from a sheet, and some of which unfolds into millions of cells. */
const ignored = [
  'cols',
  'mergeCells',
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'extLst',
  'rowBreaks',
  'colBreaks',
  'autoFilter',
  'pageSetup',
  'headerFooter',
  'printOptions',
  'sheetViews',
]

/** The cells of an .xlsx workbook as text, or why it cannot be read. Hostile files stop here; nothing throws. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<Sheets, ReaderFault>> {
  const wrong = notAZip(bytes)
  if (wrong !== undefined) return err(wrong)
  const parts = unpackParts(bytes)
  if (!parts.ok) return parts
  const fault = guardWorkbook(parts.value)
  if (fault !== undefined) return err(fault)
  // Loaded when the first workbook comes: it takes longer than anything else at start-up, and few days need it.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  try {
    await book.xlsx.load(toArrayBuffer(bytes), { ignoreNodes: ignored })
  } catch {
    return err(unreadable)
  }
  const sheets = book.worksheets.map((sheet) => ({ name: sheet.name.trim(), rows: rowsOf(sheet) }))
  return sheets.length === 0 ? err(unreadable) : ok(sheets)
}

const unreadable: ReaderFault = {
  code: 'damaged',
  what: 'This workbook cannot be read.',
  whatToDo: 'Open it in a spreadsheet program, save it again as .xlsx, and bring that copy.',
}

function notAZip(bytes: Uint8Array): ReaderFault | undefined {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (start.startsWith('504b')) return undefined
  if (start === 'd0cf11e0a1b11ae1')
    return {
      code: 'old-or-locked',
      what: 'This workbook is locked with a password, or is an old .xls file.',
      whatToDo: 'Take the password off, save it as .xlsx, and bring that copy.',
    }
  return {
    code: 'not-a-workbook',
    what: bytes.length === 0 ? 'The file is empty.' : 'This is not an .xlsx workbook.',
    whatToDo: 'Save the questionnaire as .xlsx (Excel workbook) and bring that file.',
  }
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

function rowsOf(sheet: Worksheet): SheetRow[] {
  const rows: SheetRow[] = []
  sheet.eachRow((row, number) => {
    const cells = new Map<number, Cell>()
    row.eachCell((cell, column) => {
      const read = cellOf(cell.value)
      if (read.text !== '' || read.holds !== undefined) cells.set(column, read)
    })
    if (cells.size > 0) rows.push({ row: number, cells })
  })
  return rows
}

function cellOf(value: unknown): Cell {
  const plain = (text: string): Cell => ({ text: text.trim() })
  if (typeof value === 'string') return plain(value)
  if (typeof value === 'number' || typeof value === 'boolean') return plain(String(value))
  if (value instanceof Date)
    return Number.isNaN(value.getTime())
      ? { text: '', holds: 'error' }
      : { text: value.toISOString().slice(0, 10), holds: 'date' }
  if (typeof value !== 'object' || value === null) return plain('')
  if ('formula' in value || 'sharedFormula' in value) return { text: '', holds: 'formula' }
  if ('richText' in value && Array.isArray(value.richText))
    return plain(value.richText.map((run: { text?: unknown }) => String(run.text ?? '')).join(''))
  if ('text' in value) return cellOf(value.text)
  return 'error' in value ? { text: '', holds: 'error' } : plain('')
}
