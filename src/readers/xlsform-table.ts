import type { Refusal } from './import-report.ts'
import type { Cell, Sheet, Sheets } from './xlsx-workbook.ts'

/** A row of a sheet, read by its headings. Empty where there is no such cell. */
export type TableRow = {
  readonly row: number
  get(...headings: readonly string[]): string
  /** What stands under a heading in place of words: formulas, errors, and dates that were made of words. */
  readonly odd: readonly Odd[]
  /** Cells with words under no heading. */
  readonly beside: number
}

export type Odd = { readonly heading: string; readonly holds: NonNullable<Cell['holds']> }

export type Table = {
  readonly headings: readonly string[]
  /** Headings that stand above two columns: of the second only what the first leaves open is read. */
  readonly twice: readonly string[]
  readonly rows: readonly TableRow[]
}

/** Why such a cell is not taken, and what to do. */
export function oddWords({ heading, holds }: Odd): Refusal {
  const reasons = {
    formula: `A formula stands in "${heading}" where words should.`,
    error: `An error stands in "${heading}" where words should.`,
    date: `A date stands in "${heading}" where words should: a spreadsheet makes one of "1-2".`,
  }
  const whatToDo = {
    formula: 'Type the words themselves.',
    error: 'Type the words themselves.',
    date: 'Format the cell as text, and type the words again.',
  }
  return { reason: reasons[holds], whatToDo: whatToDo[holds] }
}

/** The sheet of that name, whatever its capitals, as rows under headings; undefined when there is none. */
export function tableNamed(sheets: Sheets, name: string): Table | undefined {
  const sheet = sheets.find((one) => one.name.toLowerCase() === name)
  return sheet === undefined ? undefined : tableOf(sheet)
}

function tableOf(sheet: Sheet): Table {
  const [first, ...rest] = sheet.rows
  const headings = new Map<number, string>()
  for (const [column, { text }] of first?.cells ?? []) headings.set(column, heading(text))
  const rows = rest.map(({ row, cells }): TableRow => {
    const values = new Map<string, string>()
    const odd: Odd[] = []
    let beside = 0
    for (const [column, cell] of cells) {
      const name = headings.get(column) ?? ''
      if (name === '') {
        beside += 1
        continue
      }
      if (cell.holds !== undefined) odd.push({ heading: name, holds: cell.holds })
      if ((values.get(name) ?? '') === '') values.set(name, cell.text)
    }
    return { row, odd, beside, get: (...names) => firstOf(values, names) }
  })
  const all = [...headings.values()]
  return {
    headings: all,
    twice: [...new Set(all.filter((name, at) => name !== '' && all.indexOf(name) < at))],
    rows: rows.filter((one) => !isBlank(one, headings)),
  }
}

function isBlank(row: TableRow, headings: ReadonlyMap<number, string>): boolean {
  return (
    row.odd.length === 0 &&
    row.beside === 0 &&
    [...headings.values()].every((name) => row.get(name) === '')
  )
}

function firstOf(values: ReadonlyMap<string, string>, names: readonly string[]): string {
  return names.map((name) => values.get(name) ?? '').find((value) => value !== '') ?? ''
}

/** `Label :: English (en)` and `label::english (en)` are one heading; `constraint message` is `constraint_message`. */
function heading(text: string): string {
  const [head = '', ...language] = text
    .toLowerCase()
    .trim()
    .split(/\s*::?\s*/)
  const name = head.replace(/[\s-]+/g, '_')
  return language.length === 0 ? name : `${name}::${language.join('::')}`
}
