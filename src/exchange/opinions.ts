import { seeded } from '../basics/seeded.ts'
import { type Answer, doesNotKnow, type Option, prefersNotToSay } from '../scripts/script.ts'
import type { Spoken } from './spoken.ts'

/** One in fifty does not know, one in a hundred would rather not say. */
const unsure = 0.02
const unwilling = 0.01

/**
 * What a respondent answers to a question: drawn with a skew that belongs to the question, so that tables are not
 * flat, and with a floor, so that with five options or fewer each is chosen by more than one in twelve.
 */
export function opinionOn(spoken: Spoken, seed: string, respondentSeed: string): Answer {
  const random = seeded(`${respondentSeed}|${spoken.place}`)
  const real = (spoken.options ?? []).filter(isReal)
  const mood = random()
  if (real.length === 0) return { kind: 'said' }
  if (mood < unsure) return { kind: 'one', option: doesNotKnow.id }
  if (mood < unsure + unwilling) return { kind: 'one', option: prefersNotToSay.id }
  const shares = real.map((option) => liking(seed, spoken.place, option.id))
  if (spoken.kind === 'multiple') return several(spoken, real, shares, random)
  return { kind: 'one', option: pick(real, floored(shares), random()).id }
}

function isReal(option: Option): boolean {
  return option.id !== doesNotKnow.id && option.id !== prefersNotToSay.id
}

/** How well an option is liked, by everybody: keyed by its id, so that rotation changes nothing. */
function liking(seed: string, place: string, option: string): number {
  return 0.05 + seeded(`${seed}|${place}|${option}`)() ** 2
}

function floored(shares: readonly number[]): number[] {
  const floor = Math.min(0.11, 0.5 / shares.length)
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => floor + (1 - floor * shares.length) * (share / total))
}

function pick(options: readonly Option[], shares: readonly number[], at: number): Option {
  let left = at
  for (const [index, option] of options.entries()) {
    left -= shares[index] ?? 0
    if (left < 0) return option
  }
  return options.at(-1) ?? doesNotKnow
}

function several(
  spoken: Spoken,
  options: readonly Option[],
  shares: readonly number[],
  random: () => number,
): Answer {
  const standsAlone = (option: Option) =>
    spoken.exclusive?.includes(option.id) ?? /\bnone\b/i.test(option.label)
  const chosen = options.filter((_, index) => random() < 0.15 + 0.45 * (shares[index] ?? 0))
  const together = chosen.filter((option) => !standsAlone(option)).slice(0, spoken.atMost)
  const alone = options.find(standsAlone)
  const others = options.filter((option) => !standsAlone(option) && !together.includes(option))
  const missing = (spoken.atLeast ?? 1) - together.length
  if (together.length > 0 && missing > 0) together.push(...others.slice(0, missing))
  if (together.length > 0) return { kind: 'several', options: together.map(({ id }) => id) }
  if (alone) return { kind: 'several', options: [alone.id] }
  const first = pick(options, floored(shares), random())
  const rest = options.filter((option) => option !== first)
  const few = [first, ...rest].slice(0, spoken.atLeast ?? 1)
  return { kind: 'several', options: few.map(({ id }) => id) }
}
