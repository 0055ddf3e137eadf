import { setImmediate as turn } from 'node:timers/promises'
import { type NumberFault, readPhoneNumber } from '../fieldwork/phone-number.ts'
import { type BandName, bandNames, bandOf } from '../fieldwork/strata.ts'
import type { CsvRecord } from './csv-records.ts'
import { Unreadable } from './sample-fault.ts'
import { type KnownColumn, knownHeading } from './sample-headings.ts'

/** One column of the file, as it may be shown: a heading that the house knows, or only its place (P2). */
export type ColumnSeen = {
  /** Counted from 1 at the left. */
  readonly position: number
  readonly known?: KnownColumn
  /** Whether numbers are taken from it. Every other column is dropped as it is read. */
  readonly taken: boolean
  /** The band that was declared to be in it, taken as a place in a closed list. */
  readonly band?: BandName
  /** Of the rows that were looked at: cells with anything in them, and those that look like a telephone number. */
  readonly filled: number
  readonly numbers: number
}

/** Which columns hold what, as somebody says; counted from 1 at the left. */
export type ColumnsAsked = {
  /** Tried in this order in each row; found by themselves when left out. */
  readonly phoneColumns?: readonly number[]
  /** Taken only when they are declared. */
  readonly strata?: { readonly [B in BandName]?: number }
}

const mostColumns = 500
/** The share of filled cells that must read as phone numbers for a column without a known heading to be one. */
const phoneShare = 0.6

export type Columns = {
  readonly seen: readonly ColumnSeen[]
  /** Where numbers are looked for in a row, in this order; counted from 0. */
  readonly phones: readonly number[]
  readonly strata: readonly (readonly [band: BandName, at: number])[]
}

/**
 * Finds the phone columns: those that were named, or those whose heading says so, or those whose first rows hold
 * phone numbers. Throws `Unreadable` when there is none, or when the headings are missing.
 */
export async function findColumns(
  headings: CsvRecord,
  firstRows: readonly CsvRecord[],
  options: ColumnsAsked & { readonly drama: boolean },
): Promise<Columns> {
  const { cells, row } = headings
  if (cells.length > mostColumns) throw new Unreadable('too-many-columns', row)
  if (cells.some((cell) => looksLikeData(cell, options.drama))) {
    throw new Unreadable('no-headings', row)
  }
  const width = Math.max(cells.length, ...firstRows.map((each) => each.cells.length))
  const counts: Counted[] = []
  for (let at = 0; at < Math.min(width, mostColumns); at++) {
    counts.push({ known: knownHeading(cells[at] ?? ''), ...counted(firstRows, at, options.drama) })
    await turn()
  }
  const phones = phoneColumns(counts, options)
  const strata = declared(options, counts.length, phones)
  return { phones, strata, seen: counts.map((one, at) => seen(one, at, phones, strata)) }
}

type Counted = {
  readonly known: KnownColumn | undefined
  readonly filled: number
  readonly numbers: number
}

function counted(rows: readonly CsvRecord[], at: number, drama: boolean) {
  const filled = rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell.trim() !== '')
  const numbers = filled.filter((cell) => looksLikePhone(cell, drama))
  return { filled: filled.length, numbers: numbers.length }
}

function seen(
  { known, filled, numbers }: Counted,
  at: number,
  phones: readonly number[],
  strata: Columns['strata'],
): ColumnSeen {
  const band = strata.find(([, place]) => place === at)?.[0]
  return {
    position: at + 1,
    ...(known === undefined ? {} : { known }),
    taken: phones.includes(at),
    ...(band === undefined ? {} : { band }),
    filled,
    numbers,
  }
}

function phoneColumns(
  counts: readonly Counted[],
  { phoneColumns: asked }: ColumnsAsked,
): readonly number[] {
  if (asked !== undefined) return asked.map((position) => placeOf(position, counts.length))
  const places = [...counts.keys()]
  const holds = places.filter((at) => holdsPhones(counts[at]))
  const byHeading = places.filter((at) => counts[at]?.known === 'phone')
  const filled = byHeading.filter((at) => (counts[at]?.numbers ?? 0) > 0)
  const best = [filled, holds, byHeading].find((one) => one.length > 0)
  if (!best) throw new Unreadable('no-phone-column')
  return best
}

function holdsPhones(column: Counted | undefined): boolean {
  return column !== undefined && column.numbers > 0 && column.numbers >= column.filled * phoneShare
}

function declared(
  { strata = {} }: ColumnsAsked,
  width: number,
  phones: readonly number[],
): Columns['strata'] {
  const found = bandNames.flatMap((band) => {
    const position = strata[band]
    return position === undefined ? [] : [[band, placeOf(position, width)] as const]
  })
  const places = [...phones, ...found.map(([, at]) => at)]
  if (new Set(places).size < places.length) throw new Unreadable('column-twice')
  return found
}

function placeOf(position: number, width: number): number {
  if (!Number.isInteger(position) || position < 1 || position > width)
    throw new Unreadable('no-such-column')
  return position - 1
}

/** The bands that most filled cells of a column are in, for whoever is asked to declare them. */
export function couldBe(rows: readonly CsvRecord[], at: number): BandName | undefined {
  const filled = rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell.trim() !== '')
  return bandNames.find((band) => {
    const inside = filled.filter((cell) => bandOf(band, cell) !== undefined)
    return inside.length > 0 && inside.length >= filled.length * phoneShare
  })
}

const phoneAfterAll: readonly NumberFault[] = ['premium', 'freephone-or-special', 'not-drama']

/** A number that is refused for what it is, is a phone number all the same; a long customer number is not. */
function looksLikePhone(cell: string, drama: boolean): boolean {
  if (cell.replace(/\D/g, '').length < 9) return false
  const read = readPhoneNumber(cell, { drama })
  return read.ok || (/^\s*[+(0０＋（]/.test(cell) && phoneAfterAll.includes(read.error))
}

const email = /^\S+@\S+\.\S+$/
const postcode = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i

function looksLikeData(cell: string, drama: boolean): boolean {
  const text = cell.trim()
  return email.test(text) || postcode.test(text) || looksLikePhone(text, drama)
}

/** A row with nothing in it, as spreadsheets leave above and below a table: it counts for nothing. */
export function isBlank({ cells }: CsvRecord): boolean {
  return cells.every((cell) => cell.trim() === '')
}
