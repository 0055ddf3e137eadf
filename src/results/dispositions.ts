import { chooseShown } from './disclosure.ts'
import { type Hidden, hiddenMark, rounded, threshold } from './rounding.ts'

/** Cases by final disposition (AAPOR code or name), true counts. */
export type DispositionCounts = Readonly<Record<string, number>>

export type RoundedDispositions = {
  readonly total: number | Hidden
  readonly counts: Readonly<Record<string, number | Hidden>>
}

/**
 * Dispositions as they may leave the box: rounded, none below 10, and none to be solved from the total (X4, X5).
 * In alphabetical order of disposition, so that the same counts give the same bytes.
 */
export function roundDispositions(counts: DispositionCounts): RoundedDispositions {
  const names = Object.keys(counts).sort()
  const values = names.map((name) => counts[name] ?? 0)
  const atoms = values.map(() => 0)
  const shown = chooseShown([], values, atoms)
  return roundedWhere(counts, (name) => shown?.[names.indexOf(name)] === true)
}

/** The counts that are shown, rounded, and a total that gives no hidden one away. */
export function roundedWhere(
  counts: DispositionCounts,
  isShown: (name: string) => boolean,
): RoundedDispositions {
  const names = Object.keys(counts).sort()
  const values = names.map((name) => counts[name] ?? 0)
  const cases = values.reduce((sum, count) => sum + count, 0)
  const released = names.map((name, index) =>
    isShown(name) ? rounded(values[index] ?? 0) : hiddenMark,
  )
  const sum = released.reduce<number>((so, count) => (count === hiddenMark ? so : so + count), 0)
  const total = released.includes(hiddenMark) ? Math.max(sum, rounded(cases)) : sum
  return {
    total: cases < threshold ? hiddenMark : total,
    counts: Object.fromEntries(names.map((name, index) => [name, released[index] ?? hiddenMark])),
  }
}

/** A table of dispositions that was told: the true counts, and what was shown of them. */
export type DispositionsTold = {
  readonly counts: DispositionCounts
  readonly released: Pick<RoundedDispositions, 'counts'>
}

/**
 * Whether a second table of dispositions may follow an earlier one. Cases move both ways between dispositions: each
 * count that was shown must be shown again and have moved by 10 or more, and so must those that were hidden, taken
 * together, since what is left of the total is theirs (X5, X6). One hidden by itself may move as it will.
 */
export function dispositionsMayFollow(before: DispositionsTold, now: DispositionCounts): boolean {
  const names = [...new Set([...Object.keys(before.counts), ...Object.keys(now)])]
  const isShown = ({ counts }: Pick<RoundedDispositions, 'counts'>, name: string) =>
    typeof counts[name] === 'number'
  const shown = names.filter((name) => isShown(before.released, name))
  if (shown.length === 0) return true
  const next = roundDispositions(now)
  const hidden = names.filter((name) => !shown.includes(name))
  const moved = (of: readonly string[]) =>
    Math.abs(of.reduce((sum, name) => sum + (now[name] ?? 0) - (before.counts[name] ?? 0), 0))
  const enough = (of: readonly string[]) => moved(of) >= threshold
  return (
    shown.every((name) => isShown(next, name) && enough([name])) &&
    (hidden.length === 0 || enough(hidden))
  )
}
