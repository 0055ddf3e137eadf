import type { CallId } from '../basics/ids.ts'
import { later, minute } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import type { CheckAnswer, CheckQuestion } from '../supervision/check-words.ts'
import { resultOf } from '../supervision/check-words.ts'
import { drawChance } from '../supervision/quality.ts'
import { agentNow } from './agent-now.ts'
import { type Ctx, type Decided, type Decision, type Effect, notAllowed, refuse } from './decide.ts'
import type { Talking } from './decide-interview.ts'
import { onCall } from './decide-switch.ts'
import type { Actor, NewFact } from './fact.ts'
import type { State, Validation } from './state.ts'
import { endSupervision, freeSupervisor, lineIsTaken, supervisorSeat } from './supervisor-line.ts'

/** How long a supervisor who has come may take for two questions. */
const askWithin = 3 * minute

/**
 * Whether the interview whose last question was answered just now is drawn for a check (R9). Chance is asked here and
 * no sooner: before this there is nothing that anybody could read. Only where a supervisor can come at once, so that
 * nobody waits on the telephone for somebody who is on another call.
 */
export function drawCheck(state: State, ctx: Ctx, call: Talking): NewFact[] {
  const { validation } = ctx.settings
  if (validation === undefined || call.takenOverBy !== undefined) return []
  if (freeSupervisor(state) === undefined || anyOpen(state)) return []
  const chance = drawChance(agentNow(state, call.campaign, call.agent), validation)
  if (ctx.chance() >= chance) return []
  const on = { ...onCall(state, call.id), interview: call.interview }
  return [{ type: 'validation.drawn', on, data: {} }]
}

/** The check that holds back the closing words of this call, if one does: it ends with the call, an exit or a stop. */
export function openCheck(
  state: State,
  id: CallId,
): Exclude<Validation, { is: 'done' }> | undefined {
  const check = state.validations.get(id)
  const call = state.calls.get(id)
  if (check === undefined || check.is === 'done') return undefined
  if (call?.state !== 'talking' || call.takenOverBy !== undefined) return undefined
  if (call.closeBy !== undefined) return undefined
  return state.interviews.get(call.interview)?.ending === undefined ? check : undefined
}

/** Checks that wait for a supervisor, or that one is making: their calls. */
export function openChecks(state: State): readonly CallId[] {
  return [...state.validations.keys()].filter((id) => openCheck(state, id) !== undefined)
}

function anyOpen(state: State): boolean {
  return openChecks(state).length > 0
}

const over = 'That check is over. The agent reads the closing words.'

/** The supervisor joins the call for the two questions. */
export function beginCheck(state: State, ctx: Ctx, by: Actor, id: CallId): Decision {
  const no = notAllowed(state, ctx, by, 'VALIDATE_INTERVIEW')
  if (no) return { ok: false, error: no }
  const call = state.calls.get(id)
  const check = openCheck(state, id)
  if (!call || !check) return refuse(409, 'R9', over)
  if (check.is === 'begun')
    return check.by === by.person
      ? ok({ facts: [], reply: undefined })
      : refuse(409, 'R9', 'Another supervisor is asking already.')
  if (lineIsTaken(state))
    return refuse(409, 'P8', 'The supervisor’s line is in a call that was taken over.')
  const facts: NewFact[] = [
    ...endSupervision(state),
    { type: 'validation.begun', by, on: onCall(state, id), data: {} },
  ]
  const command = {
    ...({ do: 'supervise', mode: 'join' } as const),
    ...{ seat: call.seat, supervisor: supervisorSeat },
  }
  return ok({ facts, effects: [{ do: 'switch', command }], reply: undefined })
}

/** What the person said; and the supervisor leaves the line to the agent. */
export function answerCheck(
  state: State,
  ctx: Ctx,
  by: Actor,
  id: CallId,
  answers: Readonly<Record<CheckQuestion, CheckAnswer>>,
): Decision {
  const no = notAllowed(state, ctx, by, 'VALIDATE_INTERVIEW')
  if (no) return { ok: false, error: no }
  const check = openCheck(state, id)
  if (check?.is !== 'begun' || check.by !== by.person) return refuse(409, 'R9', over)
  const result = resultOf(answers)
  const on = onCall(state, id)
  const fact: NewFact =
    result === 'nothing-said'
      ? { type: 'validation.missed', by, on, data: {} }
      : { type: 'validation.answered', by, on, data: { result } }
  return ok({ ...leaveLine(state, fact), reply: undefined })
}

/** The supervisor leaves without an answer: nothing is said of the agent. */
export function leaveCheck(state: State, ctx: Ctx, by: Actor, id: CallId): Decision {
  return answerCheck(state, ctx, by, id, { asked: 'unsure', told: 'unsure' })
}

/** Nobody came within the time, or whoever came has not finished: the person on the telephone does not wait longer. */
export function lateChecks(state: State, ctx: Ctx): Omit<Decided<undefined>, 'reply'> {
  const facts: NewFact[] = []
  const effects: Effect[] = []
  for (const [id, check] of state.validations) {
    if (check.is === 'done') continue
    const open = openCheck(state, id) !== undefined
    const within = check.is === 'drawn' ? (ctx.settings.validation?.waitMs ?? 0) : askWithin
    if (open && ctx.now < later(check.at, within)) continue
    const missed: NewFact = { type: 'validation.missed', on: onCall(state, id), data: {} }
    const there = check.is === 'begun' && state.supervising.get(check.by)?.call === id
    const left = there ? leaveLine(state, missed) : { facts: [missed] }
    facts.push(...left.facts)
    effects.push(...(left.effects ?? []))
  }
  return { facts, effects }
}

/** The supervisor's line leaves the call with this fact. */
function leaveLine(state: State, fact: NewFact): Omit<Decided<undefined>, 'reply'> {
  const command = { do: 'stop-supervising', supervisor: supervisorSeat } as const
  return { facts: [fact, ...endSupervision(state)], effects: [{ do: 'switch', command }] }
}
