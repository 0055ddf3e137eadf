import type { PersonId } from '../basics/ids.ts'
import { type Instant, instant, later, minute } from '../basics/instant.ts'
import type { Ctx } from './decide.ts'
import type { Actor, NewFact } from './fact.ts'
import type { State } from './state.ts'

/** How long the room may be in the hands of somebody who has signed for it and is not signed in at any browser. */
export const heirSignsInWithin = 2 * minute

/** Until when a PIN that was pressed now counts. */
export function presentUntil(ctx: Ctx): Instant {
  return later(ctx.now, ctx.settings.presenceMs)
}

/**
 * Until when the supervisor who takes the room over is present. Nobody supervises who is not signed in (P8): one who is
 * at no browser yet has two minutes to get to one, and then presence lapses as it always does.
 */
export function heirUntil(state: State, ctx: Ctx, heir: PersonId): Instant {
  const until = presentUntil(ctx)
  if (hasSession(state, heir)) return until
  return instant(Math.min(until, later(ctx.now, heirSignsInWithin)))
}

/**
 * Whoever is present with no sign-in has just taken the room over with their PIN: everybody else's presence ends with
 * their sign-in. Once they sign in, that PIN counts as long as any.
 */
export function heirArrives(state: State, ctx: Ctx, by: Actor): NewFact[] {
  const here = state.shift?.supervisors.get(by.person)
  if (!state.shift || here?.state !== 'present' || here.until <= ctx.now) return []
  if (hasSession(state, by.person)) return []
  const on = { shift: state.shift.id }
  return [{ type: 'presence.confirmed', by, on, data: { until: presentUntil(ctx) } }]
}

/** Whether they are signed in at any browser. */
export function hasSession(state: State, person: PersonId): boolean {
  return [...state.sessions.values()].some((one) => one.person === person)
}
