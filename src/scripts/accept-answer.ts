import { err, ok, type Result } from '../basics/result.ts'
import { takenBefore } from './options-at.ts'
import { type Located, locate } from './places.ts'
import {
  type Answer,
  type Answers,
  doesNotKnow,
  type Multiple,
  type Place,
  prefersNotToSay,
  type Question,
  type Script,
} from './script.ts'

export type AnswerFault = {
  readonly code:
    | 'unknown-place'
    | 'wrong-kind'
    | 'unknown-option'
    | 'nothing-chosen'
    | 'stands-alone'
    | 'too-many'
    | 'too-few'
    | 'ranked-already'
  readonly message: string
}

/**
 * The answer as the house keeps it, if it is one of those listed at this place (P5, P6): options once each and in
 * the author's order, so that the order on the screen leaves no trace. Otherwise what is wrong and what to do.
 * `answers` are those given so far: what an earlier rank took cannot be ranked again.
 */
export function acceptAnswer(
  script: Script,
  place: Place,
  answer: Answer,
  answers: Answers,
): Result<Answer, AnswerFault> {
  const at = locate(script, place)
  if (at === undefined)
    return fault('unknown-place', `This script has no place "${place}". Go on from the page shown.`)
  const { block } = at
  if (block.kind === 'opening' || block.kind === 'statement')
    return answer.kind === 'said'
      ? ok({ kind: 'said' })
      : fault('wrong-kind', 'There is nothing to answer here. Read the words, then go on.')
  if (answer.kind === 'said')
    return fault('nothing-chosen', 'This is a question. Choose one of the listed answers.')
  if (block.kind === 'multiple') return several(block, answer)
  return alreadyRanked(at, answer, answers) ?? one(block, answer)
}

function alreadyRanked(
  at: Located,
  answer: Chosen,
  answers: Answers,
): Result<Answer, AnswerFault> | undefined {
  const taken = answer.kind === 'one' && takenBefore(at, answers).includes(answer.option)
  return taken
    ? fault('ranked-already', 'That was chosen before. Choose one of those that are left.')
    : undefined
}

type Chosen = Exclude<Answer, { kind: 'said' }>

function one(block: Exclude<Question, Multiple>, answer: Chosen): Result<Answer, AnswerFault> {
  if (answer.kind !== 'one')
    return fault('wrong-kind', 'This question takes one answer. Choose one of those listed.')
  return listed(block).includes(answer.option)
    ? ok({ kind: 'one', option: answer.option })
    : notListed(answer.option)
}

function several(block: Multiple, answer: Chosen): Result<Answer, AnswerFault> {
  const chosen = answer.kind === 'one' ? [answer.option] : answer.options
  const known = listed(block)
  const stranger = chosen.find((option) => !known.includes(option))
  if (stranger !== undefined) return notListed(stranger)
  const options = known.filter((option) => chosen.includes(option))
  if (options.length === 0)
    return fault('nothing-chosen', 'Nothing is chosen. Choose at least one of the listed answers.')
  const alone = options.find((option) => standsAlone(block, option))
  if (alone !== undefined && options.length > 1)
    return fault('stands-alone', `"${labelOf(block, alone)}" cannot be chosen with another answer.`)
  const least = Math.min(block.atLeast ?? 1, leastPossible(block))
  if (alone === undefined && options.length < least)
    return fault('too-few', `Choose at least ${least} answers here, or the one that stands alone.`)
  if (block.atMost !== undefined && options.length > block.atMost)
    return fault('too-many', `Choose at most ${block.atMost} answers here.`)
  return ok({ kind: 'several', options })
}

/** Nobody can be asked for more answers than there are to give together. */
function leastPossible(block: Multiple): number {
  const together = block.options.filter(({ id }) => !standsAlone(block, id)).length
  return Math.max(1, Math.min(together, block.atMost ?? together))
}

function listed(block: Question): string[] {
  return [...block.options.map(({ id }) => id), doesNotKnow.id, prefersNotToSay.id]
}

function standsAlone(block: Multiple, option: string): boolean {
  return (
    option === doesNotKnow.id ||
    option === prefersNotToSay.id ||
    (block.exclusive ?? []).includes(option)
  )
}

function labelOf(block: Question, id: string): string {
  return [...block.options, doesNotKnow, prefersNotToSay].find((o) => o.id === id)?.label ?? id
}

function notListed(option: string): Result<Answer, AnswerFault> {
  return fault(
    'unknown-option',
    `"${option}" is not one of the listed answers. Choose one of them.`,
  )
}

function fault(code: AnswerFault['code'], message: string): Result<Answer, AnswerFault> {
  return err({ code, message })
}
