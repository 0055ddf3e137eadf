import { NumberSet } from '../basics/number-set.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { type E164, type NumberFault, readPhoneNumber } from '../fieldwork/phone-number.ts'
import { type BandName, bandOf, type Stratum, stratumCode } from '../fieldwork/strata.ts'
import { type Columns, findColumns } from './sample-columns.ts'
import { type SampleFault, Unreadable } from './sample-fault.ts'
import { firstOf, type LookOptions } from './sample-look.ts'
import { type SampleReport, SampleTally } from './sample-report.ts'
import { openTable, type SampleTable } from './sample-table.ts'

/** One row that may become a case. */
export type SampleRow = {
  readonly number: E164
  /** The row's other numbers, in the order in which they are tried when the first turns out to be none. */
  readonly others: readonly E164[]
  /** One byte, as `stratumOf` reads it; 0 where nothing was declared. */
  readonly stratum: number
}

export type SampleOptions = LookOptions & {
  /** Sees every number of the file that the box may ring, once, excluded or not. */
  each?(e164: E164): void
  /** Whether a number is on any list that keeps it out: do-not-call, barred, already in the campaign (T3, J6). */
  isExcluded(e164: E164): boolean
  /** Takes the rows one by one. Whoever calls keeps them only when the import as a whole is `ok`. */
  readonly sink: { add(row: SampleRow): void | Promise<void> }
  /** Asked row by row whether to go on. */
  isCancelled?(): boolean
}

/** No case has more numbers than this, for two tries that find no number settle it: further ones are left behind. */
export const mostNumbers = 2

/**
 * Reads a client's file as it streams in and hands on its phone numbers, each once. Every other column is dropped row
 * by row: it is neither kept nor written anywhere. All or nothing: after a fault, what the sink has must be dropped.
 */
export async function importSample(
  stream: AsyncIterable<Uint8Array>,
  options: SampleOptions,
): Promise<Result<SampleReport, SampleFault>> {
  try {
    return ok(await readSample(await openTable(stream, options.fileName, options.asked), options))
  } catch (cause) {
    if (cause instanceof Unreadable) return err(cause.fault)
    throw cause
  }
}

async function readSample(table: SampleTable, options: SampleOptions): Promise<SampleReport> {
  const { headings, firstRows, rest } = await firstOf(table.records)
  const columns = await findColumns(headings, firstRows, options)
  if (firstRows.length === 0) throw new Unreadable('headings-only')

  const tally = new SampleTally(columns.strata.map(([band]) => band))
  const take = takeInto(tally, columns, options)
  for (const { cells } of firstRows) await take(cells)
  for await (const { cells } of rest) {
    if (options.isCancelled?.()) throw new Unreadable('cancelled')
    await take(cells)
  }
  if (tally.valid === 0) throw new Unreadable('no-numbers', firstRows[0]?.row)
  return tally.report(columns.seen)
}

function takeInto(
  tally: SampleTally,
  { phones, strata }: Columns,
  { drama, each, isExcluded, sink }: SampleOptions,
): (cells: readonly string[]) => void | Promise<void> {
  const seen = new NumberSet()
  return (cells) => {
    tally.rows += 1
    const stratum = stratumCode(stratumIn(cells, strata, tally))
    const { numbers, fault } = numbersIn(phones, cells, drama)
    const [number, ...others] = numbers
    if (number === undefined) return tally.refuse(fault)
    tally.valid += 1
    if (seen.has(Number(number))) return
    const free = others.filter((one) => !seen.has(Number(one)))
    const kept = [number, ...free.slice(0, mostNumbers - 1)]
    tally.further += 1 + free.length - kept.length
    for (const one of kept) {
      seen.add(Number(one))
      each?.(one)
    }
    // Who asked not to be called on one telephone is not called on another.
    if ([number, ...others].some(isExcluded)) return
    tally.taken += 1
    return sink.add({ number, others: kept.slice(1), stratum })
  }
}

/** The numbers of a row that the box may ring, in order, each once; without any, why the first filled cell has none. */
function numbersIn(
  phones: readonly number[],
  cells: readonly string[],
  drama: boolean,
): { readonly numbers: readonly E164[]; readonly fault: NumberFault } {
  const numbers: E164[] = []
  let fault: NumberFault = 'empty'
  for (const at of phones) {
    const read = readPhoneNumber(cells[at] ?? '', { drama })
    if (!read.ok) fault = fault === 'empty' ? read.error : fault
    else if (!numbers.includes(read.value)) numbers.push(read.value)
  }
  return { numbers, fault }
}

function stratumIn(
  cells: readonly string[],
  strata: Columns['strata'],
  tally: SampleTally,
): Stratum {
  const stratum: { [B in BandName]?: number } = {}
  for (const [band, at] of strata) {
    const place = bandOf(band, cells[at] ?? '')
    if (place === undefined) tally.outside(band)
    else stratum[band] = place
  }
  return stratum
}
