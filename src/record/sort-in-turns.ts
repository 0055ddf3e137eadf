import { otherWork } from './shuffle.ts'

/** Sorted at once before other work gets its turn: some 3 ms. */
const sortedPerTurn = 32_768

/** Merges runs of sorted numbers, two by two, with other work between: a million numbers at once would take 100 ms. */
export async function sortInTurns(numbers: Float64Array<ArrayBuffer>): Promise<Float64Array> {
  for (let start = 0; start < numbers.length; start += sortedPerTurn) {
    numbers.subarray(start, start + sortedPerTurn).sort()
    await otherWork()
  }
  let from = numbers
  let to = new Float64Array(numbers.length)
  for (let run = sortedPerTurn; run < from.length; run *= 2) {
    for (let start = 0; start < from.length; start += 2 * run)
      await mergeRuns(from, to, start, start + run, start + 2 * run)
    ;[from, to] = [to, from]
  }
  to.fill(0)
  return from
}

async function mergeRuns(
  from: Float64Array,
  to: Float64Array,
  start: number,
  middle: number,
  end: number,
): Promise<void> {
  let left = start
  let right = middle
  const stop = Math.min(end, from.length)
  for (let at = start; at < stop; at++) {
    const takesLeft =
      left < Math.min(middle, stop) && (right >= stop || (from[left] ?? 0) <= (from[right] ?? 0))
    to[at] = from[takesLeft ? left++ : right++] ?? 0
    if (at % (8 * sortedPerTurn) === 0) await otherWork()
  }
}
