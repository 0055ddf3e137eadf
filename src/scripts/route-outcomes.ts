import { type LocatedPlace, rankPlace } from './places.ts'
import { type Atom, type Atoms, houseIds } from './route-atoms.ts'
import type { Multiple, Ranking } from './script.ts'

/** What can be answered at a place, as far as routes hang on it: the bits it sets, and one answer that does. */
export type Outcome = { readonly bits: bigint; readonly chosen: readonly string[] }

const nothingSaid: readonly Outcome[] = [{ bits: 0n, chosen: [] }]

/** Every outcome of a place, each once, for an interview with these bits so far. */
export function outcomesAt(
  { place, at }: LocatedPlace,
  bits: bigint,
  atoms: Atoms,
): readonly Outcome[] {
  const { block } = at
  if (!('options' in block)) return nothingSaid
  const own = atoms.at.get(place) ?? []
  if ('rank' in at) return ranking(at.block, at.rank, bits, atoms)
  const first = block.options[0]?.id ?? houseIds[0] ?? ''
  if (block.kind === 'multiple') return several(block, own)
  if (own.length === 0) return [{ bits: 0n, chosen: [first] }]
  return once([...block.options.map(({ id }) => id), ...houseIds].map((id) => one(id, own)))
}

function one(id: string, own: readonly Atom[]): Outcome {
  const bits = own.filter(({ is }) => is.includes(id)).reduce((all, { bit }) => all | bit, 0n)
  return { bits, chosen: [id] }
}

function once(outcomes: readonly Outcome[]): Outcome[] {
  return [
    ...new Map(outcomes.map((outcome) => [outcome.bits, outcome] as const).reverse()).values(),
  ]
}

/** Sets of answers, by how many there are and what bits they set: only these decide whether one may be given. */
function several(block: Multiple, own: readonly Atom[]): Outcome[] {
  const alone = [...(block.exclusive ?? []), ...houseIds]
  const free = block.options.map(({ id }) => id).filter((id) => !alone.includes(id))
  const most = Math.min(block.atMost ?? free.length, free.length)
  const least = Math.max(1, Math.min(block.atLeast ?? 1, most))
  let sets = new Map<string, Outcome>([['0/0', { bits: 0n, chosen: [] }]])
  for (const id of free) {
    const more = new Map(sets)
    for (const { bits, chosen } of sets.values()) {
      if (chosen.length >= most) continue
      const set = { bits: bits | one(id, own).bits, chosen: [...chosen, id] }
      const key = `${set.bits}/${set.chosen.length}`
      if (!more.has(key)) more.set(key, set)
    }
    sets = more
  }
  const together = [...sets.values()].filter(({ chosen }) => chosen.length >= least)
  const single = [...(block.exclusive ?? []), ...houseIds].map((id) => one(id, own))
  return once([...together, ...single])
}

/** A rank takes one of what the ranks before have left. */
function ranking(block: Ranking, rank: number, bits: bigint, atoms: Atoms): Outcome[] {
  const own = atoms.at.get(rankPlace(block, rank)) ?? []
  const ids = block.options.map(({ id }) => id)
  const before = Array.from(
    { length: rank - 1 },
    (_, n) => atoms.at.get(rankPlace(block, n + 1)) ?? [],
  )
  const taken = before.flatMap((at) => at.filter(({ bit }) => (bit & bits) !== 0n))
  const named = taken.flatMap(({ is }) => (is.length === 1 ? is : []))
  const others = own.find(
    ({ is: [only = '', ...more] }) =>
      more.length > 0 || !(houseIds.includes(only) || isNamed(only, before, own)),
  )
  const left = ids.filter((id) => !named.includes(id))
  const unnamed = others === undefined ? [] : left.filter((id) => others.is.includes(id))
  const spent = taken.length - named.length
  const possible = [...left.filter((id) => !unnamed.includes(id)), ...unnamed.slice(spent)]
  return once([...possible, ...houseIds].map((id) => one(id, own)))
}

function isNamed(id: string, before: readonly (readonly Atom[])[], own: readonly Atom[]): boolean {
  return [...before, own].every((at) => at.some(({ is }) => is.length === 1 && is[0] === id))
}
