import { ok } from '../basics/result.ts'
import type { Call } from '../calls/call.ts'
import type { Interview } from '../calls/interview.ts'
import { type Ctx, type Decision, notAllowed } from './decide.ts'
import type { Actor } from './fact.ts'
import { lineDown, notOf } from './refused-press.ts'
import type { State } from './state.ts'
import type { StepBody } from './step.ts'

export type Talking = Call & { readonly state: 'talking' }

type Refused = Extract<Decision, { ok: false }>

/** The call this person is speaking on: the agent's own, or the one a supervisor has taken over. */
export function liveCall(state: State, by: Pick<Actor, 'person' | 'seat'>): Call | undefined {
  for (const call of state.calls.values()) {
    const takenOver = 'takenOverBy' in call ? call.takenOverBy : undefined
    if (takenOver === by.person) return call
    if (takenOver === undefined && call.agent === by.person && call.seat === by.seat) return call
  }
  return undefined
}

/**
 * The conversation that a press belongs to: the presser's own, with the respondent's leg up, and the one that the page
 * was made for, as `callMark` gives it (P5).
 */
export function ownTalk(
  state: State,
  ctx: Ctx,
  by: Actor,
  mark: string | undefined,
): { readonly ok: true; readonly value: Talking } | Refused {
  const no = notAllowed(state, ctx, by, 'ANSWER_BLOCK')
  if (no) return { ok: false, error: no }
  const call = liveCall(state, by)
  if (call?.state !== 'talking') return lineDown(by, call)
  return notOf(call, by, mark) ?? ok(call)
}

/** A press that comes to one step of its interview, and to nothing in the record. */
export function oneStep({ id, key }: Interview, body: StepBody): Decision {
  return ok({ facts: [], steps: [{ interview: id, key, body }], reply: undefined })
}
