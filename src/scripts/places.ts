import type {
  Block,
  End,
  Grid,
  Multiple,
  OpeningBlock,
  Option,
  Place,
  Ranking,
  Scale,
  Script,
  Single,
  Statement,
} from './script.ts'
import { type Turn, turned } from './turned.ts'

/** What stands at one place: a block said or asked in one go, one row of a grid, or one rank of a ranking. */
export type Located =
  | { readonly block: OpeningBlock | Statement | Single | Multiple | Scale }
  | { readonly block: Grid; readonly row: Option }
  | { readonly block: Ranking; readonly rank: number }

export type LocatedPlace = { readonly place: Place; readonly at: Located }
/** A step of the way: a place, or a block at which the interview may end. */
export type Way = LocatedPlace | { readonly end: End }

/**
 * The whole way in the order it would be walked: places, and the blocks that may end it. Rows, and parts of the
 * questionnaire that turn, are in the seed's order; without a seed in the author's.
 */
export function way(script: Script, seed?: string): readonly Way[] {
  return seed === undefined ? authored(script).way : steppedOut(script, seed)
}

/** Every place of the script in the order it would be walked, with what stands there. */
export function walk(script: Script, seed?: string): readonly LocatedPlace[] {
  return seed === undefined ? authored(script).places : placesOf(steppedOut(script, seed))
}

/** The names of every place, in the order it would be walked: `hello`, `q1`, `q6.staff`. */
export function places(script: Script, seed?: string): Place[] {
  return walk(script, seed).map(({ place }) => place)
}

/** What stands at a place, or undefined when the script has no such place. */
export function locate(script: Script, place: Place): Located | undefined {
  return authored(script).at.get(place)
}

type Authored = {
  readonly way: readonly Way[]
  readonly places: readonly LocatedPlace[]
  /** Of two places with one name, which no sound script has, the first. */
  readonly at: ReadonlyMap<Place, Located>
}

/** The author's order of each script that is in use: a page asks for it a dozen times. No script is ever changed. */
const known = new WeakMap<Script, Authored>()

function authored(script: Script): Authored {
  const found = known.get(script)
  if (found) return found
  const way = steppedOut(script, undefined)
  const places = placesOf(way)
  const at = new Map(places.toReversed().map((one) => [one.place, one.at]))
  const made = { way, places, at }
  known.set(script, made)
  return made
}

function steppedOut(script: Script, seed: string | undefined): readonly Way[] {
  const opening = script.opening.map((block) => ({ place: block.id, at: { block } }))
  return [...opening, ...inTurn(script, seed).flatMap((block) => steps(block, seed))]
}

function placesOf(way: readonly Way[]): readonly LocatedPlace[] {
  return way.filter((one) => 'place' in one)
}

/** The place of one rank of a ranking: `reasons.1`. */
export function rankPlace(ranking: Pick<Ranking, 'id'>, rank: number): Place {
  return `${ranking.id}.${rank}`
}

function steps(block: Block, seed: string | undefined): Way[] {
  switch (block.kind) {
    case 'end':
      return [{ end: block }]
    case 'grid':
      return rowsOf(block, seed).map((row) => ({
        place: `${block.id}.${row.id}`,
        at: { block, row },
      }))
    case 'ranking':
      return Array.from({ length: block.ranks }, (_, n) => ({
        place: rankPlace(block, n + 1),
        at: { block, rank: n + 1 },
      }))
    case 'statement':
    case 'single':
    case 'multiple':
    case 'scale':
      return [{ place: block.id, at: { block } }]
  }
}

function rowsOf(grid: Grid, seed: string | undefined): readonly Option[] {
  return seed === undefined
    ? grid.rows
    : turned(grid.rows, turn(grid.rotate, seed, `rows/${grid.id}`))
}

/** The questions with the parts of each run in the seed's order. A run that is not as its `turns` says stays as it is. */
function inTurn(script: Script, seed: string | undefined): readonly Block[] {
  if (seed === undefined || script.turns === undefined) return script.questions
  return script.turns.reduce<readonly Block[]>((blocks, { parts, by }, n) => {
    const run = parts.flat()
    const from = blocks.findIndex(({ id }) => id === run[0])
    const found = blocks.slice(from, from + run.length)
    if (from < 0 || found.map(({ id }) => id).join() !== run.join()) return blocks
    const order = turned(parts, turn(by, seed, `blocks/${n}`)).flat()
    const moved = order.flatMap((id) => found.filter((block) => block.id === id))
    return [...blocks.slice(0, from), ...moved, ...blocks.slice(from + run.length)]
  }, script.questions)
}

function turn(by: Turn['by'], seed: string, what: string): Turn {
  return { by, seed: `${seed}/${what}` }
}
