import type { InterviewId, KeyId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { Interview } from '../calls/interview.ts'
import type { ExitKind } from '../scripts/exits.ts'
import type { Answer, Language, Place } from '../scripts/script.ts'
import type { State } from './state.ts'

/**
 * One step of an interview under way. Steps live in a journal of their own, sealed and of one length, and are gone at
 * shift close: routing follows answers, so the steps alone would give the answers away (design 3).
 * `next` is where the script goes from here, so that the fold needs no script.
 */
export type StepBody =
  | { readonly step: 'begin'; readonly seed: string; readonly next: Place }
  | {
      readonly step: 'answer'
      readonly place: Place
      readonly answer: Answer
      readonly next: Place | 'completed'
      /** The quota cells in which a place is kept from here on; none when absent. */
      readonly cells?: readonly number[]
      /** It ends here because a cell is full: the block with the closing words. */
      readonly full?: string
    }
  | { readonly step: 'back'; readonly next: Place }
  | { readonly step: 'exit'; readonly exit: ExitKind }
  | { readonly step: 'window'; readonly from: Instant; readonly to: Instant }
  /** Whether what was said is kept until that time. */
  | { readonly step: 'keep'; readonly agreed: boolean }
  /** Nothing of an earlier day goes on: it begins at its first question. */
  | { readonly step: 'anew' }
  /** The line is up again, and they go on. */
  | { readonly step: 'on' }
  | { readonly step: 'language'; readonly language: Language }

export type NewStep = {
  readonly interview: InterviewId
  readonly key: KeyId
  readonly body: StepBody
}

/** Adds one step to the interviews under way. A step of an interview that is over changes nothing. */
export function foldStep(state: State, step: NewStep): void {
  const now = state.interviews.get(step.interview)
  if (!now) return
  const next = afterStep(now, step.body)
  state.interviews.set(step.interview, { ...next, turns: now.turns + 1 })
}

function afterStep(now: Interview, body: StepBody): Interview {
  switch (body.step) {
    case 'begin':
      return { ...now, seed: body.seed, at: body.next }
    case 'answer': {
      const { cells: _cells, full: _full, ...rest } = now
      return {
        ...rest,
        answers: { ...now.answers, [body.place]: body.answer },
        trail: [...now.trail, body.place],
        at: body.next,
        ...(body.cells === undefined ? {} : { cells: body.cells }),
        ...(body.full === undefined ? {} : { full: body.full }),
      }
    }
    case 'back':
      return { ...now, trail: now.trail.slice(0, now.trail.lastIndexOf(body.next)), at: body.next }
    case 'language':
      return { ...now, language: body.language }
    case 'window':
      return now.ending?.by === 'exit'
        ? { ...now, ending: { ...now.ending, window: { from: body.from, to: body.to } } }
        : now
    case 'keep':
      return now.ending?.by === 'exit'
        ? { ...now, ending: { ...now.ending, keep: body.agreed } }
        : now
    case 'anew':
      return { ...now, again: 'new' }
    case 'on': {
      const { cutOff: _, ...rest } = now
      return rest
    }
    case 'exit':
      return { ...now, ending: { by: 'exit', exit: body.exit } }
  }
}
