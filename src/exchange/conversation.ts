import { seeded } from '../basics/seeded.ts'
import { type Answer, type Answers, doesNotKnow, prefersNotToSay } from '../scripts/script.ts'
import { objections } from './characters.ts'
import { opinionOn } from './opinions.ts'
import type { Respondent } from './respondent.ts'
import type { Heard, Spoken } from './spoken.ts'

/** The last words of somebody who hangs up half way. */
export const hangingUp = 'I have to go now, sorry.'

/** One respondent on the line: what was said so far, and what is said next. */
export class Conversation {
  readonly #respondent: Respondent
  readonly #seed: string
  readonly #said: Record<string, Answer> = {}
  #questionsHeard = 0
  #completed = false

  constructor(respondent: Respondent, seed: string) {
    this.#respondent = respondent
    this.#seed = seed
  }

  get said(): Answers {
    return this.#said
  }

  /** Whether the respondent went all the way to the closing words. */
  get completed(): boolean {
    return this.#completed
  }

  hear(spoken: Spoken): Heard {
    const takes = 2_000 + Math.floor(seeded(`${this.#respondent.seed}|${spoken.place}|t`)() * 4_000)
    if (isQuestion(spoken)) this.#questionsHeard += 1
    return { ...this.#objection(), ...this.#reply(spoken), takes }
  }

  #objection(): Pick<Heard, 'wants'> {
    const objection = this.#objects()
    return objection === undefined ? {} : { wants: objection.wants }
  }

  /** Most object as soon as they are spoken to; a distressed respondent only after a few questions. */
  #objects() {
    const { character, patience } = this.#respondent
    if (!Object.hasOwn(objections, character)) return undefined
    if (character === 'distressed' && this.#questionsHeard < patience) return undefined
    return objections[character as keyof typeof objections]
  }

  #reply(spoken: Spoken): Omit<Heard, 'takes' | 'wants'> {
    const objection = this.#objects()
    if (spoken.kind === 'closing') {
      this.#completed = objection === undefined
      return { says: 'Thank you. Goodbye.' }
    }
    if (objection !== undefined) return { says: objection.says }
    if (this.#hasHadEnough()) return { says: hangingUp, hungUp: true }
    const answer = this.#answer(spoken)
    this.#said[spoken.place] = answer
    return { says: caption(spoken, answer), answer }
  }

  #hasHadEnough(): boolean {
    const { character, patience } = this.#respondent
    return character === 'hangs-up' && this.#questionsHeard > patience
  }

  #answer(spoken: Spoken): Answer {
    if (!isQuestion(spoken)) return { kind: 'said' }
    return opinionOn(spoken, this.#seed, this.#respondent.seed)
  }
}

function isQuestion(spoken: Spoken): boolean {
  return !['opening', 'statement', 'closing'].includes(spoken.kind)
}

function caption(spoken: Spoken, answer: Answer): string {
  if (answer.kind === 'said')
    return spoken.kind === 'opening' ? 'Hello? Yes, go ahead.' : 'All right.'
  if (answer.kind === 'one') return answerWords(spoken, answer.option)
  return answer.options.map((option) => answerWords(spoken, option)).join(', and ')
}

function answerWords(spoken: Spoken, option: string): string {
  if (option === doesNotKnow.id) return 'I do not know.'
  if (option === prefersNotToSay.id) return 'I would rather not say.'
  return spoken.options?.find(({ id }) => id === option)?.label ?? option
}
