import type { Answer, Answers, Place } from './script.ts'

/** The answer at a place. Only what was put there counts: a block may be called `constructor`. */
export function answerAt(answers: Answers, place: Place): Answer | undefined {
  return Object.hasOwn(answers, place) ? answers[place] : undefined
}
