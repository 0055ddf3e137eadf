import { err, ok, type Result } from '../basics/result.ts'
import type { BandName } from '../fieldwork/strata.ts'
import type { CsvRecord } from './csv-records.ts'
import {
  type ColumnSeen,
  type ColumnsAsked,
  couldBe,
  findColumns,
  isBlank,
} from './sample-columns.ts'
import { type SampleFault, Unreadable } from './sample-fault.ts'
import type { LayoutAsked, SampleLayout } from './sample-layout.ts'
import { openTable } from './sample-table.ts'

/** What a file seems to be, for somebody to confirm before it is taken: columns and counts, never a row of it. */
export type SampleLook = {
  readonly layout: SampleLayout
  /** How many rows below the headings were looked at. */
  readonly rows: number
  readonly columns: readonly (ColumnSeen & { readonly couldBe?: BandName })[]
}

/** How many rows are looked at to find the phone column. */
export const rowsToJudge = 200

export type LookOptions = ColumnsAsked & {
  /** Looked at for its ending only. */
  readonly fileName: string
  readonly drama: boolean
  readonly asked?: LayoutAsked
}

/** Looks at the start of a sample file and takes nothing. A file without a phone column is a fault, as in the import. */
export async function lookAtSample(
  stream: AsyncIterable<Uint8Array>,
  options: LookOptions,
): Promise<Result<SampleLook, SampleFault>> {
  try {
    const table = await openTable(stream, options.fileName, options.asked)
    const { headings, firstRows, rest } = await firstOf(table.records)
    await rest.return(undefined)
    const { seen } = await findColumns(headings, firstRows, options)
    if (firstRows.length === 0) throw new Unreadable('headings-only')
    const columns = seen.map((column, at) => {
      const band = column.taken ? undefined : couldBe(firstRows, at)
      return band === undefined ? column : { ...column, couldBe: band }
    })
    return ok({ layout: table.layout(), rows: firstRows.length, columns })
  } catch (cause) {
    if (cause instanceof Unreadable) return err(cause.fault)
    throw cause
  }
}

/** The headings, the rows to judge the columns by, and all that comes after them. */
export async function firstOf(records: AsyncGenerator<CsvRecord>): Promise<{
  readonly headings: CsvRecord
  readonly firstRows: readonly CsvRecord[]
  readonly rest: AsyncGenerator<CsvRecord>
}> {
  const rest = filled(records)
  const headings = await rest.next()
  if (headings.done) throw new Unreadable('empty')
  const firstRows: CsvRecord[] = []
  while (firstRows.length < rowsToJudge) {
    const next = await rest.next()
    if (next.done) break
    firstRows.push(next.value)
  }
  return { headings: headings.value, firstRows, rest }
}

async function* filled(records: AsyncGenerator<CsvRecord>): AsyncGenerator<CsvRecord> {
  for await (const record of records) if (!isBlank(record)) yield record
}
