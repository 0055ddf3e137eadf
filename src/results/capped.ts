import type { Sighting } from './attack.ts'
import { chose, didNotChoose, type Partition, something } from './partition.ts'
import { type Range, rangeOfShown, threshold } from './rounding.ts'
import type { Table } from './tabulate.ts'

/** A partition of the table as it would be told now, and as it was told before, oldest first. */
type Told = Pick<Sighting, 'shown' | 'atoms'> & {
  readonly partition: Partition
  readonly earlier: readonly Sighting[]
}

/**
 * Whether the options of a multiple choice give each other away. Their counts do not add up, but together they cover
 * everybody who chose something, and with "at most k" they come to no more than k times that number: of everybody who
 * was asked by now, and of those who were asked since any earlier release (X5, X6).
 */
export function optionsGiveAway(table: Table, told: readonly Told[]): boolean {
  const now = lookAt(told.map(({ partition, ...rest }) => ({ ...partition, ...rest })))
  const { atMost } = table.at
  if (now === undefined) return false
  if (now.options.some(({ hidden }, n) => hidden && isNarrow(solved(now, atMost, n)))) return true
  const before = told[0]?.earlier ?? []
  return before.some((_, time) => {
    const then = lookAt(
      told.map(({ partition, earlier }) => ({ ...partition, ...nothing, ...earlier[time] })),
    )
    const since = then && growth(then, now)
    return since?.options.some(({ count, range }, n) => {
      const { lo, hi } = solved(since, atMost, n)
      const known = { lo: Math.max(lo, range.lo), hi: Math.min(hi, range.hi) }
      return count < threshold && isNarrow(known)
    })
  })
}

/** What somebody knows of those who chose something, and of each option that does not stand alone. */
type Look = { readonly choosers: number; readonly options: readonly OptionSeen[] }
type OptionSeen = { readonly count: number; readonly hidden: boolean; readonly range: Range }
type Seen = Partition & Pick<Sighting, 'shown' | 'atoms'>

const nothing = { shown: [], atoms: [] }

/** Undefined where how many chose something is hidden: then nothing can be solved from it. */
function lookAt([main, ...each]: readonly Seen[]): Look | undefined {
  if (main === undefined || cellOf(main.shown, main, something) !== true) return undefined
  const choosers = cellOf(main.counts, main, something) ?? 0
  const options = each.map((one) => {
    const count = cellOf(one.counts, one, chose) ?? 0
    const hidden = cellOf(one.shown, one, chose) !== true
    return { count, hidden, range: rangeOf(one, count, hidden, choosers) }
  })
  return { choosers, options }
}

/** The base of a question that is asked of those who chose it tells the number itself. */
function rangeOf(one: Seen, count: number, hidden: boolean, choosers: number): Range {
  const isBase = cellOf(one.atoms, one, chose) !== cellOf(one.atoms, one, didNotChoose)
  if (isBase) return { lo: count, hi: count }
  return hidden ? { lo: 0, hi: choosers } : rangeOfShown(count)
}

function growth(then: Look, now: Look): Look {
  const choosers = now.choosers - then.choosers
  const options = now.options.map(({ count, range, hidden }, n) => {
    const before = then.options[n] ?? { count: 0, range: { lo: 0, hi: 0 } }
    const lo = Math.max(0, range.lo - before.range.hi)
    const hi = Math.min(choosers, range.hi - before.range.lo)
    return { count: count - before.count, hidden, range: { lo, hi } }
  })
  return { choosers, options }
}

function solved({ choosers, options }: Look, atMost: number, index: number): Range {
  const others = options.filter((_, other) => other !== index)
  const most = others.reduce((sum, { range }) => sum + range.hi, 0)
  const least = others.reduce((sum, { range }) => sum + range.lo, 0)
  return {
    lo: Math.max(0, choosers - most),
    hi: Math.max(0, Math.min(choosers, atMost * choosers - least)),
  }
}

function isNarrow({ lo, hi }: Range): boolean {
  return hi - lo < threshold
}

function cellOf<T>(values: readonly T[], { cells }: Partition, cell: string): T | undefined {
  return values[cells.indexOf(cell)]
}
