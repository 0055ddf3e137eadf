import { err, ok, type Result } from '../basics/result.ts'
import type { Block, Condition, Grid, Option } from '../scripts/script.ts'
import { type Change, type ImportRow, type Refusal, rowOf } from './import-report.ts'
import type { ChoiceLists } from './xlsform-choices.ts'
import type { Known } from './xlsform-relevant.ts'
import type { TableRow } from './xlsform-table.ts'

/** Where the reading of a `survey` sheet stands; `xlsform-survey.ts` fills it row by row. */
export type State = {
  readonly lists: ChoiceLists
  /** Headings that hold the words of the chosen language. */
  readonly labels: readonly string[]
  readonly hints: readonly string[]
  readonly blocks: Block[]
  readonly report: ImportRow[]
  readonly known: Map<string, Known | 'not taken'>
  readonly ids: Set<string>
  readonly groups: Group[]
}

export type Group = {
  readonly row: TableRow
  readonly kind: 'group' | 'repeat'
  readonly when: readonly Condition[]
  readonly changes: readonly Change[]
  /** Why nothing inside can be taken. */
  readonly refused?: Refusal
  readonly grid?: PendingGrid
}

/** A grid whose rows are still being read. */
export type PendingGrid = {
  /** As the form has it; a row may be named after it. */
  readonly name: string
  readonly common: Omit<Grid, 'kind' | 'rows' | 'options'>
  readonly rows: Option[]
  list: string
  options: readonly Option[]
}

/** A row may be taken, taken with changes, or refused; it is entered once. */
export function enter(
  state: State,
  row: TableRow,
  outcome: { readonly changes: readonly Change[] } | { readonly refusal: Refusal },
): void {
  const about = { row: row.row, type: row.get('type'), name: row.get('name') }
  state.report.push(rowOf(about, outcome))
  if ('refusal' in outcome && about.name !== '' && !state.known.has(about.name))
    state.known.set(about.name, 'not taken')
}

/** The earlier question of that name in the form, or why a condition or a text cannot name it. */
export function lookUpIn(state: State): (name: string) => Result<Known, string> {
  return (name) => {
    const known = state.known.get(name)
    if (known === undefined) return err(`There is no question "${name}" before it.`)
    if (known === 'not taken')
      return err(
        `It hangs on "${name}", which is not a question with listed answers in the script.`,
      )
    return ok(known)
  }
}
