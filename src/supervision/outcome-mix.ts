import { type Counted, oddsTest } from './odds-test.ts'

/**
 * What an agent's conversations came to, of those in which somebody or something answered: interviews, and the three
 * presses that end a call at once. An agent who presses one of them in place of another shows in the mix.
 */
export const mixKinds = {
  completed: { label: 'Interview completed', odds: 2.5 },
  machine: { label: 'Answering machine', odds: 1.3 },
  'never-call': { label: 'Never call again', odds: 1.8 },
  'stop-and-delete': { label: 'Stopped, answers deleted', odds: 1.8 },
} as const satisfies Record<string, { label: string; odds: number }>

export type MixKind = keyof typeof mixKinds
/** `odds` above: how far honest agents may differ from their room, as a ratio of odds, before it means anything. */
export type Mix = { readonly answered: number } & Readonly<Record<MixKind, number>>

export type Departure<Id extends string> = {
  readonly agent: Id
  readonly kind: MixKind
  readonly direction: 'more' | 'fewer'
}

/** Fewer answered calls than this say nothing of an agent; the rest of the room needs twice as many. */
export const leastAnswered = 40
/** The chance that a look at a room of honest agents warns of anybody at all. */
const alarmLevel = 0.01

/**
 * Agents whose mix departs from that of the rest of the room by more than honest agents differ (`mixKinds`). For each
 * agent and kind an exact test against the rest; its level is divided by the number of tests made (Bonferroni), so that
 * a large room raises no more false alarms than a small one. Whoever stands out most is then taken out of the room, and
 * the others are compared again: one who cheats does not make honest ones look odd.
 */
export function departures<Id extends string>(
  mixes: ReadonlyMap<Id, Mix>,
): readonly Departure<Id>[] {
  const level = alarmLevel / (Math.max(1, mixes.size) * kinds.length * directions.length)
  return kinds.flatMap((kind) => {
    const room = new Map(mixes)
    const found: Departure<Id>[] = []
    for (;;) {
      const furthest = furthestIn(room, kind)
      if (furthest === undefined || furthest.p >= level) return found
      found.push({ agent: furthest.agent, kind, direction: furthest.direction })
      room.delete(furthest.agent)
    }
  })
}

const kinds = Object.keys(mixKinds) as MixKind[]
const directions = ['more', 'fewer'] as const

type Furthest<Id extends string> = Departure<Id> & { readonly p: number }

function furthestIn<Id extends string>(
  room: ReadonlyMap<Id, Mix>,
  kind: MixKind,
): Furthest<Id> | undefined {
  const all = { hits: 0, of: 0 }
  for (const mix of room.values()) {
    all.hits += mix[kind]
    all.of += mix.answered
  }
  let furthest: Furthest<Id> | undefined
  for (const [agent, mix] of room) {
    const one = { hits: mix[kind], of: mix.answered }
    const rest = { hits: all.hits - one.hits, of: all.of - one.of }
    if (one.of < leastAnswered || rest.of < 2 * leastAnswered) continue
    for (const direction of directions) {
      const p = chance(one, rest, kind, direction)
      if (p < (furthest?.p ?? 1)) furthest = { agent, kind, direction, p }
    }
  }
  return furthest
}

/** Adding a half to each count keeps the ratio of odds finite; it only saves work where nothing is to be found. */
function chance(one: Counted, rest: Counted, kind: MixKind, direction: 'more' | 'fewer'): number {
  const { odds } = mixKinds[kind]
  const ratio =
    (one.hits + 0.5) / (one.of - one.hits + 0.5) / ((rest.hits + 0.5) / (rest.of - rest.hits + 0.5))
  if (direction === 'more') return ratio <= odds ? 1 : oddsTest(one, rest, odds, 'more')
  return ratio >= 1 / odds ? 1 : oddsTest(one, rest, 1 / odds, 'fewer')
}
