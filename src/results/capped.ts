import { chose, type Partition, something } from './partition.ts'
import type { Judged } from './publish.ts'
import { type Range, rangeOfShown, threshold } from './rounding.ts'
import type { Table } from './tabulate.ts'

/**
 * Whether the options of a multiple choice give each other away. Their counts do not add up, but together they cover
 * everybody who chose something, and with "at most k" they come to no more than k times that number.
 */
export function optionsGiveAway(table: Table, judged: readonly Judged[]): boolean {
  const choosers = choosersIn(judged[0]?.partition)
  const options = judged.slice(1).map(({ partition, shown }) => ({
    hidden: shown[0] !== true,
    range: shown[0] === true ? rangeOfShown(countOf(partition, chose)) : { lo: 0, hi: choosers },
  }))
  return options.some(({ hidden }, index) => {
    if (!hidden) return false
    const others = options.filter((_, other) => other !== index).map(({ range }) => range)
    const range = solved(choosers, table.at.atMost, others)
    return range.hi - range.lo < threshold && choosersShown(judged[0])
  })
}

function solved(choosers: number, atMost: number, others: readonly Range[]): Range {
  const most = others.reduce((sum, { hi }) => sum + hi, 0)
  const least = others.reduce((sum, { lo }) => sum + lo, 0)
  return {
    lo: Math.max(0, choosers - most),
    hi: Math.max(0, Math.min(choosers, atMost * choosers - least)),
  }
}

function choosersIn(main: Partition | undefined): number {
  return main === undefined ? 0 : countOf(main, something)
}

function choosersShown(main: Judged | undefined): boolean {
  const index = main?.partition.cells.indexOf(something) ?? -1
  return main?.shown[index] === true
}

function countOf(partition: Partition, cell: string): number {
  return partition.counts[partition.cells.indexOf(cell)] ?? 0
}
