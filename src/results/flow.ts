import type { Range } from './rounding.ts'

/** People moving from one node to another: at least `lo`, at most `hi`, in truth `flow`. */
export type Arc = {
  readonly from: number
  readonly to: number
  readonly lo: number
  readonly hi: number
  readonly flow: number
}

/**
 * Every value the flow of one arc could have while all nodes still balance and all bounds hold.
 * The true flows are a starting point; pushing around cycles that contain the arc gives the exact least and most.
 * This is the linear programme of X5 for tables that form a network, solved in whole people.
 */
export function flowRange(arcs: readonly Arc[], target: number): Range {
  const arc = arcs[target]
  if (arc === undefined) throw new Error(`There is no arc ${target}`)
  return {
    hi: arc.flow + mostPushed(arcs, target, arc.to, arc.from, arc.hi - arc.flow),
    lo: arc.flow - mostPushed(arcs, target, arc.from, arc.to, arc.flow - arc.lo),
  }
}

type Step = { readonly arc: number; readonly sign: 1 | -1 }

function mostPushed(
  arcs: readonly Arc[],
  without: number,
  start: number,
  end: number,
  wanted: number,
): number {
  const flows = arcs.map((arc) => arc.flow)
  const room = ({ arc, sign }: Step) => roomOf(arcs[arc], flows[arc] ?? 0, sign)
  let pushed = 0
  while (pushed < wanted) {
    const path = shortestPath(arcs, without, start, end, room)
    if (path === undefined) break
    const amount = Math.min(wanted - pushed, ...path.map(room))
    for (const { arc, sign } of path) flows[arc] = (flows[arc] ?? 0) + sign * amount
    pushed += amount
  }
  return pushed
}

function roomOf(arc: Arc | undefined, flow: number, sign: 1 | -1): number {
  if (arc === undefined) return 0
  return sign === 1 ? arc.hi - flow : flow - arc.lo
}

function shortestPath(
  arcs: readonly Arc[],
  without: number,
  start: number,
  end: number,
  room: (step: Step) => number,
): readonly Step[] | undefined {
  const cameBy = new Map<number, readonly Step[]>([[start, []]])
  const queue = [start]
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    const path = cameBy.get(node) ?? []
    if (node === end) return path
    for (const [index, arc] of arcs.entries()) {
      if (index === without) continue
      const step: Step | undefined =
        arc.from === node
          ? { arc: index, sign: 1 }
          : arc.to === node
            ? { arc: index, sign: -1 }
            : undefined
      if (step === undefined || room(step) <= 0) continue
      const next = step.sign === 1 ? arc.to : arc.from
      if (cameBy.has(next)) continue
      cameBy.set(next, [...path, step])
      queue.push(next)
    }
  }
  return undefined
}
