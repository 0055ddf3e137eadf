import { ok, type Result } from '../basics/result.ts'
import type { Grid, Option } from '../scripts/script.ts'
import type { Change, Refusal } from './import-report.ts'
import {
  choice,
  choicesOf,
  disclosure,
  type LssAsked,
  type LssTaken,
  noAnswers,
  rotates,
} from './lss-asked.ts'
import type { LssKept } from './lss-types.ts'
import { type Answers, answersFrom } from './xlsform-choices.ts'

/** An array: each sub-question is a row, asked with the same answers. */
export function rowsAnswered(
  asked: LssAsked,
  type: Extract<LssKept, { as: 'grid' }>,
): Result<LssTaken, Refusal> {
  const answers = answersFrom(choicesOf(asked, type.given))
  const grid = gridOf(asked, asked.common.id, asked.common.read, answers)
  if (!grid.ok) return grid
  const names = asked.parts.map(({ code, id }) => ({
    ending: `_${code}`,
    field: code,
    known: { place: `${grid.value.id}.${id}`, several: false, codes: answers.codes },
  }))
  return ok({ blocks: [grid.value], names, changes: answers.changes })
}

/** Each row answered on two scales at once becomes two grids, one after the other. */
export function twoGrids(asked: LssAsked): Result<LssTaken, Refusal> {
  const scales = ['0', '1'].map((scale, index) => {
    const own = asked.answers.filter((row) => (row.get('scale_id') || '0') === scale)
    const heading = asked.setting(index === 0 ? 'dualscale_headerA' : 'dualscale_headerB')
    const answers = answersFrom(own.map((row) => choice(row.get('code'), row.get('answer'))))
    const id = index === 0 ? asked.common.id : asked.ownId(`${asked.common.id}-2`)
    const read = heading === '' ? asked.common.read : `${asked.common.read} ${heading}`
    return { scale, answers, grid: gridOf(asked, id, read, answers) }
  })
  const blocks: Grid[] = []
  for (const { grid } of scales) {
    if (!grid.ok) return grid
    blocks.push(grid.value)
  }
  const names = scales.flatMap(({ scale, answers }, index) =>
    asked.parts.map(({ code, id }) => ({
      ending: `_${code}_${scale}`,
      field: `${code}#${scale}`,
      known: { place: `${blocks[index]?.id}.${id}`, several: false, codes: answers.codes },
    })),
  )
  const split: Change = {
    what: 'two scales side by side are two grids',
    was: asked.row.get('title'),
    now: blocks.map(({ id }) => id).join(', '),
  }
  const changes = scales.flatMap(({ answers }) => answers.changes)
  return ok({ blocks, names, changes: [split, ...changes] })
}

function gridOf(
  asked: LssAsked,
  id: string,
  read: string,
  answers: Answers,
): Result<Grid, Refusal> {
  const rows = asked.parts.map((part): Option => ({ id: part.id, label: part.label }))
  if (rows.length === 0 || answers.options.length === 0) return noAnswers
  const rotate = rotates(asked) ? { rotate: true } : {}
  return ok({
    ...asked.common,
    id,
    read,
    kind: 'grid',
    disclosure,
    rows,
    options: answers.options,
    ...rotate,
  })
}
