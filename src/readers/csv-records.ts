import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { readPhoneNumber } from '../fieldwork/phone-number.ts'
import { type SampleFaultCode, Unreadable } from './sample-fault.ts'

export type CsvRecord = {
  /** As a spreadsheet counts: the first record is row 1, and a line break inside quotation marks starts no row. */
  readonly row: number
  readonly cells: readonly string[]
}

export const longestRecord = 64 * 1024
const rowsPerTurn = 200

/** Reads delimited text row by row, keeping none. Throws `Unreadable`, with the row, for what cannot be read. */
export async function* csvRecords(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRecord,
  })
  const feeding = pipeline(Readable.from(text), parser)
  // The same failure comes out of the parser below; this stops it from also being an unhandled one.
  feeding.catch(() => undefined)

  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1
      if (row % rowsPerTurn === 0) await turn()
      if (row === 1 && isNoteOfSign(cells)) continue
      if (cells.some((cell) => holdsRows(cell, delimiter)))
        throw new Unreadable('rows-in-quotes', row)
      yield { row, cells }
    }
  } catch (cause) {
    if (cause instanceof CsvError) throw new Unreadable(codeOf(cause), rowOf(cause, row))
    throw cause
  }
}

/**
 * A quotation mark that is closed rows later makes one cell of them. Lines of an address have no telephone number among
 * cells of their own; a row of a sample has.
 */
function holdsRows(cell: string, delimiter: string): boolean {
  if (!/[\r\n]/.test(cell) || !cell.includes(delimiter)) return false
  const [, ...lines] = cell.split(/\r\n|\r|\n/)
  return lines.some((line) => {
    const parts = line.split(delimiter)
    return parts.length > 1 && parts.some(isNumber)
  })
}

function isNumber(text: string): boolean {
  return [false, true].some((drama) => readPhoneNumber(text, { drama }).ok)
}

/** `sep=;`, by which a spreadsheet is told how the columns are parted: the sign itself parts it in two. */
function isNoteOfSign([first = '', ...rest]: readonly string[]): boolean {
  return /^sep=.?$/i.test(first) && rest.every((cell) => cell === '')
}

function codeOf(cause: CsvError): SampleFaultCode {
  switch (cause.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return 'long-row'
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'open-quote'
    default:
      return 'malformed'
  }
}

/** The parser may be ahead of what was handed out, so its own count is the true one. */
function rowOf(cause: CsvError, handedOut: number): number {
  const parsed: unknown = cause['records']
  return (typeof parsed === 'number' ? parsed : handedOut) + 1
}
