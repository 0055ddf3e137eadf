/**
 * How likely it is that chance alone gives one of two groups at least `hits` (or, for `fewer`, at most so many) of all
 * the hits there are, when its odds are `odds` times those of the other group. The exact conditional test of a table of
 * two rows (Fisher's, with a non-central hypergeometric distribution): right for any counts, small or large.
 */
export function oddsTest(
  one: Counted,
  other: Counted,
  odds: number,
  direction: 'more' | 'fewer',
): number {
  const all = one.hits + other.hits
  const least = Math.max(0, all - other.of)
  const most = Math.min(one.of, all)
  const weight = (hits: number) =>
    logChoose(one.of, hits) + logChoose(other.of, all - hits) + hits * Math.log(odds)
  let highest = Number.NEGATIVE_INFINITY
  for (let hits = least; hits <= most; hits++) highest = Math.max(highest, weight(hits))
  let tail = 0
  let whole = 0
  for (let hits = least; hits <= most; hits++) {
    const share = Math.exp(weight(hits) - highest)
    whole += share
    if (direction === 'more' ? hits >= one.hits : hits <= one.hits) tail += share
  }
  return tail / whole
}

/** So many hits of so many tries. */
export type Counted = { readonly hits: number; readonly of: number }

function logChoose(of: number, hits: number): number {
  return logFactorial(of) - logFactorial(hits) - logFactorial(of - hits)
}

const logFactorials = [0]

function logFactorial(n: number): number {
  for (let next = logFactorials.length; next <= n; next++)
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next))
  return logFactorials[n] ?? 0
}
