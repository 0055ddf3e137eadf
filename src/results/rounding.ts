/** Fewest people a count may stand for (X2); it holds for 0 as well, since nobody is a fact about everybody (X3). */
export const threshold = 10
/** Released counts are multiples of this (X4). */
export const step = 5
/** The one visible sign for a count that is not told (X9). */
export const hiddenMark = 'c'

export type Hidden = typeof hiddenMark
export type Range = { readonly lo: number; readonly hi: number }

/** Nearest multiple of 5 (X4): 12 becomes 10, 13 becomes 15. */
export function rounded(count: number): number {
  return Math.round(count / step) * step
}

/** What somebody who sees the rounded count knows of the true one: a shown count is never below the threshold. */
export function rangeOfShown(count: number): Range {
  const seen = rounded(count)
  return { lo: Math.max(threshold, seen - 2), hi: seen + 2 }
}

/** What `closeTo` tells of the true count. */
export function rangeOfCloseTo(count: number): Range {
  return count < threshold ? { lo: 0, hi: threshold - 1 } : rangeOfShown(count)
}

/** Whole percent of rounded numbers (X4): it tells nothing that the two rounded numbers do not. */
export function percentOf(count: number, base: number): number {
  return Math.round((100 * count) / base)
}

/** A count as it may be told on a screen (X2, X4): "about 35" or "fewer than 10". */
export function closeTo(count: number): string {
  return count < threshold ? `fewer than ${threshold}` : `about ${rounded(count)}`
}
