import { type Arc, flowRange } from './flow.ts'
import { type Range, rangeOfShown, threshold } from './rounding.ts'

/**
 * What one release told of one partition. `atoms` numbers each cell's group: the outsider is taken to know the exact
 * total of every group, since routed questions repeat it as their base. Later sightings only split groups further.
 */
export type Sighting = {
  readonly counts: readonly number[]
  readonly shown: readonly boolean[]
  readonly atoms: readonly number[]
}

/**
 * The first group of cells of which an outsider with all these releases could work out something about fewer than 10
 * people; undefined when there is none. Oldest first; people are only ever added between sightings.
 *
 * Tried for every cell, every hidden group and every atom: its count in each release and its growth between two.
 * One below 10 must be able to take values 10 apart (X5, X6); so must every hidden cell, and a hidden cell must
 * have a hidden neighbour.
 */
export function leak(history: readonly Sighting[]): readonly number[] | undefined {
  const lonely = history.flatMap(hiddenGroups).find((group) => group.length === 1)
  return lonely ?? leakInAll(history) ?? leakInPairs(history)
}

function leakInAll(history: readonly Sighting[]): readonly number[] | undefined {
  return groupsToTry(history).find((group) => groupLeaks(history, group))
}

/** The newest beside each that is not its neighbour: growth over more than one period, which the whole does not try. */
function leakInPairs(history: readonly Sighting[]): readonly number[] | undefined {
  const newest = newestOf(history)
  for (const earlier of history.slice(0, -2)) {
    const found = leakInAll([earlier, newest])
    if (found !== undefined) return found
  }
  return undefined
}

function groupLeaks(history: readonly Sighting[], group: readonly number[]): boolean {
  const { arcs, countArcs, growthArcs } = network(history, group)
  const narrow = (arc: number | undefined) =>
    arc !== undefined && width(flowRange(arcs, arc)) < threshold
  return history.some((sighting, time) => {
    const count = total(sighting.counts, group)
    const growth = count - total(history[time - 1]?.counts ?? [], group)
    const hiddenCell = group.length === 1 && group.some((cell) => sighting.shown[cell] === false)
    return (
      ((count < threshold || hiddenCell) && narrow(countArcs[time])) ||
      (time > 0 && growth < threshold && narrow(growthArcs[time]))
    )
  })
}

/**
 * The releases as a network: people enter in each period at their atom, flow into a cell, and stay in it through the
 * later periods to the sinks, one for each of the newest atoms. `group` is made one cell.
 */
function network(history: readonly Sighting[], group: readonly number[]) {
  const newest = newestOf(history)
  const cells = newest.counts
    .map((_, cell) => cell)
    .filter((cell) => !group.slice(1).includes(cell))
  const members = (cell: number) => (cell === group[0] ? group : [cell])
  const node = numberer()
  const arcs: Arc[] = []
  const countArcs: number[] = []
  const growthArcs: number[] = []
  for (const cell of cells) {
    for (const [time, sighting] of history.entries()) {
      // A period's growth is known for the atoms that were known when it began.
      const atom = (history[time - 1] ?? sighting).atoms[cell]
      const count = total(sighting.counts, members(cell))
      const growth = count - total(history[time - 1]?.counts ?? [], members(cell))
      const here = node(`cell ${cell} ${time}`)
      const onward =
        time === history.length - 1 ? `sink ${newest.atoms[cell]}` : `cell ${cell} ${time + 1}`
      if (cell === group[0]) growthArcs[time] = arcs.length
      arcs.push({
        from: node(`enter ${atom} ${time}`),
        to: here,
        lo: 0,
        hi: everybody,
        flow: growth,
      })
      if (cell === group[0]) countArcs[time] = arcs.length
      arcs.push({ from: here, to: node(onward), ...known(sighting, members(cell)), flow: count })
    }
  }
  return { arcs, countArcs, growthArcs }
}

const everybody = Number.MAX_SAFE_INTEGER

function known(sighting: Sighting, cells: readonly number[]): Range {
  const ranges = cells.map((cell) =>
    sighting.shown[cell] === true
      ? rangeOfShown(sighting.counts[cell] ?? 0)
      : {
          lo: 0,
          hi: total(
            sighting.counts,
            sighting.counts.map((_, other) => other),
          ),
        },
  )
  return {
    lo: ranges.reduce((sum, range) => sum + range.lo, 0),
    hi: ranges.reduce((sum, range) => sum + range.hi, 0),
  }
}

/** Single cells, hidden groups and atoms, cut along the newest atoms so that each has one sink. */
function groupsToTry(history: readonly Sighting[]): readonly (readonly number[])[] {
  const newest = newestOf(history)
  const all = newest.counts.map((_, cell) => cell)
  const wider = history.flatMap((sighting) => [
    ...hiddenGroups(sighting),
    ...split(all, sighting.atoms),
  ])
  const groups = [
    ...all.map((cell) => [cell]),
    ...wider.flatMap((group) => split(group, newest.atoms)),
  ]
  return [...new Map(groups.map((group) => [group.join(), group])).values()]
}

function hiddenGroups(sighting: Sighting): readonly (readonly number[])[] {
  const hidden = sighting.counts
    .map((_, cell) => cell)
    .filter((cell) => sighting.shown[cell] !== true)
  return split(hidden, sighting.atoms)
}

function split(cells: readonly number[], atoms: readonly number[]): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>()
  for (const cell of cells) {
    const atom = atoms[cell] ?? 0
    groups.set(atom, [...(groups.get(atom) ?? []), cell])
  }
  return [...groups.values()]
}

function newestOf(history: readonly Sighting[]): Sighting {
  const newest = history[history.length - 1]
  if (newest === undefined) throw new Error('An attack needs at least one sighting')
  return newest
}

function total(counts: readonly number[], cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0)
}

function width({ lo, hi }: Range): number {
  return hi - lo
}

function numberer(): (name: string) => number {
  const numbers = new Map<string, number>()
  return (name) => {
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  }
}
