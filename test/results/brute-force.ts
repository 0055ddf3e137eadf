import { rounded } from '../../src/results/rounding.ts'

/**
 * An attacker that shares no code with the box's own: it writes down every possible town and keeps those that would
 * have given the same tables. It knows the exact number of people, and that shown counts are 10 or more.
 */
export type View = {
  readonly total: number
  readonly shown: readonly (number | undefined)[]
  /** Cells of which it knows the number itself, from elsewhere. */
  readonly exact?: readonly (number | undefined)[]
}

export function viewOf(counts: readonly number[], shown: readonly boolean[]): View {
  return {
    total: counts.reduce((sum, count) => sum + count, 0),
    shown: counts.map((count, cell) => (shown[cell] === true ? rounded(count) : undefined)),
  }
}

export function possible({ total, shown }: View): readonly (readonly number[])[] {
  const [first, ...rest] = shown
  if (shown.length === 0) return total === 0 ? [[]] : []
  return range(0, total)
    .filter((count) => first === undefined || (count >= 10 && rounded(count) === first))
    .flatMap((count) =>
      possible({ total: total - count, shown: rest }).map((tail) => [count, ...tail]),
    )
}

export function possiblePairs(before: View, now: View): readonly Pair[] {
  const later = possible(now)
  return possible(before).flatMap((x) =>
    later.filter((y) => y.every((count, cell) => count >= (x[cell] ?? 0))).map((y) => ({ x, y })),
  )
}

export type Pair = { readonly x: readonly number[]; readonly y: readonly number[] }

/** Width of what a number could be over all possible towns. */
export function widthOf<T>(towns: readonly T[], number: (town: T) => number): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const town of towns) {
    least = Math.min(least, number(town))
    most = Math.max(most, number(town))
  }
  return most - least
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
