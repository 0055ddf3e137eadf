import { seeded, shuffled } from '../basics/seeded.ts'
import { type LocatedPlace, type Way, way } from './places.ts'
import { type Atoms, atomsOf, rankBits, whenOf } from './route-atoms.ts'
import { outcomesAt } from './route-outcomes.ts'
import type { Place, Script } from './script.ts'
import { secondsAt } from './seconds-at.ts'

/** One way through, as a witness: what was asked and what was answered where it mattered. */
export type Route = {
  /** About how long it takes to read and answer. */
  readonly seconds: number
  readonly steps: readonly { readonly place: Place; readonly chosen: readonly string[] }[]
}

export type Explored = {
  /** False when there were more ways than the bound: what is said of the rest is then from those that were kept. */
  readonly whole: boolean
  /** The place from which on not all ways were followed. */
  readonly cutAt?: Place
  /** A shortest way to each block that can be reached, by its id. */
  readonly reached: ReadonlyMap<string, Route>
  /** The shortest and the longest way to the end; both undefined when no interview ends. */
  readonly shortest: Route | undefined
  readonly longest: Route | undefined
  /** A way to the last words of a whole interview; undefined when an `end` block stops every one. */
  readonly completed: Route | undefined
}

/** So many different situations are followed side by side. */
export const mostWays = 2_000

type Node = {
  readonly seconds: number
  readonly place: Place
  readonly chosen: readonly string[]
  readonly before: Node | undefined
}
type Situation = {
  readonly bits: bigint
  readonly least: Node | undefined
  readonly most: Node | undefined
}

/**
 * Follows every way through a script at once: interviews that must go on alike are followed as one, so that 500
 * questions are soon done. Exact up to the bound, and says so when it meets it.
 */
export function exploreRoutes(script: Script, bound = mostWays): Explored {
  const steps = way(script)
  const atoms = atomsOf(script)
  const reached = new Map<string, Node | undefined>()
  const over: Situation[] = []
  let now: Situation[] = [{ bits: 0n, least: undefined, most: undefined }]
  let cutAt: Place | undefined
  for (const [n, step] of steps.entries()) {
    const next = new Map<bigint, Situation>()
    const live = atoms.liveFrom[n + 1] ?? 0n
    const seconds = 'place' in step ? secondsAt(step.at) : 0
    for (const situation of now)
      for (const one of follow(step, seconds, situation, atoms, over, reached))
        merge(next, one, live)
    now = [...next.values()]
    if (now.length > bound) {
      cutAt ??= 'place' in step ? step.place : step.end.id
      now = spread(now, bound)
    }
  }
  const all = [...over, ...now]
  return {
    whole: cutAt === undefined,
    ...(cutAt === undefined ? {} : { cutAt }),
    reached: new Map([...reached].map(([id, node]) => [id, routeOf(node)])),
    shortest: all.length === 0 ? undefined : routeOf(all.map(({ least }) => least).reduce(shorter)),
    longest: all.length === 0 ? undefined : routeOf(all.map(({ most }) => most).reduce(longer)),
    completed:
      now[0] === undefined ? undefined : routeOf(now.map(({ least }) => least).reduce(shorter)),
  }
}

function follow(
  step: Way,
  seconds: number,
  now: Situation,
  atoms: Atoms,
  over: Situation[],
  reached: Map<string, Node | undefined>,
): readonly Situation[] {
  const when = whenOf(step)
  if (when !== undefined && !atoms.holds(when, now.bits)) return [now]
  if ('end' in step) {
    note(reached, step.end.id, now.least)
    over.push(now)
    return step.end.as === 'quota-full' ? [now] : []
  }
  if (!isRankAsked(step, now.bits, atoms)) return [now]
  note(reached, step.at.block.id, now.least)
  return outcomesAt(step, now.bits, atoms).map(({ bits, chosen }) => {
    const on = (before: Node | undefined): Node => {
      return { seconds: (before?.seconds ?? 0) + seconds, place: step.place, chosen, before }
    }
    return { bits: now.bits | bits, least: on(now.least), most: on(now.most) }
  })
}

function isRankAsked({ at }: LocatedPlace, bits: bigint, atoms: Atoms): boolean {
  if (!('rank' in at) || at.rank === 1) return true
  const before = rankBits(at.block, at.rank, atoms.at) & ~rankBits(at.block, at.rank - 1, atoms.at)
  const house = (atoms.at.get(`${at.block.id}.${at.rank - 1}`) ?? [])
    .filter(({ is }) => is.length === 1 && (is[0] === 'dk' || is[0] === 'pnts'))
    .reduce((all, { bit }) => all | bit, 0n)
  return (before & ~house & bits) !== 0n
}

function note(reached: Map<string, Node | undefined>, id: string, node: Node | undefined): void {
  if (!reached.has(id)) reached.set(id, node)
  else reached.set(id, shorter(reached.get(id), node))
}

function merge(next: Map<bigint, Situation>, one: Situation, live: bigint): void {
  const bits = one.bits & live
  const there = next.get(bits)
  next.set(bits, {
    bits,
    least: there === undefined ? one.least : shorter(there.least, one.least),
    most: there === undefined ? one.most : longer(there.most, one.most),
  })
}

function shorter(a: Node | undefined, b: Node | undefined): Node | undefined {
  return (b?.seconds ?? 0) < (a?.seconds ?? 0) ? b : a
}

function longer(a: Node | undefined, b: Node | undefined): Node | undefined {
  return (b?.seconds ?? 0) > (a?.seconds ?? 0) ? b : a
}

/** Some of all kinds, the same at every run: taking each second or third would favour the answers of one question. */
function spread(all: readonly Situation[], bound: number): Situation[] {
  return shuffled(all, seeded('ways')).slice(0, bound)
}

function routeOf(last: Node | undefined): Route {
  const steps: { place: Place; chosen: readonly string[] }[] = []
  for (let node = last; node !== undefined; node = node.before)
    steps.push({ place: node.place, chosen: node.chosen })
  return { seconds: last?.seconds ?? 0, steps: steps.reverse() }
}
