/**
 * What one campaign's calls of one local day come to, for its compliance sheet (D16): counts, one shortest and one
 * longest time. No time of any other call, and none of a call that somebody answered and spoke on.
 */
export type DayCount = {
  readonly calls: number
  /** A person answered, and an agent was there: L of the formula (D2). */
  readonly live: number
  /** A person answered, and no agent was there: A of the formula. Silent calls are among them. */
  readonly abandoned: number
  /** An agent was there and nothing was heard of them, so the message was played (D12). */
  readonly silent: number
  /** Rung again within 72 hours of an abandoned call, or of one that nobody answered (D8, D14). */
  readonly repeats: number
  /** Placed outside the hours (D15). */
  readonly outside: number
  /** Tenths of a second, of calls that rang and that nobody answered (D7). Absent where there was none. */
  readonly shortestRing?: number
  /** Tenths of a second from the answer to the message, where no agent was there at the answer (D5). */
  readonly longestToMessage?: number
}

export const noCalls: DayCount = {
  calls: 0,
  live: 0,
  abandoned: 0,
  silent: 0,
  repeats: 0,
  outside: 0,
}

/** Two parts of a day as one, in either order. */
export function addCounts(one: DayCount, two: Partial<DayCount>): DayCount {
  const shortest = extreme(Math.min, one.shortestRing, two.shortestRing)
  const longest = extreme(Math.max, one.longestToMessage, two.longestToMessage)
  return {
    calls: one.calls + (two.calls ?? 0),
    live: one.live + (two.live ?? 0),
    abandoned: one.abandoned + (two.abandoned ?? 0),
    silent: one.silent + (two.silent ?? 0),
    repeats: one.repeats + (two.repeats ?? 0),
    outside: one.outside + (two.outside ?? 0),
    ...(shortest === undefined ? {} : { shortestRing: shortest }),
    ...(longest === undefined ? {} : { longestToMessage: longest }),
  }
}

/** Milliseconds as tenths of a second, to the nearest: the wire brings news of a call no more exactly. */
export function tenths(ms: number): number {
  return Math.round(ms / 100)
}

function extreme(
  of: (a: number, b: number) => number,
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return of(a, b)
}
