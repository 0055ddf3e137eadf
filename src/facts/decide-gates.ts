import type { PersonId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { type Gates, shutGates } from '../people/gates.ts'
import { type Ctx, type Decision, notAllowed, refuse } from './decide.ts'
import { releaseSeat } from './decide-seats.ts'
import type { Actor, NewFact } from './fact.ts'
import type { State } from './state.ts'

/** How many people have been erased. It only grows. */
export function erasedSoFar(state: State): number {
  return [...state.people.values()].filter(({ body }) => body === undefined).length
}

/**
 * New signatures. Nobody can tell from a name that it is the one just erased, because that name is gone (G8): so what
 * was typed before an erasure is not taken after it. `erased` is what `erasedSoFar` said when the form was shown.
 */
export function signGate(
  state: State,
  ctx: Ctx,
  by: Actor,
  ask: { readonly person: PersonId; readonly gates: Gates; readonly erased: number },
  token?: string,
): Decision {
  if (ask.erased !== erasedSoFar(state)) {
    const sentence =
      'Somebody was erased while you were writing, and their name must not come back. Nothing is saved: open the form again and sign anew.'
    return refuse(409, 'G8', sentence)
  }
  return changeGates(state, ctx, by, ask.person, ask.gates, token)
}

/** New gates take effect at once: somebody no longer cleared leaves the seat, and a live call goes to the supervisor (J5). */
export function changeGates(
  state: State,
  ctx: Ctx,
  by: Actor | undefined,
  person: PersonId,
  gates: Gates,
  token?: string,
): Decision {
  const no = by && notAllowed(state, ctx, by, 'EDIT_PERSON', token)
  if (no) return { ok: false, error: no }
  const known = state.people.get(person)
  // Nothing new is sealed for somebody who left: their period runs, and of who was erased nothing comes back (G8).
  if (!known?.body || known.removed) return refuse(404, 'M6', 'There is no such person at work.')
  const fact: NewFact = {
    type: 'person.gates_changed',
    ...(by ? { by } : {}),
    on: { person },
    data: { key: ctx.key() },
    secret: { gates },
  }
  const seat = [...state.seats.values()].find((one) => one.agent === person)
  if (!seat || shutGates(gates, ctx.now).length === 0)
    return ok({ facts: [fact], reply: undefined })
  const out = releaseSeat(state, ctx, seat, 'not-cleared', by)
  return ok({ facts: [fact, ...out.facts], effects: out.effects, reply: undefined })
}
