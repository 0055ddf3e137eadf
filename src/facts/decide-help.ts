import type { PersonId, SeatId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { usualDisplay, withChoice } from '../people/display.ts'
import { type Ctx, type Decision, notAllowed, refuse } from './decide.ts'
import { forged } from './decide-interview.ts'
import type { Actor, NewFact } from './fact.ts'
import type { State } from './state.ts'

/** The panic key, from any page of a seat and in any state of it. Pressed again before anybody came, it is one call. */
export function callSupervisor(state: State, ctx: Ctx, by: Actor): Decision {
  const no = notAllowed(state, ctx, by, 'CALL_SUPERVISOR')
  if (no) return { ok: false, error: no }
  const seat = by.seat && state.seats.get(by.seat)
  if (!seat || seat.helpAt !== undefined) return ok({ facts: [], reply: undefined })
  const on = { seat: seat.id, ...(seat.call ? { call: seat.call } : {}) }
  return ok({ facts: [{ type: 'agent.help_called', by, on, data: {} }], reply: undefined })
}

/** One choice of how the pages look; it follows the agent to every seat. */
export function changeDisplay(
  state: State,
  ctx: Ctx,
  by: Actor,
  kind: string,
  choice: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'CHANGE_DISPLAY')
  if (no) return { ok: false, error: no }
  const display = withChoice(state.people.get(by.person)?.display ?? usualDisplay, kind, choice)
  if (!display) return forged(state, by)
  const on = { person: by.person }
  return ok({ facts: [{ type: 'agent.display_changed', by, on, data: display }], reply: undefined })
}

/** A supervisor has seen the call and goes. */
export function answerHelp(state: State, ctx: Ctx, by: Actor, id: SeatId): Decision {
  const no = notAllowed(state, ctx, by, 'ANSWER_HELP')
  if (no) return { ok: false, error: no }
  const seat = state.seats.get(id)
  if (seat?.helpAt === undefined) return refuse(409, 'R5', 'Nobody calls from that seat now.')
  const fact: NewFact = { type: 'agent.help_answered', by, on: { seat: id }, data: {} }
  return ok({ facts: [fact], reply: undefined })
}

/** At the end of a shift: how many blocks each agent read too fast. What was read, when and to whom is not kept. */
export function countReadings(state: State, hurried: ReadonlyMap<PersonId, number>): NewFact[] {
  const { shift } = state
  if (!shift) return []
  return [...hurried].map(([person, count]) => ({
    type: 'agent.readings_counted',
    on: { person, shift: shift.id },
    data: { hurried: count },
  }))
}
