import { Readable } from 'node:stream'
import type { Row } from 'exceljs'
import type { CsvRecord } from './csv-records.ts'
import { Unreadable } from './sample-fault.ts'
import { sheetsAlone } from './sample-workbook-guard.ts'

const mostPacked = 64 * 1024 * 1024
const rowsPerTurn = 200

/**
 * The rows of the one sheet of a workbook that has any, as text and as they stream: the unpacked sheet is never whole
 * in memory, and nothing is written to a disk. A formula is given as `=` alone: neither it nor its result is believed.
 * Throws `Unreadable` for whatever no spreadsheet program writes.
 */
export async function* workbookRecords(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<CsvRecord> {
  const zip = await sheetsAlone(await whole(bytes))
  // Loaded when the first workbook comes: it takes longer than anything else at start-up, and few days need it.
  const { default: ExcelJS } = await import('exceljs')
  const source = Readable.from(zip, { objectMode: false })
  const book = new ExcelJS.stream.xlsx.WorkbookReader(source, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'ignore',
    entries: 'ignore',
  })
  try {
    let used = 0
    for await (const sheet of book) {
      let isUsed = false
      for await (const row of sheet) {
        const record = { row: row.number, cells: cellsOf(row) }
        if (record.cells.every((cell) => cell === '')) continue
        if (!isUsed) used += 1
        isUsed = true
        if (used > 1) throw new Unreadable('several-sheets')
        if (row.number % rowsPerTurn === 0) await new Promise(setImmediate)
        yield record
      }
    }
  } catch (cause) {
    // The library throws whatever comes to it at a sheet that it does not understand.
    throw cause instanceof Unreadable ? cause : new Unreadable('damaged-workbook')
  } finally {
    source.destroy()
  }
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > mostPacked) throw new Unreadable('large-workbook')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const mostColumns = 501

function cellsOf(row: Row): string[] {
  const cells: string[] = []
  row.eachCell((cell, column) => {
    if (column > mostColumns) return
    while (cells.length < column - 1) cells.push('')
    cells.push(textOf(cell.value))
  })
  return cells
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'object' || value === null) return ''
  if ('formula' in value || 'sharedFormula' in value) return '='
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText.map((run: { text?: unknown }) => String(run.text ?? '')).join('')
  return 'text' in value ? textOf(value.text) : ''
}
