import { chooseShown } from './disclosure.ts'
import { dispositionsMayFollow, type RoundedDispositions, roundedWhere } from './dispositions.ts'

/** Why an interview ended at a block that asks no further: an answer, or a quota that was full by then. */
export const notAskedKinds = ['screened-out', 'quota-full'] as const
export type NotAsked = (typeof notAskedKinds)[number]

/** How many of each, of those that were mixed. Cases have one code for both: the split is told of many alone. */
export type NotAskedCounts = Readonly<Record<NotAsked, number>>

export const notAskedWords: Readonly<Record<NotAsked, string>> = {
  'screened-out': 'Screened out by an answer',
  'quota-full': 'The quota was full',
}

/**
 * What pages and releases tell of them: true counts, and which of the two is told. It stays as it is until it may be told
 * anew, so that nobody who looks twice learns why the few between were not asked (X6).
 */
export type NotAskedTold = {
  readonly counts: NotAskedCounts
  readonly shown: Readonly<Record<NotAsked, boolean>>
}

/**
 * All that was ever told, oldest first, when `counts` are mixed by now: longer by one where they may be told anew, with
 * no less shown, to whoever remembers all of `told` and knows how many there are together (X2 to X6).
 */
export function tellNotAsked(
  counts: NotAskedCounts,
  told: readonly NotAskedTold[] = [],
): readonly NotAskedTold[] {
  const values = notAskedKinds.map((kind) => counts[kind])
  const atoms = notAskedKinds.map(() => 0)
  const earlier = told.map((one) => ({
    counts: notAskedKinds.map((kind) => one.counts[kind]),
    shown: notAskedKinds.map((kind) => one.shown[kind]),
    atoms,
  }))
  const shown = chooseShown(earlier, values, atoms)
  const before = earlier.at(-1)?.shown ?? []
  if (shown === undefined || before.some((was, index) => was && shown[index] !== true)) return told
  const [screened = false, full = false] = shown
  return [...told, { counts, shown: { 'screened-out': screened, 'quota-full': full } }]
}

/** The split in the form that pages and releases have: rounded, "c" for what is hidden. */
export function roundNotAsked({ counts, shown }: NotAskedTold): RoundedDispositions {
  return roundedWhere(counts, (name) => notAskedKinds.some((kind) => kind === name && shown[kind]))
}

/** What was released, and under which release: true counts, as `ReleaseSummary` keeps them. */
export type NotAskedMemory = {
  readonly counts: NotAskedCounts
  readonly released: RoundedDispositions & { readonly asOf: number }
}

/**
 * The split as a release tells it: what is told by now, and the earlier one again where a part has grown by fewer than
 * 10 since (X6). Undefined while nothing is mixed.
 */
export function notAskedNow(
  told: NotAskedTold | undefined,
  number: number,
  before: NotAskedMemory | undefined,
): NotAskedMemory | undefined {
  if (before !== undefined && (told === undefined || !dispositionsMayFollow(before, told.counts)))
    return before
  return told && { counts: told.counts, released: { ...roundNotAsked(told), asOf: number } }
}
