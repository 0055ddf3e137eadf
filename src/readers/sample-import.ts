import { err, ok, type Result } from '../basics/result.ts'
import { type E164, type NumberFault, readPhoneNumber } from '../fieldwork/phone-number.ts'
import { decodeText } from './csv-decode.ts'
import { type CsvRecord, csvRecords } from './csv-records.ts'
import { type Columns, findColumns, isBlank } from './sample-columns.ts'
import { type SampleFault, Unreadable } from './sample-fault.ts'
import { type SampleReport, SampleTally } from './sample-report.ts'

export type SampleOptions = {
  /** Looked at for its ending only. */
  readonly fileName: string
  /** True in a trial: then only numbers reserved for drama are taken (D17). */
  readonly drama: boolean
  /** Counted from 1 at the left; found by itself when left out. */
  readonly phoneColumn?: number
  /** Sees every number of the file that the box may ring, once, excluded or not. */
  each?(e164: E164): void
  /** Whether a number is on any list that keeps it out: do-not-call, barred, already in the campaign (T3, J6). */
  isExcluded(e164: E164): boolean
  /** Takes the numbers one by one. Whoever calls keeps them only when the import as a whole is `ok`. */
  readonly sink: { add(e164: E164): void | Promise<void> }
}

/** How many rows are looked at to find the phone column when no heading names it. */
const rowsToJudge = 200

/**
 * Reads a client's CSV as it streams in and hands on its phone numbers, each once. Every other column is dropped row
 * by row: it is neither kept nor written anywhere. All or nothing: after a fault, what the sink has must be dropped.
 */
export async function importSample(
  stream: AsyncIterable<Uint8Array>,
  options: SampleOptions,
): Promise<Result<SampleReport, SampleFault>> {
  try {
    return ok(await readSample(csvRecords(decodeText(stream, options.fileName)), options))
  } catch (cause) {
    if (cause instanceof Unreadable) return err(cause.fault)
    throw cause
  }
}

async function readSample(
  records: AsyncGenerator<CsvRecord>,
  options: SampleOptions,
): Promise<SampleReport> {
  const rows = filled(records)
  const headings = await rows.next()
  if (headings.done) throw new Unreadable('empty')
  const firstRows: CsvRecord[] = []
  while (firstRows.length < rowsToJudge) {
    const next = await rows.next()
    if (next.done) break
    firstRows.push(next.value)
  }
  const columns = findColumns(headings.value, firstRows, options)
  if (firstRows.length === 0) throw new Unreadable('headings-only')

  const tally = new SampleTally()
  const take = takeInto(tally, columns, options)
  for (const record of firstRows) await take(record)
  for await (const record of rows) await take(record)
  if (tally.valid === 0) throw new Unreadable('no-numbers', firstRows[0]?.row)
  return tally.report(columns.seen)
}

async function* filled(records: AsyncGenerator<CsvRecord>): AsyncGenerator<CsvRecord> {
  for await (const record of records) if (!isBlank(record)) yield record
}

function takeInto(
  tally: SampleTally,
  { phones }: Columns,
  { drama, each, isExcluded, sink }: SampleOptions,
): (record: CsvRecord) => Promise<void> {
  // As whole numbers they take a third of the room that strings would: a million rows must fit.
  const seen = new Set<number>()
  return async ({ cells }) => {
    tally.rows += 1
    const read = firstNumber(phones, cells, drama)
    if (!read.ok) return tally.refuse(read.error)
    tally.valid += 1
    const asWhole = Number(read.value)
    if (seen.has(asWhole)) return
    seen.add(asWhole)
    each?.(read.value)
    if (isExcluded(read.value)) return
    tally.taken += 1
    await sink.add(read.value)
  }
}

/** The first column in order that holds a number the box may ring; otherwise why the first filled one does not. */
function firstNumber(
  phones: readonly number[],
  cells: readonly string[],
  drama: boolean,
): Result<E164, NumberFault> {
  let fault: NumberFault = 'empty'
  for (const at of phones) {
    const read = readPhoneNumber(cells[at] ?? '', { drama })
    if (read.ok) return read
    if (fault === 'empty') fault = read.error
  }
  return err(fault)
}
