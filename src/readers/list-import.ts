import { setImmediate as turn } from 'node:timers/promises'
import { type E164, type NumberFault, readPhoneNumber } from '../fieldwork/phone-number.ts'
import type { ListTally } from './list-report.ts'
import { isBlank } from './sample-columns.ts'
import { Unreadable } from './sample-fault.ts'
import { knownHeading } from './sample-headings.ts'
import { openTable } from './sample-table.ts'

const rowsPerTurn = 20

export type ListOptions = {
  /** Looked at for its ending only. */
  readonly fileName: string
  /** True in a trial: then only numbers reserved for drama are taken (D17). */
  readonly drama: boolean
}

/**
 * Reads a file of people who must not be called as it streams in, in any spelling: a number a line as the preference
 * services send it, or a table with headings. Every number of a cell is taken, in every column that no heading says to
 * hold something else: one too many on such a list does no harm, and one too few does. Throws `Unreadable` for what is no
 * such file.
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
      columns = columnsToRead(cells)
      if (columns || !cells.some((cell) => /\p{Nd}/u.test(cell))) continue
    }
    tally.rows += 1
    if (tally.rows % rowsPerTurn === 0) await turn()
    const found = numbersIn(columns ? columns.map((at) => cells[at] ?? '') : cells, drama)
    if (found.numbers.length === 0) tally.refuse(found.fault)
    for (const number of found.numbers) {
      tally.numbers += 1
      yield number
    }
  }
  if (tally.numbers === 0) throw new Unreadable('no-numbers')
}

/** Undefined when the first row has no heading for numbers: then all are read. */
function columnsToRead(cells: readonly string[]): readonly number[] | undefined {
  const known = cells.map(knownHeading)
  const may = known.flatMap((one, at) => (one === 'phone' || one === undefined ? [at] : []))
  return known.includes('phone') ? may : undefined
}

function numbersIn(
  cells: readonly string[],
  drama: boolean,
): { readonly numbers: readonly E164[]; readonly fault: NumberFault } {
  const numbers: E164[] = []
  let fault: NumberFault = 'empty'
  let looked = 0
  for (const cell of cells) {
    const read = readPhoneNumber(cell, { drama })
    if (!read.ok) looked += 1
    const several = read.ok ? [read.value] : looked > mostLooked ? [] : numbersWithin(cell, drama)
    numbers.push(...several.filter((one) => !numbers.includes(one)))
    if (!read.ok && several.length === 0 && fault === 'empty') fault = read.error
  }
  return { numbers, fault }
}

/** No longer a cell and no more cells of a row are looked through for numbers among words: a row takes no time. */
const longestCell = 200
const mostLooked = 20
/** "+44 (0) 7700 900 123" has five pieces; nobody writes more than these. */
const mostPieces = 7

/** The numbers among the words of a cell. Between two of them stands a sign that no number has, or a blank. */
function numbersWithin(cell: string, drama: boolean): E164[] {
  const runs = cell
    .slice(0, longestCell)
    .normalize('NFKC')
    .split(/[^\d\s().\-+]+|(?=\+)/)
  return runs.flatMap((run) => {
    const found: E164[] = []
    const pieces = run.split(/\s+/).filter((piece) => piece !== '')
    for (let at = 0; at < pieces.length; at += 1)
      for (let end = Math.min(pieces.length, at + mostPieces); end > at; end -= 1) {
        const read = readPhoneNumber(pieces.slice(at, end).join(' '), { drama })
        if (!read.ok) continue
        found.push(read.value)
        at = end - 1
        break
      }
    return found
  })
}
