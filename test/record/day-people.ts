import type { CallId, PersonId, SeatId } from '../../src/basics/ids.ts'
import { day, later } from '../../src/basics/instant.ts'
import type { Actor } from '../../src/facts/fact.ts'
import type { State } from '../../src/facts/state.ts'
import type { Role } from '../../src/people/person.ts'
import { openGates, seat } from '../facts/paper-room.ts'
import type { House } from './day-house.ts'

/** Who is there to do a deed of a random day: taken round the people there are, so that there is always somebody. */
export const token = 'stepped-up'

export function bodyOf(last: string, now: House['clock']['at']) {
  return { name: { first: 'Sam', last }, gates: openGates(later(now, -day)) }
}

export function agents(state: State): PersonId[] {
  return [...state.people.values()]
    .filter((who) => who.role === 'agent' && !who.removed)
    .map(({ id }) => id)
}

export function nth(state: State, role: Role, pick: number): PersonId {
  const all = [...state.people.values()].filter((who) => who.role === role && !who.removed)
  return all[pick % Math.max(1, all.length)]?.id ?? ('' as PersonId)
}

export function one(state: State, role: 'governor' | 'supervisor', which = 0): Actor {
  return { person: nth(state, role, which), role }
}

export function at(state: State, number: number): Actor & { readonly seat: SeatId } {
  const person = state.seats.get(seat(number))?.agent ?? ('' as PersonId)
  return { person, role: 'agent', seat: seat(number) }
}

/** The call at this seat; none that there is where there is none. */
export function callAt(state: State, number: number): CallId {
  return state.seats.get(seat(number))?.call ?? ('' as CallId)
}
