import { type Partition, something, takesOne } from './partition.ts'
import type { PublishedCell, PublishedTable, WithheldWhy } from './published.ts'
import { hiddenMark, percentOf, rounded } from './rounding.ts'
import type { Table } from './tabulate.ts'

export type Judged = { readonly partition: Partition; readonly shown: readonly boolean[] }

function heading({ at }: Table, asOf: number) {
  return { place: at.place, words: at.words, kind: at.kind, disclosure: at.disclosure, asOf }
}

export function withheld(table: Table, why: WithheldWhy, asOf: number): PublishedTable {
  return { ...heading(table, asOf), state: 'withheld', base: hiddenMark, why }
}

/** The table as the world may see it: rounded, hidden cells marked (X4, X9). `judged` are the table's partitions. */
export function published(table: Table, judged: readonly Judged[], asOf: number): PublishedTable {
  const shown = (option: string) => isShown(table, judged, option)
  const base = baseOf(table, shown)
  const cells = table.cells.map(({ option, label, count }): PublishedCell => {
    if (!shown(option)) return { option, label, count: hiddenMark, percent: hiddenMark }
    return { option, label, count: rounded(count), percent: percentOf(rounded(count), base) }
  })
  return { ...heading(table, asOf), state: 'shown', base, cells }
}

/**
 * One answer each: the sum of the rounded cells (X4), or when some are hidden at least that sum, else the rounded
 * number asked. Several answers each: the rounded number asked, because the cells do not add up to it.
 */
function baseOf(table: Table, shown: (option: string) => boolean): number {
  if (!takesOne(table.at)) return rounded(table.asked)
  const visible = table.cells.filter(({ option }) => shown(option))
  const sum = visible.reduce((so, { count }) => so + rounded(count), 0)
  return visible.length === table.cells.length ? sum : Math.max(sum, rounded(table.asked))
}

function isShown(table: Table, judged: readonly Judged[], option: string): boolean {
  const inMain = cellShown(judged[0], option)
  if (inMain !== undefined) return inMain
  const index = judged.findIndex(({ partition }) => partition.id === `${table.at.place}#${option}`)
  return judged[index]?.shown[0] === true
}

function cellShown(judged: Judged | undefined, option: string): boolean | undefined {
  const index = judged?.partition.cells.indexOf(option) ?? -1
  return index < 0 || option === something ? undefined : judged?.shown[index]
}
