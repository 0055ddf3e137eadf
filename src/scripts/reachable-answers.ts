import { acceptAnswer } from './accept-answer.ts'
import { answerAt } from './answer-at.ts'
import { ends, isAsked } from './next-place.ts'
import { way } from './places.ts'
import type { Answer, Answers, Place, Script } from './script.ts'

/**
 * The answers that still count. After an earlier answer is changed, answers at places no longer on the way are
 * dropped, and so are those that hung on them; an answer that is not listed at its place is dropped as well.
 */
export function reachableAnswers(script: Script, answers: Answers): Answers {
  const kept: Record<Place, Answer> = {}
  for (const one of way(script)) {
    if ('end' in one) {
      // Whether a quota was full is not in the answers: what was answered before it ended stays either way.
      if (ends(one.end, kept, () => false)) break
      continue
    }
    const { place, at } = one
    const answer = answerAt(answers, place)
    if (answer === undefined || !isAsked(at, kept)) continue
    const accepted = acceptAnswer(script, place, answer, kept)
    if (accepted.ok) kept[place] = accepted.value
  }
  return kept
}
