import type { CallId } from '../basics/ids.ts'
import { type Instant, later } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import type { Call } from '../calls/call.ts'
import { agentRules } from '../fieldwork/agent-rules.ts'
import { campaignRules } from '../fieldwork/campaign-rules.ts'
import { dialLimits } from '../fieldwork/dial-limits.ts'
import { mayDial } from '../fieldwork/may-dial.ts'
import { roomRules } from '../fieldwork/room-rules.ts'
import { refusalsOf } from '../fieldwork/rule.ts'
import type { Situation } from '../fieldwork/situation.ts'
import { progressAt } from '../scripts/progress-at.ts'
import { type Ctx, type Decision, notAllowed, refuse } from './decide.ts'
import { codeForRedial } from './decide-code.ts'
import { holdsOf, type World } from './decide-dial.ts'
import type { Actor, NewFact } from './fact.ts'
import type { WrappingUp } from './outcomes-for.ts'
import { scriptHash, scriptOf } from './script-of.ts'
import { agentSituation, caseSituation } from './situations.ts'
import type { Seat, State } from './state.ts'
import { partsOf } from './waiting-cases.ts'

/**
 * Until when the supervisor may have this call rung again (D14): the respondent's leg was gone in the middle of the
 * questions, with no exit and no closing words, and not for the second time. Undefined where it may not be.
 */
export function redialUntil(
  state: State,
  ctx: Pick<Ctx, 'now' | 'script' | 'sheet'>,
  call: Call | undefined,
): Instant | undefined {
  if (call?.state !== 'wrapping-up' || call.redials || call.takenOverBy !== undefined) return
  // What the box itself put down was not lost.
  if (call.cause === 'cancelled') return
  const interview = state.interviews.get(call.interview)
  if (!interview || interview.ending || interview.at === '' || interview.at === 'completed') return
  if (progressAt(scriptOf(state, ctx, call), interview.at) !== 'questions') return
  const until = later(call.endedAt, dialLimits.redialWithinMs)
  return ctx.now <= until ? until : undefined
}

/**
 * Rings once more whoever the line was lost to, from the same seat: it is the same conversation, and no other agent
 * learns of it. Every other rule is asked as for any call. The lost attempt is coded as that, and the interview waits.
 */
export function redialLost(
  state: State,
  ctx: Ctx,
  by: Actor,
  id: CallId,
  world: World,
): Decision<CallId> {
  const no = notAllowed(state, ctx, by, 'RETURN_CALL')
  if (no) return { ok: false, error: no }
  const call = state.calls.get(id)
  if (call?.state !== 'wrapping-up' || redialUntil(state, ctx, call) === undefined)
    return refuse(409, 'D14', 'It is too late to ring again. The agent says how the call ended.')
  const seat = state.seats.get(call.seat)
  const here = holdsOf(state, ctx, world, call.campaign)
  if (!here || seat?.agent !== call.agent)
    return refuse(409, 'D14', 'The agent is not at the seat any more. Let the call be coded.')
  const situation = situationOf(state, ctx, world, call, seat, here)
  if (mayDial(situation) !== 'yes') {
    const [first] = [
      ...refusalsOf(roomRules, situation),
      ...refusalsOf(campaignRules, situation),
      ...refusalsOf(agentRules, situation),
    ]
    // What holds back a number is told to no one (J6).
    const why = first?.sentence ?? 'This number may not be rung now.'
    return refuse(409, first?.rule ?? 'D14', `${why} Let the agent say how the call ended.`)
  }
  const next = ctx.uuid() as CallId
  return ok({ ...redialled(state, ctx, by, call, next), reply: next })
}

/** As for any call; the seat's pause and its own lost call are the same conversation and count for nothing. */
function situationOf(
  state: State,
  ctx: Ctx,
  world: World,
  call: WrappingUp,
  seat: Seat,
  { room, quotas }: NonNullable<ReturnType<typeof holdsOf>>,
): Situation {
  const { pauseUntil: _, ...agent } = agentSituation(state, ctx, seat)
  const { shift } = room
  return {
    ...room,
    shift: shift && { ...shift, agentsOnCalls: shift.agentsOnCalls - 1 },
    agent: { ...agent, callsUp: agent.callsUp - 1 },
    case: {
      ...caseSituation(state, world, call.case, call.agent, quotas),
      // It has its place in the cells of its stratum.
      quotaFull: false,
      callUp: [...state.calls.values()].some((one) => one.case === call.case && one.id !== call.id),
      redial: { lostAt: call.endedAt },
    },
  }
}

function redialled(state: State, ctx: Ctx, by: Actor, call: WrappingUp, next: CallId) {
  const { case: case_, campaign, seat, stratum, interview } = call
  const [sample] = partsOf(case_)
  const script = scriptHash(state, ctx, call)
  const coded = codeForRedial(state, ctx, call)
  const facts: NewFact[] = [
    { type: 'call.returned', by, on: { call: call.id, case: case_, campaign, seat }, data: {} },
    ...coded.facts,
    {
      type: 'attempt.placed',
      by,
      on: { call: next, case: case_, campaign, seat, sample, script, interview },
      data: { redial: true, ...(stratum && { stratum }) },
    },
  ]
  const sheet = state.campaigns.get(campaign)?.sheet
  const shows = sheet && { shows: ctx.sheet(sheet).callerId }
  const command = {
    do: 'dial',
    call: next,
    case: case_,
    seat,
    agent: call.agent,
    ...shows,
  } as const
  return { facts, effects: [...(coded.effects ?? []), { do: 'switch', command } as const] }
}
