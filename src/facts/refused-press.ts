import { sha256 } from '../basics/hash.ts'
import type { CallId } from '../basics/ids.ts'
import type { Call } from '../calls/call.ts'
import { type Decision, refuse } from './decide.ts'
import type { Actor, NewFact } from './fact.ts'
import type { FactShapes } from './shapes.ts'

type Refused = Extract<Decision, { ok: false }>
type Why = FactShapes['interview.step_refused']['data']['why']

/**
 * What a page of a call carries to say which call it was made for. Not the call's id: that stands in the record, and
 * a page shows nothing of it.
 */
export function callMark(call: CallId): string {
  return sha256(`page/${call}`).slice(0, 16)
}

/** A press from a page of another call: an old tab, a form sent again, a mark made up (P5). */
export function notOf(call: Call, by: Actor, mark: string | undefined): Refused | undefined {
  if (mark === undefined || mark === callMark(call.id)) return undefined
  return outOfOrder(by, call)
}

export function outOfOrder(by: Actor, call: Call): Refused {
  return refuse(409, 'P5', 'That page is out of date. This is where the interview is now.', [
    stepRefused(by, call, 'out-of-order'),
  ])
}

/** Two answers are on the page, and this is neither. */
export function neitherOfTwo(by: Actor, call: Call): Refused {
  return refuse(422, 'P6', 'Choose one of the two answers.', [stepRefused(by, call, 'not-listed')])
}

/** The call is ending, and what was chosen for that stands (R2). */
export function stands(by: Actor, call: Call, sentence: string): Refused {
  return refuse(409, 'P5', sentence, [stepRefused(by, call, 'out-of-order')])
}

/** After hang-up there is only the closing page (design 5). */
export function lineDown(by: Actor, call: Call | undefined): Refused {
  return refuse(409, 'P5', 'The call is over, so nothing more can be answered.', [
    stepRefused(by, call, 'line-down'),
  ])
}

/** That a press was refused and why; never which place or answer. */
export function stepRefused(by: Actor, call: Call | undefined, why: Why): NewFact {
  const seat = call?.seat ?? by.seat
  return {
    type: 'interview.step_refused',
    by,
    on: { ...(call ? { call: call.id } : {}), ...(seat ? { seat } : {}) },
    data: { why },
  }
}
