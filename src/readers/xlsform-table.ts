import type { Sheet, Sheets } from './xlsx-workbook.ts'

/** A row of a sheet, read by its headings. Empty where there is no such cell. */
export type TableRow = {
  readonly row: number
  get(...headings: readonly string[]): string
  /** Headings under which this row holds a formula. */
  readonly formulas: readonly string[]
}

export type Table = { readonly headings: readonly string[]; readonly rows: readonly TableRow[] }

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
    const formulas: string[] = []
    for (const [column, cell] of cells) {
      const name = headings.get(column)
      if (name === undefined) continue
      if (cell.formula) formulas.push(name)
      if (!values.has(name)) values.set(name, cell.text)
    }
    return { row, formulas, get: (...names) => firstOf(values, names) }
  })
  return { headings: [...headings.values()], rows: rows.filter((one) => !isBlank(one, headings)) }
}

function isBlank(row: TableRow, headings: ReadonlyMap<number, string>): boolean {
  return row.formulas.length === 0 && [...headings.values()].every((name) => row.get(name) === '')
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
