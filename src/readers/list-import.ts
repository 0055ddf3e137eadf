import { type E164, type NumberFault, readPhoneNumber } from '../fieldwork/phone-number.ts'
import type { ListTally } from './list-report.ts'
import { isBlank } from './sample-columns.ts'
import { Unreadable } from './sample-fault.ts'
import { knownHeading } from './sample-headings.ts'
import { openTable } from './sample-table.ts'

export type ListOptions = {
  /** Looked at for its ending only. */
  readonly fileName: string
  /** True in a trial: then only numbers reserved for drama are taken (D17). */
  readonly drama: boolean
}

/**
 * Reads a file of people who must not be called as it streams in, in any spelling: a number a line as the preference
 * services send it, or a table with headings. Where no heading says which column has the numbers, every cell that reads as
 * one is taken: one too many on such a list does no harm. Throws `Unreadable` for what is no such file.
 */
export async function* listNumbers(
  stream: AsyncIterable<Uint8Array>,
  { fileName, drama }: ListOptions,
  tally: ListTally,
): AsyncGenerator<E164> {
  let columns: readonly number[] | undefined
  let headed = false
  const { records } = await openTable(stream, fileName)
  for await (const { row, cells } of records) {
    if (isBlank({ row, cells })) continue
    if (!headed) {
      headed = true
      columns = phoneColumns(cells)
      if (columns) continue
    }
    tally.rows += 1
    const found = numbersIn(columns ? columns.map((at) => cells[at] ?? '') : cells, drama)
    if (found.numbers.length === 0) tally.refuse(found.fault)
    for (const number of found.numbers) {
      tally.numbers += 1
      yield number
    }
  }
  if (tally.numbers === 0) throw new Unreadable('no-numbers')
}

/** Undefined when the first row has no heading for numbers: then it is a row like the others. */
function phoneColumns(cells: readonly string[]): readonly number[] | undefined {
  const found = cells.flatMap((cell, at) => (knownHeading(cell) === 'phone' ? [at] : []))
  return found.length === 0 ? undefined : found
}

function numbersIn(
  cells: readonly string[],
  drama: boolean,
): { readonly numbers: readonly E164[]; readonly fault: NumberFault } {
  const numbers: E164[] = []
  let fault: NumberFault = 'empty'
  for (const cell of cells) {
    const read = readPhoneNumber(cell, { drama })
    if (read.ok) numbers.push(read.value)
    else if (fault === 'empty') fault = read.error
  }
  return { numbers, fault }
}
