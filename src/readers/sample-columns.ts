import { type NumberFault, readPhoneNumber } from '../fieldwork/phone-number.ts'
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
}

const mostColumns = 500
/** The share of filled cells that must read as phone numbers for a column without a known heading to be one. */
const phoneShare = 0.6

export type Columns = {
  readonly seen: readonly ColumnSeen[]
  /** Where numbers are looked for in a row, in this order; counted from 0. */
  readonly phones: readonly number[]
}

/**
 * Finds the phone columns: the one that was named, or those whose heading says so, or those whose first rows hold
 * phone numbers. Throws `Unreadable` when there is none, or when the headings are missing.
 */
export function findColumns(
  headings: CsvRecord,
  firstRows: readonly CsvRecord[],
  options: { readonly drama: boolean; readonly phoneColumn?: number },
): Columns {
  const { cells, row } = headings
  if (cells.length > mostColumns) throw new Unreadable('too-many-columns', row)
  if (cells.some((cell) => looksLikeData(cell, options.drama))) {
    throw new Unreadable('no-headings', row)
  }
  const known = cells.map(knownHeading)
  const width = Math.max(cells.length, ...firstRows.map((each) => each.cells.length))
  const phones = phoneColumns(known, firstRows, width, options)
  return {
    phones,
    seen: cells.map((_, at) => {
      const name = known[at]
      const column = { position: at + 1, taken: phones.includes(at) }
      return name === undefined ? column : { ...column, known: name }
    }),
  }
}

function phoneColumns(
  known: readonly (KnownColumn | undefined)[],
  firstRows: readonly CsvRecord[],
  width: number,
  { drama, phoneColumn }: { readonly drama: boolean; readonly phoneColumn?: number },
): readonly number[] {
  if (phoneColumn !== undefined) {
    if (!Number.isInteger(phoneColumn) || phoneColumn < 1 || phoneColumn > width) {
      throw new Unreadable('no-such-column')
    }
    return [phoneColumn - 1]
  }
  const places = Array.from({ length: Math.min(width, mostColumns) }, (_, at) => at)
  const byHeading = places.filter((at) => known[at] === 'phone')
  if (byHeading.length > 0) return byHeading
  const byContent = places.filter((at) => holdsPhones(firstRows, at, drama))
  if (byContent.length === 0) throw new Unreadable('no-phone-column')
  return byContent
}

function holdsPhones(rows: readonly CsvRecord[], at: number, drama: boolean): boolean {
  const filled = rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell.trim() !== '')
  const phones = filled.filter((cell) => looksLikePhone(cell, drama))
  return phones.length > 0 && phones.length >= filled.length * phoneShare
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
