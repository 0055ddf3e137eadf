import { rounded } from '../../src/results/rounding.ts'
import type { View } from './brute-force.ts'

/**
 * An attacker that shares no code with the box's own and holds two tables of the same question, `before` and `now`. It
 * knows how many people each is about, that nobody leaves, and that a shown count is 10 or more. It adds up every town
 * that would have given both tables, all cells but one, as sets of pairs: which sums the others can come to.
 */
export type Known = { readonly x: Width; readonly y: Width; readonly grown: Width }
type Width = { readonly least: number; readonly most: number }

export function whatPairTells(before: View, now: View): readonly Known[] {
  return before.shown.map((_, cell) => {
    const others = before.shown.map((__, other) => other).filter((other) => other !== cell)
    const sums = others.reduce<Sums>(
      (so, other) => addCell(so, before, now, other),
      [1n, ...Array<bigint>(before.total).fill(0n)],
    )
    const known = { x: nothing(), y: nothing(), grown: nothing() }
    for (const [x, firstY, lastY] of possibleIn(before, now, cell)) {
      for (let y = firstY; y <= lastY; y += 1) {
        const others = sums[before.total - x] ?? 0n
        if (((others >> BigInt(now.total - y)) & 1n) === 0n) continue
        stretch(known.x, x)
        stretch(known.y, y)
        stretch(known.grown, y - x)
      }
    }
    return known
  })
}

export function widthOf({ least, most }: Width): number {
  return most - least
}

/** By the sum in the first table: the sums in the second one that go with it, a bit for each. */
type Sums = readonly bigint[]

function addCell(sums: Sums, before: View, now: View, cell: number): Sums {
  const all = (1n << BigInt(now.total + 1)) - 1n
  const more = Array<bigint>(before.total + 1).fill(0n)
  for (const [x, firstY, lastY] of possibleIn(before, now, cell)) {
    for (let sum = 0; sum + x <= before.total; sum += 1) {
      const row = sums[sum] ?? 0n
      if (row === 0n) continue
      more[sum + x] = (more[sum + x] ?? 0n) | (spread(row << BigInt(firstY), lastY - firstY) & all)
    }
  }
  return more
}

/** The bits, and each of them up to `by` places further on. */
function spread(bits: bigint, by: number): bigint {
  let [so, done] = [bits, 0]
  while (done < by) {
    const step = Math.min(done + 1, by - done)
    so |= so << BigInt(step)
    done += step
  }
  return so
}

/** Each count that the cell can have in the first table, with the least and most that it then has in the second. */
function possibleIn(before: View, now: View, cell: number): (readonly [number, number, number])[] {
  const [x, y] = [rangeOf(before, cell), rangeOf(now, cell)]
  return Array.from(
    { length: x.most - x.least + 1 },
    (_, n) => [x.least + n, Math.max(x.least + n, y.least), y.most] as const,
  )
}

function rangeOf({ total, shown, exact }: View, cell: number): Width {
  const known = exact?.[cell]
  if (known !== undefined) return { least: known, most: known }
  const seen = shown[cell]
  if (seen === undefined) return { least: 0, most: total }
  const fit = Array.from({ length: total + 1 }, (_, count) => count).filter(
    (count) => count >= 10 && rounded(count) === seen,
  )
  return { least: fit[0] ?? 0, most: fit.at(-1) ?? 0 }
}

function nothing() {
  return { least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY }
}

function stretch(width: { least: number; most: number }, to: number): void {
  width.least = Math.min(width.least, to)
  width.most = Math.max(width.most, to)
}
