import type { CallId, PersonId, SeatId } from '../basics/ids.ts'
import type { Decided, Effect } from './decide.ts'
import type { Actor, NewFact } from './fact.ts'
import type { State } from './state.ts'

/** The supervisor's own workstation, as a seat of the switch. The room has one, so it can be in one call. */
export const supervisorSeat = '90' as SeatId

/** Whether somebody has taken over a call that is still up: then the supervisor's line is in that conversation. */
export function lineIsTaken(state: State): boolean {
  for (const call of state.calls.values())
    if (call.state === 'talking' && call.takenOverBy !== undefined) return true
  return false
}

/** A supervisor who is present and can take a conversation now. */
export function freeSupervisor(state: State): PersonId | undefined {
  if (lineIsTaken(state)) return undefined
  return [...(state.shift?.supervisors ?? [])].find(([, one]) => one.state === 'present')?.[0]
}

/** The call and its script page move to a supervisor. Whoever listened has the line taken from them. */
export function handToSupervisor(state: State, id: CallId, by: Actor): Decided<undefined> {
  const call = state.calls.get(id)
  if (!call) throw new Error(`There is no call ${id} to hand over`)
  const on = { call: id, case: call.case, campaign: call.campaign, seat: call.seat }
  const facts: NewFact[] = [...endSupervision(state), { type: 'call.taken_over', by, on, data: {} }]
  const command = {
    do: 'take-over',
    call: id,
    seat: call.seat,
    supervisor: supervisorSeat,
  } as const
  const effects: Effect[] = [{ do: 'switch', command }]
  return { facts, effects, reply: undefined }
}

/** Who was listening listens no more: the record says until when (P9, R12). */
export function endSupervision(state: State): NewFact[] {
  return [...state.supervising].map(([person, { seat }]) => ({
    type: 'supervision.ended',
    by: { person, role: 'supervisor' },
    on: { seat },
    data: {},
  }))
}
