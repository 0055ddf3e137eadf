import type { CallId, IncidentId, SeatId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import type { SuperviseMode } from '../phone/switch-port.ts'
import type { IncidentKind } from '../supervision/incident.ts'
import { type Ctx, type Decision, type Effect, notAllowed, refuse } from './decide.ts'
import { holdFor } from './decide-hold.ts'
import { onCall } from './decide-switch.ts'
import type { Actor, NewFact, On } from './fact.ts'
import type { State } from './state.ts'
import { endSupervision, handToSupervisor, lineIsTaken, supervisorSeat } from './supervisor-line.ts'

/** Listen, whisper or join: the supervisor's leg in the seat's conference. Nobody else can hear that it is there. */
export function supervise(
  state: State,
  ctx: Ctx,
  by: Actor,
  seat: SeatId,
  mode: SuperviseMode,
): Decision {
  const no = notAllowed(state, ctx, by, 'SUPERVISE_CALL')
  if (no) return { ok: false, error: no }
  const at = state.seats.get(seat)
  if (!at?.agent || !at.lineUp) return refuse(409, 'P8', 'That seat has no line to listen to.')
  if (lineIsTaken(state)) return refuse(409, 'P8', lineTaken(state, by))
  const call = at.call && state.calls.get(at.call)
  const on = { seat, ...(call ? { call: call.id } : {}) }
  // The room has one supervisor's line: whoever was listening with it listens no more.
  const facts: NewFact[] = endSupervision(state)
  facts.push({ type: 'supervision.begun', by, on, data: { mode } })
  const command = { do: 'supervise', seat, supervisor: supervisorSeat, mode } as const
  return ok({ facts, effects: [{ do: 'switch', command }], reply: undefined })
}

/** The room has one supervisor's line. Whose call it is in says what there is to do: nobody is asked to end another's. */
function lineTaken(state: State, { person }: Actor): string {
  const own = [...state.calls.values()].some(
    (call) => call.state === 'talking' && call.takenOverBy === person,
  )
  return own
    ? 'You have taken over a call, and your line is in it. End that call first.'
    : 'Another supervisor has taken over a call with the one supervisor’s line of the room. Wait until that call is over.'
}

export function stopSupervising(state: State, by: Actor): Decision {
  const now = state.supervising.get(by.person)
  if (!now) return ok({ facts: [], reply: undefined })
  const facts: NewFact[] = [{ type: 'supervision.ended', by, on: { seat: now.seat }, data: {} }]
  const command = { do: 'stop-supervising', supervisor: supervisorSeat } as const
  return ok({ facts, effects: [{ do: 'switch', command }], reply: undefined })
}

/** The call and its script page move to the supervisor in one action; the agent's leg leaves the conversation. */
export function takeOver(state: State, ctx: Ctx, by: Actor, id: CallId): Decision {
  const no = notAllowed(state, ctx, by, 'TAKE_OVER_CALL')
  if (no) return { ok: false, error: no }
  const call = state.calls.get(id)
  if (call?.state !== 'talking') return refuse(409, 'P8', 'That call is not up any more.')
  if (call.takenOverBy) return refuse(409, 'P8', 'That call has been taken over already.')
  if (lineIsTaken(state)) return refuse(409, 'P8', lineTaken(state, by))
  return ok(handToSupervisor(state, id, by))
}

export function endAnyCall(state: State, ctx: Ctx, by: Actor, id: CallId): Decision {
  const no = notAllowed(state, ctx, by, 'END_CALL')
  if (no) return { ok: false, error: no }
  const call = state.calls.get(id)
  if (!call || call.state === 'wrapping-up')
    return refuse(409, 'P8', 'That call is not up any more.')
  const facts: NewFact[] = [
    { type: 'call.ended_by_supervisor', by, on: onCall(state, id), data: {} },
  ]
  const effects: Effect[] = [{ do: 'switch', command: { do: 'end-call', call: id } }]
  return ok({ facts, effects, reply: undefined })
}

export function openIncident(
  state: State,
  ctx: Ctx,
  by: Actor,
  what: { readonly kind: IncidentKind; readonly seat?: SeatId },
): Decision<IncidentId> {
  const no = notAllowed(state, ctx, by, 'OPEN_INCIDENT')
  if (no) return { ok: false, error: no }
  const incident = ctx.uuid() as IncidentId
  const on = { incident, ...(what.seat ? { seat: what.seat } : {}), ...callAt(state, what.seat) }
  return ok({
    facts: [{ type: 'incident.opened', by, on, data: { kind: what.kind } }],
    reply: incident,
  })
}

/** The call at a seat, or the one that has just ended there. */
function callAt(state: State, id: SeatId | undefined): Pick<On, 'call' | 'case'> {
  const seat = id && state.seats.get(id)
  const call = seat?.call && state.calls.get(seat.call)
  return call ? { call: call.id, case: call.case } : (seat?.lastCall ?? {})
}

export function closeIncident(state: State, ctx: Ctx, by: Actor, incident: IncidentId): Decision {
  const no = notAllowed(state, ctx, by, 'CLOSE_INCIDENT')
  if (no) return { ok: false, error: no }
  if (!state.incidents.get(incident)?.open)
    return refuse(409, 'M4', 'That incident is closed already.')
  const [held] = holdFor(state, incident)
  if (held) return refuse(409, 'G5', 'A number is held for this incident. Release it first.')
  return ok({
    facts: [{ type: 'incident.closed', by, on: { incident }, data: {} }],
    reply: undefined,
  })
}
