import type { Result } from '../basics/result.ts'
import type { Block, End } from '../scripts/script.ts'
import { unfit } from './draft.ts'
import type { ImportRow, Refusal } from './import-report.ts'
import { commonOf } from './xlsform-block.ts'
import { type ChoiceLists, knownAs } from './xlsform-choices.ts'
import { listIn } from './xlsform-extras.ts'
import { addGridRow, closeAll, closeGroup, openGroup, refusedAround } from './xlsform-group.ts'
import { rangeFrom, rankFrom, selectFrom, selectType, type Taken } from './xlsform-question.ts'
import { unknownType, whyRefused } from './xlsform-refused.ts'
import { enter, type State } from './xlsform-state.ts'
import { oddWords, type Table, type TableRow } from './xlsform-table.ts'

export type SurveyRead = {
  readonly blocks: readonly Block[]
  readonly report: readonly ImportRow[]
}

/** The `survey` sheet as blocks, with an entry in the report for every row that holds anything. */
export function readSurvey(
  table: Table,
  lists: ChoiceLists,
  labels: readonly string[],
  hints: readonly string[],
): SurveyRead {
  const state: State = {
    lists,
    labels,
    hints,
    blocks: [],
    report: [],
    known: new Map(),
    ids: new Set(),
    groups: [],
  }
  for (const row of table.rows) readRow(state, row)
  closeAll(state)
  return { blocks: state.blocks, report: state.report.sort((a, b) => a.row - b.row) }
}

function readRow(state: State, row: TableRow): void {
  const type = row.get('type').toLowerCase().replace(/\s+/g, ' ')
  const [, edge, of] = /^(begin|end)[ _](group|repeat)$/.exec(type) ?? []
  const kind = of === 'repeat' ? 'repeat' : 'group'
  if (edge === 'end') closeGroup(state, row, kind)
  else if (edge === 'begin') openGroup(state, row, kind)
  else readQuestion(state, row, type)
}

function readQuestion(state: State, row: TableRow, type: string): void {
  const refusal = refusedOutright(row, type) ?? refusedAround(state)
  const grid = state.groups.at(-1)?.grid
  if (refusal !== undefined) enter(state, row, { refusal })
  else if (grid !== undefined) addGridRow(state, grid, row)
  else {
    const taken = blockFrom(state, row, type)
    const refusal = taken.ok ? unfit([taken.value.value]) : taken.error
    if (refusal !== undefined) enter(state, row, { refusal })
    else if (taken.ok) keep(state, row, taken.value)
  }
}

function refusedOutright(row: TableRow, type: string): Refusal | undefined {
  const why = whyRefused(type)
  if (why !== undefined) return why
  if (/^(yes|true|1)/i.test(row.get('disabled')))
    return { reason: 'The form has it switched off.', whatToDo: 'Switch it on if it belongs.' }
  const [odd] = row.odd.filter(({ heading, holds }) => holds !== 'date' || isWords.test(heading))
  return odd === undefined ? undefined : oddWords(odd)
}

/** Headings under which a date is none: other columns may hold a true one. */
const isWords = /^(type|name|label|hint|guidance_hint|relevant|choice_filter)(::|$)/

function blockFrom(state: State, row: TableRow, type: string): Result<Taken, Refusal> {
  const select = selectType(row.get('type'))
  if (select !== undefined) return selectFrom(state, row, select)
  if (type === 'range') return rangeFrom(state, row)
  const [, list] = /^rank\s+(\S+)$/i.exec(row.get('type').trim()) ?? []
  if (list !== undefined) return rankFrom(state, row, list)
  if (type !== 'note') return { ok: false, error: unknownType(row.get('type')) }
  const common = commonOf(state, row)
  if (!common.ok) return common
  const { value, changes } = common.value
  const as = row.get('ends_as')
  const cell = listIn(row.get('cell'))
  const block: Block =
    as === ''
      ? { ...value, kind: 'statement' }
      : { ...value, kind: 'end', as: as as End['as'], ...(cell === undefined ? {} : { cell }) }
  return { ok: true, value: { value: block, changes, codes: new Map(), twice: new Set() } }
}

function keep(state: State, row: TableRow, { value, changes, ...answers }: Taken): void {
  state.blocks.push(value)
  state.ids.add(value.id)
  state.known.set(
    row.get('name'),
    !('options' in value) || value.kind === 'ranking'
      ? 'not taken'
      : { ...knownAs(answers), place: value.id, several: value.kind === 'multiple' },
  )
  if (value.kind === 'ranking')
    for (let rank = 1; rank <= value.ranks; rank += 1)
      state.known.set(`${row.get('name')}.${rank}`, {
        ...knownAs(answers),
        place: `${value.id}.${rank}`,
      })
  enter(state, row, { changes })
}
