import type { QuotaCell } from '../fieldwork/quota.ts'
import type { PublishedTable } from './published.ts'
import { rangeOfRounded } from './rounding.ts'

/** How many gave the answers of a cell, as tables tell it, and what the true number lies between. */
export type CellTold = { readonly about: number; readonly lo: number; readonly hi: number }

/**
 * What tables tell of a quota cell over the answers to one question: nothing that they do not. Undefined of a cell that
 * some answer of is hidden in them, and of one over several questions, which no table crosses (X5).
 */
export function toldOfCell(
  { of }: Pick<QuotaCell, 'of'>,
  tables: readonly PublishedTable[],
): CellTold | undefined {
  const [part, ...others] = of
  if (part === undefined || !('at' in part) || others.length > 0) return undefined
  const table = tables.find(({ place }) => place === part.at)
  if (table?.state !== 'shown') return undefined
  const counts = part.is.flatMap((option) => {
    const count = table.cells.find((cell) => cell.option === option)?.count
    return typeof count === 'number' ? [count] : []
  })
  if (counts.length < part.is.length) return undefined
  const ranges = counts.map(rangeOfRounded)
  const sum = (of: readonly number[]) => of.reduce((so, n) => so + n, 0)
  return {
    about: sum(counts),
    lo: sum(ranges.map(({ lo }) => lo)),
    hi: sum(ranges.map(({ hi }) => hi)),
  }
}
