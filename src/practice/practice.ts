import type { CallId, InterviewId, KeyId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { Interview } from '../calls/interview.ts'
import type { Heard, Spoken } from '../exchange/spoken.ts'
import { acceptAnswer } from '../scripts/accept-answer.ts'
import type { ExitKind } from '../scripts/exits.ts'
import { mayGoBack } from '../scripts/go-back.ts'
import { firstPlace, nextPlace } from '../scripts/next-place.ts'
import { reachableAnswers } from '../scripts/reachable-answers.ts'
import type { Answer, Place, Script } from '../scripts/script.ts'
import { PlayedRespondent, type PracticeKind, practicePeople } from './people.ts'

/** How a practice interview came to its end, and what a careful agent would have come to. */
export type Course = {
  readonly met: PracticeKind
  readonly ended: 'completed' | 'left' | ExitKind
  readonly wanted: 'completed' | ExitKind
  /** Presses that were refused: out of order, not listed, too early. */
  readonly slips: number
}

export type PracticePress = { readonly place: Place; readonly turn: number; readonly mark: string }
type Refused = { readonly status: 409 | 422; readonly sentence: string }

const stale: Refused = {
  status: 409,
  sentence: 'That page is out of date. This is where the interview is now.',
}

/**
 * One practice interview, in memory alone. It takes and refuses presses as a live one does, and its answers are
 * forgotten with it: nothing of it is a step, a call or a response.
 */
export class Practice {
  readonly script: Script
  readonly mark: string
  readonly #respondent: PlayedRespondent
  #interview: Interview
  #slips = 0

  /** `mark` is what its pages carry, so that a page of an earlier one does nothing here. */
  constructor(script: Script, kind: PracticeKind, seed: string, mark: string) {
    this.script = script
    this.mark = mark
    this.#respondent = new PlayedRespondent(kind, seed)
    const named = { id: seed as InterviewId, key: '' as KeyId, call: seed as CallId }
    this.#interview = { ...named, seed, at: firstPlace(script), answers: {}, trail: [], turns: 1 }
  }

  get interview(): Interview {
    return this.#interview
  }

  get slips(): number {
    return this.#slips
  }

  hear(spoken: Spoken): Heard {
    return this.#respondent.hear(spoken)
  }

  answer(pressed: PracticePress, answer: Answer): Result<void, Refused> {
    const { at, answers, seed, trail } = this.#interview
    if (!this.#isHere(pressed)) return this.#slip(stale)
    const accepted = acceptAnswer(this.script, pressed.place, answer, answers)
    if (!accepted.ok) {
      const status = accepted.error.code === 'unknown-option' ? 409 : 422
      return this.#slip({ status, sentence: accepted.error.message })
    }
    const said = { ...answers, [at]: accepted.value }
    const next = nextPlace(this.script, at, reachableAnswers(this.script, said), seed)
    this.#move({ answers: said, trail: [...trail, at], at: next })
    return ok(undefined)
  }

  goBack(pressed: PracticePress): Result<void, Refused> {
    const { at, trail } = this.#interview
    const before = trail.at(-1)
    if (!this.#isHere(pressed)) return this.#slip(stale)
    if (before === undefined || !mayGoBack(this.script, at as Place, before))
      return this.#slip({
        status: 409,
        sentence: 'The script does not go back from here. Read on.',
      })
    this.#move({ at: before, trail: trail.slice(0, trail.lastIndexOf(before)) })
    return ok(undefined)
  }

  exit(mark: string, exit: ExitKind): Result<void, Refused> {
    if (mark !== this.mark || this.#interview.ending) return this.#slip(stale)
    this.#move({ ending: { by: 'exit', exit } })
    return ok(undefined)
  }

  /** After the closing words, or when the agent puts the headset down in the middle. */
  end(mark: string): Result<Course, Refused> {
    const { ending, at } = this.#interview
    if (mark !== this.mark) return this.#slip(stale)
    if (!ending && at !== 'completed')
      return this.#slip({ status: 409, sentence: 'Read on, or choose how the call ends.' })
    return ok(this.course())
  }

  course(): Course {
    const { ending, at } = this.#interview
    const { kind } = this.#respondent
    const ended = ending?.by === 'exit' ? ending.exit : at === 'completed' ? 'completed' : 'left'
    return { met: kind, ended, wanted: practicePeople[kind].wants, slips: this.#slips }
  }

  #isHere({ place, turn, mark }: PracticePress): boolean {
    const { at, turns, ending } = this.#interview
    return mark === this.mark && !ending && place === at && turn === turns
  }

  #move(change: Partial<Interview>): void {
    this.#interview = { ...this.#interview, ...change, turns: this.#interview.turns + 1 }
  }

  #slip(refused: Refused): Result<never, Refused> {
    this.#slips += 1
    return err(refused)
  }
}

/** Whom to meet next: one of those met least often, by chance, so that nobody knows who answers. */
export function nextToMeet(met: readonly PracticeKind[], chance: number): PracticeKind {
  const kinds = Object.keys(practicePeople) as PracticeKind[]
  const times = (kind: PracticeKind) => met.filter((one) => one === kind).length
  const fewest = Math.min(...kinds.map(times))
  const open = kinds.filter((kind) => times(kind) === fewest)
  return open[Math.floor(chance * open.length)] ?? 'polite'
}
