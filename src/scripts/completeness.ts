import { chosenAt } from './holds.ts'
import { askedPlaces } from './next-place.ts'
import { type Answers, prefersNotToSay, type Script } from './script.ts'

export type Completeness = {
  /** Places with a question that applies, given the answers so far; each row of a grid and each rank is one. */
  readonly applicable: number
  readonly answered: number
  /** From 0 to 1. */
  readonly share: number
  readonly band: 'complete' | 'partial' | 'break-off'
}

/**
 * How much of the questionnaire was answered, by AAPOR's common bands: more than 80% complete, 50 to 80% partial,
 * less than 50% break-off. A refusal to say does not count as answered; "does not know" does.
 */
export function completeness(script: Script, answers: Answers): Completeness {
  const applicable = askedPlaces(script, answers).filter(({ at }) => 'options' in at.block)
  const answered = applicable.filter(({ place }) => {
    const chosen = chosenAt(answers, place)
    return chosen.length > 0 && !chosen.includes(prefersNotToSay.id)
  })
  const share = applicable.length === 0 ? 0 : answered.length / applicable.length
  return { applicable: applicable.length, answered: answered.length, share, band: bandOf(share) }
}

function bandOf(share: number): Completeness['band'] {
  if (share > 0.8) return 'complete'
  return share >= 0.5 ? 'partial' : 'break-off'
}
