const first = 500
const longest = 15_000

/** Milliseconds to wait after the n-th failure in a row, counted from nought: doubling from 0.5 s to 15 s. */
export function backOff(failures: number): number {
  return Math.min(longest, first * 2 ** Math.min(failures, 10))
}
