import { later } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import { type Ctx, type Decision, type Effect, refuse } from './decide.ts'
import { closeSession } from './decide-people.ts'
import { stopSupervising } from './decide-supervise.ts'
import type { Actor, NewFact } from './fact.ts'
import { stepRefused } from './refused-press.ts'
import type { State } from './state.ts'

/**
 * Whoever signs out at their browser is gone. For a supervisor that is stepping out as well: nobody supervises who is
 * not signed in, so no new call is placed and those that are up may end (P8). Their line leaves whatever it was in, and
 * a call that they had taken over goes to its closing words, because nobody has its script any more. Says whether they
 * were present.
 */
export function signOut(state: State, ctx: Ctx, token: string): Decision<boolean> {
  const session = state.sessions.get(token)
  const closed = closeSession(state, token, 'signed-out')
  if (!closed.ok) return closed
  const facts: NewFact[] = [...closed.value.facts]
  const effects: Effect[] = []
  if (session?.role !== 'supervisor' || !state.shift) return ok({ facts, effects, reply: false })
  const by: Actor = { person: session.person, role: session.role }
  const left = stopSupervising(state, by)
  if (left.ok) {
    facts.push(...left.value.facts)
    effects.push(...(left.value.effects ?? []))
  }
  facts.push(...callsLeft(state, ctx, by))
  const present = state.shift.supervisors.get(by.person)?.state === 'present'
  if (present)
    facts.push({ type: 'presence.stepped_out', by, on: { shift: state.shift.id }, data: {} })
  return ok({ facts, effects, reply: present })
}

function callsLeft(state: State, ctx: Ctx, { person }: Actor): NewFact[] {
  const endsAt = later(ctx.now, ctx.settings.closingMs)
  const facts: NewFact[] = []
  for (const call of state.calls.values()) {
    if (call.state !== 'talking' || call.takenOverBy !== person) continue
    if (call.closeBy !== undefined) continue
    const on = { call: call.id, seat: call.seat, interview: call.interview }
    facts.push({ type: 'interview.closing_forced', on, data: { by: 'presence', endsAt } })
  }
  return facts
}

/**
 * An agent signs out between calls, and never in one: in the same turn, so that no call can come up between the look
 * and the deed. Whoever is not signed in here is gone already.
 */
export function signOutOfSeat(state: State, by: Actor, token: string): Decision {
  const call = by.seat && state.seats.get(by.seat)?.call
  if (call !== undefined)
    return refuse(409, 'D12', 'Finish this call first, then sign out.', [
      stepRefused(by, state.calls.get(call), 'out-of-order'),
    ])
  return closeSession(state, token, 'signed-out')
}
