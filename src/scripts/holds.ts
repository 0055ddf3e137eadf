import { answerAt } from './answer-at.ts'
import type { Answers, Condition } from './script.ts'

/** Whether a condition holds over the answers so far. A place without an answer is none of its options. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, answers))
  if ('any' in condition) return condition.any.some((one) => holds(one, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  return chosenAt(answers, condition.at).some((option) => condition.is.includes(option))
}

/** The option ids chosen at a place: none before it is answered. */
export function chosenAt(answers: Answers, place: string): readonly string[] {
  const answer = answerAt(answers, place)
  if (answer?.kind === 'one') return [answer.option]
  return answer?.kind === 'several' ? answer.options : []
}
