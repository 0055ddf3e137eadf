import type { Random } from '../../src/basics/seeded.ts'
import { holds } from '../../src/scripts/holds.ts'
import { locate } from '../../src/scripts/places.ts'
import { wordsOf } from '../../src/scripts/reading-age.ts'
import type { Answer, Answers, Place, Script } from '../../src/scripts/script.ts'
import type { Speaker } from './worked-room.ts'

/** Words a minute of somebody who reads a script aloud, carefully. */
const readingPace = 150
/** Seconds until somebody has answered, the middle of many. */
const answering = 3.5

export type Leanings = Readonly<Record<Place, Readonly<Record<string, number>>>>

/**
 * People as they are: one pace for a whole conversation (a fifth up or down in two of three), and each answer quick
 * or slow by itself. `leanings` gives the shares of the options at some places; elsewhere all are alike.
 */
export function ordinarySpeakers(leanings: Leanings = {}): (random: Random) => Speaker {
  return (random) => {
    const pace = Math.exp(normal(random) * 0.2)
    return {
      answer: (place, script) => drawn(place, script, leanings[place] ?? {}, random),
      ms: (place, script) => {
        const read = (wordsAt(script, place) / readingPace) * 60
        const answered = isSaid(script, place) ? 0.8 : answering * Math.exp(normal(random) * 0.6)
        return 1_000 * pace * (read + answered)
      },
    }
  }
}

/** Ordinary people, of whom one in four wants it to end: by refusing, by having it deleted, or by never being rung again. */
export function mixedSpeakers(): (random: Random) => Speaker {
  const ordinary = ordinarySpeakers()
  const exits = ['refuses', 'stop-and-delete', 'never-call'] as const
  return (random) => {
    const exit = exits[Math.floor(random() * 12)]
    return { ...ordinary(random), ...(exit ? { exit } : {}) }
  }
}

/** How many words are read aloud at a place: the question, and its answers where they are read. */
export function wordsAt(script: Script, place: Place): number {
  const at = locate(script, place)
  if (!at) throw new Error(`No place ${place}`)
  const { block } = at
  const options = 'options' in block ? block.options.map(({ label }) => label).join(' ') : ''
  return wordsOf(`${block.read} ${options}`).length
}

export function isAsked(script: Script, place: Place, given: Answers): boolean {
  const block = locate(script, place)?.block
  return !block || block.kind === 'opening' || block.when === undefined || holds(block.when, given)
}

function isSaid(script: Script, place: Place): boolean {
  const kind = locate(script, place)?.block.kind
  return kind === 'opening' || kind === 'statement'
}

function drawn(
  place: Place,
  script: Script,
  shares: Readonly<Record<string, number>>,
  random: Random,
): Answer {
  const block = locate(script, place)?.block
  if (!block || !('options' in block)) return { kind: 'said' }
  const weights = block.options.map(({ id }) => shares[id] ?? 1)
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  const at = weights.findIndex((weight) => {
    left -= weight
    return left < 0
  })
  const option = block.options[at]?.id ?? 'dk'
  return block.kind === 'multiple'
    ? { kind: 'several', options: [option] }
    : { kind: 'one', option }
}

/** Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
