import { rankPlace, type Way, way } from './places.ts'
import {
  type Block,
  type Condition,
  doesNotKnow,
  type Place,
  prefersNotToSay,
  type Ranking,
  type Script,
} from './script.ts'

/**
 * What the routes of a script hang on, as bits: for each place and each set of answers that some condition names,
 * whether one of them was given. Two interviews with the same bits go on alike.
 */
export type Atoms = {
  readonly at: ReadonlyMap<Place, readonly Atom[]>
  /** The bits that conditions from this step of the way on still look at. */
  readonly liveFrom: readonly bigint[]
  readonly holds: (condition: Condition, bits: bigint) => boolean
}
export type Atom = { readonly bit: bigint; readonly is: readonly string[] }

export const houseIds: readonly string[] = [doesNotKnow.id, prefersNotToSay.id]

export function atomsOf(script: Script): Atoms {
  const steps = way(script)
  const found = new Map<Place, Atom[]>()
  let next = 1n
  const note = (place: Place, is: readonly string[]): void => {
    const at = found.get(place) ?? []
    if (at.some((atom) => same(atom.is, is))) return
    found.set(place, [...at, { bit: next, is }])
    next <<= 1n
  }
  const ranked = rankPlaces(script)
  for (const condition of conditionsOf(script))
    for (const { at, is } of leavesOf(condition)) {
      // Ranks shut each other out option by option, so theirs are looked at one by one.
      if (ranked.has(at)) for (const option of is) note(at, [option])
      else note(at, is)
    }
  for (const block of script.questions) if (block.kind === 'ranking') noteRanks(block, found, note)
  const bitsOf = ({ at, is }: Leaf): bigint =>
    (found.get(at) ?? [])
      .filter((atom) =>
        ranked.has(at) ? atom.is.every((id) => is.includes(id)) : same(atom.is, is),
      )
      .reduce((bits, { bit }) => bits | bit, 0n)
  const memo = new Map<Condition, bigint>()
  const leafBits = (leaf: Leaf) => memo.get(leaf) ?? keepIn(memo, leaf, bitsOf(leaf))
  const holds = (condition: Condition, bits: bigint): boolean => {
    if ('all' in condition) return condition.all.every((one) => holds(one, bits))
    if ('any' in condition) return condition.any.some((one) => holds(one, bits))
    if ('not' in condition) return !holds(condition.not, bits)
    return (leafBits(condition) & bits) !== 0n
  }
  return { at: found, liveFrom: liveness(steps, found, leafBits), holds }
}

type Leaf = Extract<Condition, { at: string }>

function keepIn(memo: Map<Condition, bigint>, leaf: Leaf, bits: bigint): bigint {
  memo.set(leaf, bits)
  return bits
}

/** A rank is asked when the one before took something; what it took is out for those that follow. */
function noteRanks(
  block: Ranking,
  found: ReadonlyMap<Place, readonly Atom[]>,
  note: (place: Place, is: readonly string[]) => void,
): void {
  const ranks = Array.from({ length: block.ranks }, (_, n) => rankPlace(block, n + 1))
  const named = new Set(ranks.flatMap((place) => (found.get(place) ?? []).flatMap(({ is }) => is)))
  const own = block.options.map(({ id }) => id)
  for (const place of ranks) {
    for (const option of own) if (named.has(option)) note(place, [option])
    note(
      place,
      own.filter((id) => !named.has(id)),
    )
  }
}

function liveness(
  steps: readonly Way[],
  found: ReadonlyMap<Place, readonly Atom[]>,
  leafBits: (leaf: Leaf) => bigint,
): bigint[] {
  const live: bigint[] = Array.from({ length: steps.length + 1 }, () => 0n)
  for (let n = steps.length - 1; n >= 0; n -= 1) {
    const step = steps[n]
    const when = step === undefined ? undefined : whenOf(step)
    const looked =
      when === undefined ? 0n : leavesOf(when).reduce((bits, leaf) => bits | leafBits(leaf), 0n)
    const ranks = step !== undefined && 'place' in step && 'rank' in step.at ? step.at : undefined
    const before = ranks === undefined ? 0n : rankBits(ranks.block, ranks.rank, found)
    live[n] = (live[n + 1] ?? 0n) | looked | before
  }
  return live
}

/** The bits of all ranks before this one. */
export function rankBits(
  block: Ranking,
  rank: number,
  found: ReadonlyMap<Place, readonly Atom[]>,
): bigint {
  return Array.from({ length: rank - 1 }, (_, n) => found.get(rankPlace(block, n + 1)) ?? [])
    .flat()
    .reduce((bits, { bit }) => bits | bit, 0n)
}

export function whenOf(step: Way): Condition | undefined {
  if ('end' in step) return step.end.when
  return step.at.block.kind === 'opening' ? undefined : step.at.block.when
}

export function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf)
  if ('any' in condition) return condition.any.flatMap(leavesOf)
  return 'not' in condition ? leavesOf(condition.not) : [condition]
}

function conditionsOf(script: Script): Condition[] {
  return script.questions.flatMap(({ when }) => (when === undefined ? [] : [when]))
}

function rankPlaces(script: Script): Set<Place> {
  const rankings = script.questions.filter((block: Block) => block.kind === 'ranking')
  return new Set(
    rankings.flatMap((block) =>
      Array.from({ length: block.ranks }, (_, n) => rankPlace(block, n + 1)),
    ),
  )
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}
