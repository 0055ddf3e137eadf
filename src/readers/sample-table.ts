import { readPhoneNumber } from '../fieldwork/phone-number.ts'
import { decodeText, readable } from './csv-decode.ts'
import { detectDelimiter } from './csv-delimiter.ts'
import { type CsvRecord, csvRecords, longestRecord } from './csv-records.ts'
import { sniff, sniffLength } from './csv-sniff.ts'
import { areWidths, detectWidths, fixedRecords } from './fixed-width.ts'
import { Unreadable } from './sample-fault.ts'
import type { LayoutAsked, SampleLayout } from './sample-layout.ts'
import { workbookRecords } from './sample-workbook.ts'

/** A file of rows and columns, whatever it was saved as. Its rows are read once, as they stream in. */
export type SampleTable = {
  readonly records: AsyncGenerator<CsvRecord>
  /** As far as the file has been read: its encoding may still turn out. */
  layout(): SampleLayout
}

/**
 * Opens CSV with any delimiter, columns of fixed width, or an Excel workbook: told apart by what is in the file and
 * never by its name, unless somebody says how it is laid out. Throws `Unreadable` for anything else.
 */
export async function openTable(
  source: AsyncIterable<Uint8Array>,
  fileName: string,
  asked: LayoutAsked = {},
): Promise<SampleTable> {
  const chunks = readable(source)
  const head = await firstBytes(chunks)
  const bytes = withHead(head, chunks)
  const sniffed = sniff(head.subarray(0, sniffLength), fileName)
  if (sniffed.is === 'other') throw new Unreadable(sniffed.fault)
  if (sniffed.is === 'workbook')
    return { records: workbookRecords(bytes), layout: () => ({ kind: 'workbook' }) }

  const decoded = decodeText(bytes, asked.encoding ?? sniffed.encoding)
  const start = await firstText(decoded.text)
  const text = withHead(start, decoded.text)
  const found = columnsOf(start, asked)
  const layout = (): SampleLayout => ({ ...found, encoding: decoded.encoding() })
  return found.kind === 'fixed'
    ? { records: fixedRecords(text, found.widths), layout }
    : { records: csvRecords(text, found.delimiter), layout }
}

type Parting =
  | { readonly kind: 'delimited'; readonly delimiter: string }
  | { readonly kind: 'fixed'; readonly widths: readonly number[] }

function columnsOf(start: string, { delimiter, widths }: LayoutAsked): Parting {
  if (widths !== undefined) {
    if (!areWidths(widths)) throw new Unreadable('bad-widths')
    return { kind: 'fixed', widths }
  }
  if (delimiter !== undefined) return { kind: 'delimited', delimiter }
  // A number is often written with spaces: a file of nothing but numbers has one column.
  if (isListOfNumbers(start)) return { kind: 'delimited', delimiter: ',' }
  const found = detectDelimiter(start)
  if (found !== undefined) return { kind: 'delimited', delimiter: found }
  const columns = detectWidths(start)
  return columns ? { kind: 'fixed', widths: columns } : { kind: 'delimited', delimiter: ',' }
}

function isListOfNumbers(start: string): boolean {
  const lines = start.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const rows = lines.slice(1, 50)
  const numbers = rows.filter((line) => readPhoneNumber(line, { drama: false }).ok)
  const drama = rows.filter((line) => readPhoneNumber(line, { drama: true }).ok)
  return Math.max(numbers.length, drama.length) > rows.length / 2
}

/** A first chunk long enough to be judged. */
async function firstBytes(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0)
  while (head.length < sniffLength) {
    const next = await chunks.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  return head
}

/** Enough text to see how the columns are parted: some whole lines, or 64 KiB. */
async function firstText(pieces: AsyncGenerator<string>): Promise<string> {
  let head = ''
  while (head.length < 4096 || (!/[\r\n]/.test(head) && head.length < longestRecord)) {
    const next = await pieces.next()
    if (next.done) break
    head += next.value
  }
  return head
}

async function* withHead<T extends string | Uint8Array>(
  head: T,
  rest: AsyncGenerator<T>,
): AsyncGenerator<T> {
  if (head.length > 0) yield head
  yield* rest
}
