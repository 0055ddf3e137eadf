/** What became of one row of the `survey` sheet, or of one part of another file. */
export type ImportRow = {
  /** Counted from 1: the row of a sheet, the line of a file, or the how-manieth block. */
  readonly row: number
  readonly type: string
  readonly name: string
} & (
  | { readonly outcome: 'taken' }
  /** Each change with both versions. */
  | { readonly outcome: 'changed'; readonly changes: readonly Change[] }
  | { readonly outcome: 'refused'; readonly reason: string; readonly whatToDo: string }
)

/** Why a part cannot be taken, and what the author can do instead. */
export type Refusal = { readonly reason: string; readonly whatToDo: string }

export type Change = { readonly what: string; readonly was: string; readonly now: string }

/** What `row` counts, and so what the sum is of. */
export type Counted = 'row' | 'line' | 'block'

/** Every row of the questionnaire accounted for: nothing an author wrote is dropped in silence. */
export type ImportReport = {
  readonly counted: Counted
  readonly rows: readonly ImportRow[]
  /** `rows` is the sum of the other three. */
  readonly counts: {
    readonly rows: number
    readonly taken: number
    readonly changed: number
    readonly refused: number
  }
  /** What else there is to know: what the house filled in, what was not read. */
  readonly notes: readonly string[]
}

export function reportOf(
  rows: readonly ImportRow[],
  notes: readonly string[],
  counted: Counted = 'row',
): ImportReport {
  const count = (outcome: ImportRow['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length
  return {
    counted,
    rows,
    counts: {
      rows: rows.length,
      taken: count('taken'),
      changed: count('changed'),
      refused: count('refused'),
    },
    notes,
  }
}

/** The entry for one part of a file: taken, taken with changes, or refused. */
export function rowOf(
  about: Pick<ImportRow, 'row' | 'type' | 'name'>,
  outcome: { readonly changes: readonly Change[] } | { readonly refusal: Refusal },
): ImportRow {
  if ('refusal' in outcome) return { ...about, outcome: 'refused', ...outcome.refusal }
  const { changes } = outcome
  return changes.length > 0
    ? { ...about, outcome: 'changed', changes }
    : { ...about, outcome: 'taken' }
}

/** The report in plain words: first the sum, then a line for each row that is not simply taken. */
export function reportLines({ rows, counts, counted, notes }: ImportReport): string[] {
  const { taken, changed, refused } = counts
  const sum = `${counts.rows} ${summed[counted](counts.rows)}: ${taken} taken, ${changed} changed, ${refused} not taken.`
  return [sum, ...rows.flatMap((row) => linesOf(row, counted)), ...notes]
}

const summed: Readonly<Record<Counted, (n: number) => string>> = {
  row: (n) => `${n === 1 ? 'row' : 'rows'} of the sheet "survey"`,
  line: (n) => `${n === 1 ? 'part' : 'parts'} of the file`,
  block: (n) => (n === 1 ? 'block' : 'blocks'),
}

/** `Row 12`, `Line 120`: where to look in the file. */
export function placeIn(counted: Counted, row: number): string {
  return `${counted.charAt(0).toUpperCase()}${counted.slice(1)} ${row}`
}

function linesOf(row: ImportRow, counted: Counted): string[] {
  const name = row.name === '' ? '' : ` "${row.name}"`
  const start = `${placeIn(counted, row.row)}, ${row.type}${name}`
  if (row.outcome === 'taken') return []
  if (row.outcome === 'refused') return [`${start}: not taken. ${row.reason} ${row.whatToDo}`]
  return row.changes.map(
    ({ what, was, now }) => `${start}: changed, ${what}: "${was}" is now "${now}".`,
  )
}
