import type { Place } from '../scripts/script.ts'
import type { Sighting } from './attack.ts'
import { optionsGiveAway } from './capped.ts'
import { chooseShown, splitAtoms } from './disclosure.ts'
import { type Partition, partitionsOf, takesOne } from './partition.ts'
import { type Judged, published, withheld } from './publish.ts'
import type { PublishedTable, WithheldWhy } from './published.ts'
import { hiddenMark, threshold } from './rounding.ts'
import { namedPlaces, type Route, routeOf } from './route.ts'
import type { Table } from './tabulate.ts'

/** Tables tied by routing: the base of one repeats a cell of another, so they are renewed together or not at all. */
export type Family = readonly Table[]

/** What the box keeps of a family's releases: true counts, so it never leaves the box and is sealed at rest. */
export type FamilyMemory = {
  readonly tables: readonly PublishedTable[]
  readonly sightings: Readonly<Record<Partition['id'], readonly Sighting[]>>
}

/** Options of a place of which everybody knows exactly how many chose them: a quota cell that is full. */
export type KnownCount = { readonly place: Place; readonly options: readonly string[] }

export type FamilyPlan = { readonly renewed: boolean; readonly memory: FamilyMemory }

/** Groups tables by the places their conditions name, each family in script order. */
export function families(tables: readonly Table[]): readonly Family[] {
  const leader = new Map<Place, Place>(tables.map(({ at }) => [at.place, at.place]))
  for (const { at } of tables) {
    for (const other of at.when === undefined ? [] : namedPlaces(at.when)) {
      const [from, to] = [leader.get(at.place), leader.get(other)]
      if (from === undefined || to === undefined) continue
      for (const [place, leads] of leader) if (leads === from) leader.set(place, to)
    }
  }
  const names = new Set(leader.values())
  return [...names].map((name) => tables.filter(({ at }) => leader.get(at.place) === name))
}

/**
 * The family's tables for release number `number`. Renewed when everything told before may be told anew with no less
 * shown; otherwise the earlier tables are repeated, byte for byte (X6). `everybody` is the number of responses.
 */
export function planFamily(
  family: Family,
  everybody: number,
  number: number,
  earlier?: FamilyMemory,
  known: readonly KnownCount[] = [],
): FamilyPlan {
  const judging = judgeFamily(family, everybody, earlier, known)
  const tables = family.map((table): PublishedTable => {
    const judged = judging.judged.get(table.at.place)
    const why = judging.withheld.get(table.at.place) ?? 'few'
    return judged === undefined
      ? withheld(table, why, number)
      : published(table, judged.map(viewOf), number)
  })
  if (earlier !== undefined && !mayRenew(earlier.tables, tables)) {
    return { renewed: false, memory: earlier }
  }
  const sightings = { ...earlier?.sightings }
  for (const { partition, shown, atoms } of [...judging.judged.values()].flat()) {
    const sighting = { counts: partition.counts, shown, atoms }
    sightings[partition.id] = [...(sightings[partition.id] ?? []), sighting]
  }
  return { renewed: judging.judged.size > 0, memory: { tables, sightings } }
}

/** No count shown before may vanish: a gap would say which had hardly grown. */
function mayRenew(before: readonly PublishedTable[], now: readonly PublishedTable[]): boolean {
  return before.every((table) => {
    const then = shownIn(now.find(({ place }) => place === table.place))
    return (
      table.state === 'withheld' ||
      (then !== undefined && [...(shownIn(table) ?? [])].every((option) => then.has(option)))
    )
  })
}

/** The options whose counts are shown; undefined of a table that is withheld. */
function shownIn(table: PublishedTable | undefined): ReadonlySet<string> | undefined {
  if (table?.state !== 'shown') return undefined
  return new Set(
    table.cells.filter(({ count }) => count !== hiddenMark).map(({ option }) => option),
  )
}

/** A partition under judgement. `earlier` are its sightings in former releases. */
type Trial = {
  readonly partition: Partition
  readonly earlier: readonly Sighting[]
  readonly atoms: readonly number[]
  readonly shown: readonly boolean[]
}

type Judging = {
  readonly judged: Map<Place, readonly Trial[]>
  readonly withheld: Map<Place, WithheldWhy>
}

function judgeFamily(
  family: Family,
  everybody: number,
  earlier: FamilyMemory | undefined,
  known: readonly KnownCount[],
): Judging {
  const judging: Judging = { judged: new Map(), withheld: new Map() }
  const places = family.map(({ at }) => at)
  for (const table of family) {
    const route = routeOf(table.at, places)
    const own = partitionsOf(table).map((partition) => tried(partition, earlier, known))
    const why = judgeTable(judging, family, table, route, own, everybody)
    if (why !== undefined) judging.withheld.set(table.at.place, why)
  }
  return judging
}

/** Adds the table to the judging, or says why it is withheld. A routed table changes what is known of its parent. */
function judgeTable(
  { judged }: Judging,
  family: Family,
  table: Table,
  route: Route,
  own: readonly (Trial | undefined)[],
  everybody: number,
): WithheldWhy | undefined {
  // First, since it is so whatever people answered: how many were asked must not tell on it.
  if (route.to === 'combination') return 'combination'
  if (tooFew(table.asked, everybody)) return 'few'
  const trials = own.flatMap((trial) => trial ?? [])
  if (trials.length < own.length) return 'few'
  if (!takesOne(table.at) && optionsGiveAway(table, trials)) return 'few'
  if (route.to === 'cells') {
    const parent = judged.get(route.of)?.map((trial) => withBaseKnown(trial, route))
    const parentTrials = parent?.flatMap((trial) => trial ?? [])
    if (parent === undefined || parentTrials?.length !== parent.length) return 'few'
    const asked = family.find(({ at }) => at.place === route.of)
    if (asked && !takesOne(asked.at) && optionsGiveAway(asked, parentTrials)) return 'few'
    judged.set(route.of, parentTrials)
  }
  judged.set(table.at.place, trials)
  return undefined
}

function tooFew(asked: number, everybody: number): boolean {
  const notAsked = everybody - asked
  return asked < threshold || (notAsked > 0 && notAsked < threshold)
}

function tried(
  partition: Partition,
  memory: FamilyMemory | undefined,
  known: readonly KnownCount[],
): Trial | undefined {
  const earlier = memory?.sightings[partition.id] ?? []
  const before = earlier.at(-1)?.atoms ?? partition.counts.map(() => 0)
  const atoms = known
    .filter(({ place }) => place === partition.id)
    .map(({ options }) => partition.cells.map((cell) => options.includes(cell)))
    .reduce(splitAtoms, before)
  const shown = chooseShown(earlier, partition.counts, atoms)
  return shown === undefined ? undefined : { partition, earlier, atoms, shown }
}

function withBaseKnown(trial: Trial, route: Extract<Route, { to: 'cells' }>): Trial | undefined {
  const { partition, earlier } = trial
  if (partition.id !== route.partition) return trial
  const asked = partition.cells.map((cell) => route.cells.includes(cell))
  const atoms = splitAtoms(trial.atoms, asked)
  const shown = chooseShown(earlier, partition.counts, atoms)
  return shown === undefined ? undefined : { ...trial, atoms, shown }
}

function viewOf({ partition, shown }: Trial): Judged {
  return { partition, shown }
}
