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

/**
 * Whether a second table of dispositions may follow an earlier one: cases move both ways between dispositions, so
 * each count, and the total, must have stayed or have moved by 10 or more (X6).
 */
export function dispositionsMayFollow(before: DispositionCounts, now: DispositionCounts): boolean {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  return names.every((name) => {
    const moved = Math.abs((now[name] ?? 0) - (before[name] ?? 0))
    return moved === 0 || moved >= threshold
  })
}
