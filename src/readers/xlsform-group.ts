import { err, ok, type Result } from '../basics/result.ts'
import type { Grid } from '../scripts/script.ts'
import { unfit } from './draft.ts'
import type { Change, Refusal } from './import-report.ts'
import { commonOf, disclosureOf, hintOf, idOf, ownCondition, refuse } from './xlsform-block.ts'
import { knownAs } from './xlsform-choices.ts'
import { endsOf, turnOf } from './xlsform-extras.ts'
import { answersOf, selectType } from './xlsform-question.ts'
import { enter, type Group, type PendingGrid, type State } from './xlsform-state.ts'
import type { TableRow } from './xlsform-table.ts'
import { plainName, plainWords } from './xlsform-words.ts'

const inside: Refusal = {
  reason: 'It is inside a group that could not be taken.',
  whatToDo: 'See to the group, then import again.',
}

/** The refusal that covers everything at this depth, if any. */
export function refusedAround(state: State): Refusal | undefined {
  return state.groups.some(({ refused }) => refused !== undefined) ? inside : undefined
}

/** Opens a group: its condition holds for all inside it. A `table-list` group becomes a grid. */
export function openGroup(state: State, row: TableRow, kind: Group['kind']): void {
  const opened =
    kind === 'repeat' ? repeats : (groupFrom(state, row) satisfies Result<Group, Refusal>)
  if (!opened.ok) {
    enter(state, row, { refusal: opened.error })
    state.groups.push({ row, kind, when: [], changes: [], refused: opened.error })
    return
  }
  state.groups.push(opened.value)
  if (opened.value.grid === undefined) enter(state, row, opened.value)
}

const repeats = refuse(
  'It repeats questions as often as somebody says, and a script has a fixed way through.',
  'Write the questions out as often as they are needed.',
)

function groupFrom(state: State, row: TableRow): Result<Group, Refusal> {
  const around = refusedAround(state)
  if (around !== undefined) return refuse(around.reason, around.whatToDo)
  if (state.groups.some(({ grid }) => grid !== undefined))
    return refuse('It is a group inside a grid.', 'End the grid before it.')
  if (/\btable-list\b/.test(row.get('appearance'))) return gridFrom(state, row)
  const when = ownCondition(state, row)
  if (!when.ok) return when
  const label = row.get(...state.labels)
  const changes: Change[] =
    label === ''
      ? []
      : [{ what: 'the heading of a group is not read aloud', was: label, now: 'none' }]
  return ok({ row, kind: 'group', when: when.value, changes })
}

function gridFrom(state: State, row: TableRow): Result<Group, Refusal> {
  const common = commonOf(state, row)
  if (!common.ok) return common
  const grid: PendingGrid = {
    name: row.get('name'),
    common: {
      ...common.value.value,
      disclosure: disclosureOf(row),
      ...turnOf(row),
      ...endsOf(row),
    },
    rows: [],
    list: '',
    options: [],
  }
  const wrong = unfit([{ ...grid.common, kind: 'grid', rows: [], options: [] }])
  if (wrong !== undefined) return err(wrong)
  state.ids.add(common.value.value.id)
  return ok({ row, kind: 'group', when: [], changes: common.value.changes, grid })
}

/** One row of a grid: a `select_one` with the list of the rows before it, and no condition of its own. */
export function addGridRow(state: State, grid: PendingGrid, row: TableRow): void {
  const read = gridRow(state, grid, row)
  if (!read.ok) {
    enter(state, row, { refusal: read.error })
    return
  }
  enter(state, row, { changes: read.value })
}

function gridRow(
  state: State,
  grid: PendingGrid,
  row: TableRow,
): Result<readonly Change[], Refusal> {
  const type = selectType(row.get('type'))
  const alike = type !== undefined && !type.several && (grid.list === '' || grid.list === type.list)
  if (!alike || row.get('choice_filter') !== '' || row.get('relevant', 'relevance') !== '')
    return refuse(
      'A row of a grid has one answer from the same list as the others, and no condition.',
      'Move it out of the group.',
    )
  const id = rowIdOf(state, grid, row)
  if (!id.ok) return id
  const words = plainWords(row.get(...state.labels))
  if (words.text === '' || row.get(...state.labels).includes('${'))
    return refuse('A row of a grid needs plain words.', 'Write its label out in full.')
  const answers = answersOf(state, row, type)
  if (!answers.ok) return answers
  const { options } = answers.value
  const rows = [{ id: id.value.value, label: words.text }]
  const wrong = unfit([{ ...grid.common, kind: 'grid', rows, options }])
  if (wrong !== undefined) return err(wrong)
  const place = `${grid.common.id}.${id.value.value}`
  const first = grid.list === ''
  grid.list = type.list
  grid.options = options
  grid.rows.push(...rows)
  state.known.set(row.get('name'), { ...knownAs(answers.value), place })
  const hint = hintOf(state, row)
  return ok([
    ...id.value.changes,
    ...words.changes,
    ...(first ? answers.value.changes : []),
    ...(hint === '' ? [] : [{ what: 'a hint in a grid', was: hint, now: 'none' }]),
  ])
}

/** `service.staff` is row `staff` of grid `service`: so two grids may have rows of one name. */
function rowIdOf(
  state: State,
  grid: PendingGrid,
  row: TableRow,
): Result<{ readonly value: string; readonly changes: readonly Change[] }, Refusal> {
  const start = `${grid.name}.`
  const name = row.get('name')
  const own = plainName(name.slice(start.length))
  const plain = name === `${start}${own}` && !grid.rows.some(({ id }) => id === own)
  return plain && !state.known.has(name) ? ok({ value: own, changes: [] }) : idOf(state, row)
}

/** Closes the innermost group; a grid is complete only now. */
export function closeGroup(state: State, row: TableRow, kind: Group['kind']): void {
  const group = state.groups.at(-1)
  if (group === undefined || group.kind !== kind) {
    enter(state, row, {
      refusal: {
        reason: 'It closes nothing that is open.',
        whatToDo: 'Take it out, or add the beginning.',
      },
    })
    return
  }
  state.groups.pop()
  finishGrid(state, group, [])
  if (group.refused === undefined) enter(state, row, { changes: [] })
  else
    enter(state, row, {
      refusal: { reason: 'It ends a group that could not be taken.', whatToDo: inside.whatToDo },
    })
}

/** Groups that nobody closed end with the sheet. */
export function closeAll(state: State): void {
  for (const group of state.groups.splice(0).reverse())
    finishGrid(state, group, [
      { what: 'the group was not closed', was: 'no end', now: 'ends with the sheet' },
    ])
}

function finishGrid(state: State, { grid, row, changes }: Group, more: readonly Change[]): void {
  if (grid === undefined) return
  if (grid.rows.length === 0) {
    enter(state, row, {
      refusal: { reason: 'None of its rows could be taken.', whatToDo: 'See to its rows.' },
    })
    return
  }
  const block: Grid = { ...grid.common, kind: 'grid', rows: grid.rows, options: grid.options }
  state.blocks.push(block)
  enter(state, row, { changes: [...changes, ...more] })
}
