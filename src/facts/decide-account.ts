import type { SeatId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { type Ctx, type Decision, notAllowed, refuse } from './decide.ts'
import type { Actor } from './fact.ts'
import type { State } from './state.ts'
import { supervisorSeat } from './supervisor-line.ts'

/**
 * Lets a browser have the phone account of its own seat: an agent that of the seat they sit at, a supervisor who is
 * present that of the supervisor's line. Gives the seat; the account itself is in no fact.
 */
export function takeSeatAccount(state: State, ctx: Ctx, by: Actor): Decision<SeatId> {
  const no = notAllowed(state, ctx, by, 'TAKE_SEAT_ACCOUNT')
  if (no) return { ok: false, error: no }
  const seat = by.role === 'agent' ? by.seat : supervisorSeat
  if (seat === undefined || (by.role === 'agent' && state.seats.get(seat)?.agent !== by.person))
    return refuse(403, 'P3', 'This is not your seat.')
  if (by.role === 'supervisor' && state.shift?.supervisors.get(by.person)?.state !== 'present')
    return refuse(403, 'P8', 'Confirm that you are here first: then your headset can be connected.')
  return ok({ facts: [{ type: 'seat.account_given', by, on: { seat }, data: {} }], reply: seat })
}
