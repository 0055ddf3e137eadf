import {
  dispositionsMayFollow,
  type RoundedDispositions,
  roundDispositions,
} from './dispositions.ts'

/** Why an interview ended at a block that asks no further: an answer, or a quota that was full by then. */
export const notAskedKinds = ['screened-out', 'quota-full'] as const
export type NotAsked = (typeof notAskedKinds)[number]

/** How many of each, of those that were mixed. Cases have one code for both: the split is told of many alone. */
export type NotAskedCounts = Readonly<Record<NotAsked, number>>

export const notAskedWords: Readonly<Record<NotAsked, string>> = {
  'screened-out': 'Screened out by an answer',
  'quota-full': 'The quota was full',
}

/** What was released, and under which release: true counts, as `ReleaseSummary` keeps them. */
export type NotAskedMemory = {
  readonly counts: NotAskedCounts
  readonly released: RoundedDispositions & { readonly asOf: number }
}

/**
 * The split as a release may tell it: rounded, neither part below 10 (X2, X4), and the earlier one again where a part
 * has grown by fewer than 10 (X6). Undefined while nothing is mixed.
 */
export function notAskedNow(
  counts: NotAskedCounts | undefined,
  number: number,
  before: NotAskedMemory | undefined,
): NotAskedMemory | undefined {
  if (
    before !== undefined &&
    (counts === undefined || !dispositionsMayFollow(before.counts, counts))
  )
    return before
  return counts && { counts, released: { ...roundDispositions(counts), asOf: number } }
}
