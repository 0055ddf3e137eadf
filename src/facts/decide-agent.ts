import { ok } from '../basics/result.ts'
import type { BreakCode } from '../supervision/break-codes.ts'
import { type Ctx, type Decision, notAllowed, refuse } from './decide.ts'
import type { Actor } from './fact.ts'
import { stepRefused } from './refused-press.ts'
import type { Seat, State } from './state.ts'

/** The agent presses Ready: the box may now place calls for this seat, one at a time (D1). */
export function startCalls(state: State, ctx: Ctx, by: Actor): Decision {
  const no = notAllowed(state, ctx, by, 'START_CALLS')
  if (no) return { ok: false, error: no }
  const seat = ownSeat(state, by)
  if (!seat) return refuse(403, 'P1', 'This seat is not open for you. Speak to your supervisor.')
  if (!state.people.get(by.person)?.acknowledged) {
    return refuse(409, 'R8', 'First read that calls are monitored, then press “I understand”.')
  }
  // Pressed again in the pause after a call, it means: no need to wait.
  const pausing = seat.pauseUntil !== undefined && ctx.now < seat.pauseUntil
  if (seat.mode.is === 'ready' && !pausing) return ok({ facts: [], reply: undefined })
  return ok({
    facts: [{ type: 'agent.ready', by, on: { seat: seat.id }, data: {} }],
    reply: undefined,
  })
}

/** A break starts between calls, never in one. */
export function takeBreak(state: State, ctx: Ctx, by: Actor, code: BreakCode): Decision {
  const no = notAllowed(state, ctx, by, 'TAKE_BREAK')
  if (no) return { ok: false, error: no }
  const seat = ownSeat(state, by)
  if (!seat) return refuse(403, 'P1', 'This seat is not open for you. Speak to your supervisor.')
  if (seat.call)
    return refuse(409, 'D12', 'Finish this call first, then take the break.', [
      stepRefused(by, state.calls.get(seat.call), 'out-of-order'),
    ])
  return ok({
    facts: [{ type: 'agent.break_started', by, on: { seat: seat.id }, data: { code } }],
    reply: undefined,
  })
}

export function endBreak(state: State, ctx: Ctx, by: Actor): Decision {
  const no = notAllowed(state, ctx, by, 'TAKE_BREAK')
  if (no) return { ok: false, error: no }
  const seat = ownSeat(state, by)
  if (seat?.mode.is !== 'break') return ok({ facts: [], reply: undefined })
  return ok({
    facts: [{ type: 'agent.break_ended', by, on: { seat: seat.id }, data: {} }],
    reply: undefined,
  })
}

function ownSeat(state: State, by: Actor): Seat | undefined {
  const seat = by.seat && state.seats.get(by.seat)
  return seat && seat.agent === by.person ? seat : undefined
}
