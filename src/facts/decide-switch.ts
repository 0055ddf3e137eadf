import type { CallId, InterviewId, SeatId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { unreachable } from '../basics/unreachable.ts'
import type { HangupCause } from '../phone/hangup-cause.ts'
import type { SwitchEvent } from '../phone/switch-port.ts'
import { firstPlace } from '../scripts/next-place.ts'
import type { IncidentKind } from '../supervision/incident.ts'
import type { Ctx, Decided, Decision, Effect } from './decide.ts'
import { codeByItself } from './decide-code.ts'
import { scriptOf } from './decide-interview.ts'
import type { NewFact } from './fact.ts'
import { isOpen } from './fold-incidents.ts'
import { localDay } from './local-day.ts'
import type { State } from './state.ts'
import { endSupervision, supervisorSeat } from './supervisor-line.ts'

/** What the house makes of something the switch tells it. Late and repeated news changes nothing. */
export function takeSwitchEvent(state: State, ctx: Ctx, event: SwitchEvent): Decision {
  switch (event.kind) {
    case 'connected':
      return ok({
        facts: [{ type: 'switch.connected', data: {} }],
        effects: seatsAgain(state),
        reply: undefined,
      })
    case 'disconnected':
      return only({ type: 'switch.disconnected', data: {} })
    case 'seat-up':
      return seatLine(state, event.seat, true)
    case 'seat-down':
      return seatLine(state, event.seat, false, event.cause)
    case 'ringing':
      return state.calls.get(event.call)?.state === 'placing'
        ? only({ type: 'attempt.ringing', on: onCall(state, event.call), data: {} })
        : none
    case 'answered':
      return answered(state, ctx, event.call)
    case 'message-started':
      return abandoned(state, ctx, event.call, event.why)
    case 'agent-silent':
      return agentSilent(state, event.call)
    case 'ended':
      return ended(state, ctx, event.call, event.cause)
    case 'stranger-ended':
      return only({
        type: 'incident.opened',
        on: { incident: ctx.uuid() as never },
        data: { kind: 'unknown-leg' },
      })
    case 'never-again':
      return ok({
        facts: [{ type: 'number.suppressed', data: {} }],
        effects: [{ do: 'switch', command: { do: 'note-taken', note: event.note } }],
        reply: undefined,
      })
    case 'caller-id-differs':
      return once(state, ctx, 'caller-id')
    case 'unknown-events':
      return once(state, ctx, 'unknown-events')
    case 'seat-misused':
      return once(state, ctx, 'seat-phone', event.seat, [
        { type: 'seat.misused', on: { seat: event.seat }, data: { count: event.count } },
      ])
    case 'supervising-stopped':
      return supervisorGone(state)
    case 'in-conference':
    case 'seat-talking':
    case 'supervising':
      return none
    default:
      return unreachable(event)
  }
}

const none: Decision = ok({ facts: [], reply: undefined })

function only(fact: NewFact): Decision {
  return ok({ facts: [fact], reply: undefined })
}

/** The script appears at once: the interview is begun in the same breath as the answer. */
function answered(state: State, ctx: Ctx, id: CallId): Decision {
  const call = state.calls.get(id)
  if (call?.state !== 'placing' && call?.state !== 'ringing') return none
  if (call.unwanted) return abandoned(state, ctx, id)
  if (call.redials && state.interviews.has(call.redials.interview)) {
    const on = { ...onCall(state, id), interview: call.redials.interview }
    return only({ type: 'attempt.answered', on, data: {} })
  }
  const interview = ctx.uuid() as InterviewId
  const key = ctx.freshKey()
  const on = { ...onCall(state, id), interview }
  const seed = ctx.uuid()
  const facts: NewFact[] = [
    { type: 'attempt.answered', on, data: {} },
    { type: 'interview.begun', on, data: { key } },
  ]
  const next = firstPlace(scriptOf(state, ctx, call))
  return ok({
    facts,
    steps: [{ interview, key, body: { step: 'begin', seed, next } }],
    reply: undefined,
  })
}

/**
 * Answered with no agent there, or the seat was lost mid-call: the switch is already playing the message (D5). Or asked
 * to end while it rang, and answered all the same: the switch apologises, and it counts as abandoned (D2).
 */
function abandoned(state: State, ctx: Ctx, id: CallId, why?: 'not-heard' | 'seat-lost'): Decision {
  const call = state.calls.get(id)
  if (!call || call.state === 'abandoned' || call.state === 'wrapping-up') return none
  const facts: NewFact[] = []
  const lost = call.state === 'talking' ? call.interview : call.redials?.interview
  if (lost !== undefined) {
    facts.push({
      type: 'interview.ended',
      on: { ...onCall(state, id), interview: lost },
      data: {},
    })
  }
  facts.push(
    {
      type: 'attempt.abandoned',
      on: onCall(state, id),
      data: { day: localDay(ctx.now), ...(why ? { why } : {}) },
    },
    {
      type: 'incident.opened',
      on: { incident: ctx.uuid() as never, call: id, seat: call.seat },
      data: { kind: 'abandoned-call' },
    },
  )
  // The next respondent must not meet the same silence: the agent says again that they are ready (D12).
  if (why === 'not-heard' && state.seats.get(call.seat)?.agent !== undefined)
    facts.push({ type: 'agent.not_heard', on: { seat: call.seat, call: id }, data: {} })
  return ok({ facts, effects: [{ do: 'destroy-keys' }], reply: undefined })
}

/** D12: the supervisor sees it at once. Nothing is known of what was or was not said but that it was silent. */
function agentSilent(state: State, id: CallId): Decision {
  const call = state.calls.get(id)
  if (call?.state !== 'talking' || call.takenOverBy !== undefined) return none
  if (state.seats.get(call.seat)?.silent?.call === id) return none
  return only({ type: 'agent.silent', on: onCall(state, id), data: {} })
}

/** The respondent's leg is gone. Nobody spoke: the attempt codes itself. Somebody did: the agent confirms the outcome. */
function ended(state: State, ctx: Ctx, id: CallId, cause: HangupCause): Decision {
  const call = state.calls.get(id)
  if (!call || call.state === 'wrapping-up') return none
  const fact: NewFact = { type: 'attempt.ended', on: onCall(state, id), data: { cause } }
  if (call.state === 'talking') return ok({ facts: [fact], reply: undefined })
  const coded: Decided<undefined> = codeByItself(state, ctx, call, cause)
  return ok({ ...coded, facts: [fact, ...coded.facts] })
}

export function onCall(state: State, id: CallId) {
  const call = state.calls.get(id)
  return call
    ? { call: id, case: call.case, campaign: call.campaign, seat: call.seat }
    : { call: id }
}

function seatLine(state: State, seat: SeatId, up: boolean, cause?: HangupCause): Decision {
  const known = state.seats.get(seat)
  if (!known || (known.lineUp === up && known.lineCause === cause)) return none
  return only({ type: 'seat.line', on: { seat }, data: { up, ...(cause ? { cause } : {}) } })
}

/** One incident of a kind, at a seat or at none, until it is closed: whoever tries a thousand times fills no record. */
function once(
  state: State,
  ctx: Ctx,
  kind: IncidentKind,
  seat?: SeatId,
  facts: readonly NewFact[] = [],
): Decision {
  if (isOpen(state, kind, seat)) return ok({ facts, reply: undefined })
  const on = { incident: ctx.uuid() as never, ...(seat === undefined ? {} : { seat }) }
  return ok({
    facts: [...facts, { type: 'incident.opened', on, data: { kind } }],
    reply: undefined,
  })
}

/** The supervisor's leg dropped: nobody listens any more, and a call that was taken over has nobody left to talk. */
function supervisorGone(state: State): Decision {
  const facts = endSupervision(state)
  const effects: Effect[] = []
  for (const call of state.calls.values()) {
    if (call.state !== 'talking' || call.takenOverBy === undefined || call.apologised) continue
    facts.push({ type: 'interview.apologised', on: { call: call.id, seat: call.seat }, data: {} })
    effects.push({ do: 'switch', command: { do: 'apologise', call: call.id } })
  }
  return ok({ facts, effects, reply: undefined })
}

/** A switch that comes back knows nothing of the seats that were open. */
function seatsAgain(state: State): Effect[] {
  if (!state.shift) return []
  const taken = [...state.seats.values()].filter((seat) => seat.agent).map((seat) => seat.id)
  return [...taken, supervisorSeat].map((seat) => ({
    do: 'switch',
    command: { do: 'open-seat', seat },
  }))
}
