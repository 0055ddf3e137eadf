/** One thing measured, beside what this machine could do at best, or what was promised, in the same run. */
export type Measure = {
  readonly what: string
  readonly figure: number
  readonly unit: 'a second' | 'ms' | 'µs' | 'MiB'
  readonly limit: number
  /** What the limit is: the same bytes without the house, or a promise. */
  readonly against: string
}

export type Suite = () => Promise<readonly Measure[]>

/** Milliseconds that some work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Measures both in turns, so that whatever else this machine does slows both, and gives the median of each. */
export async function inTurns(
  turns: number,
  ours: () => Promise<number>,
  limit: () => Promise<number>,
): Promise<{ readonly figure: number; readonly limit: number }> {
  const figures: number[] = []
  const limits: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    limits.push(await limit())
    figures.push(await ours())
  }
  return { figure: quantile(figures, 0.5), limit: quantile(limits, 0.5) }
}

/** The value below which this share of the figures lies. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
