import type { PersonId } from '../basics/ids.ts'
import { later } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import { type Ctx, type Decision, type Effect, notAllowed, refuse } from './decide.ts'
import { closing } from './decide-people.ts'
import { releaseSeat } from './decide-seats.ts'
import { stopSupervising } from './decide-supervise.ts'
import type { Actor, NewFact } from './fact.ts'
import { letGo } from './let-go.ts'
import type { State } from './state.ts'

/**
 * Takes a person out of the work at once (J5, J15): sign-ins close, the seat is released and a live call goes to a
 * supervisor, presence ends. What the record says of them stays.
 */
export function removePerson(
  state: State,
  ctx: Ctx,
  by: Actor,
  person: PersonId,
  token?: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'EDIT_PERSON', token)
  if (no) return { ok: false, error: no }
  const who = state.people.get(person)
  if (!who || who.removed) return refuse(404, 'M6', 'There is no such person.')
  if (person === by.person)
    return refuse(409, 'M6', 'You cannot remove yourself. Ask another governor.')
  const facts: NewFact[] = [{ type: 'person.removed', by, on: { person }, data: {} }]
  const effects: Effect[] = []
  const seat = [...state.seats.values()].find((one) => one.agent === person)
  if (seat) {
    const out = releaseSeat(state, ctx, seat, 'not-cleared', by)
    facts.push(...out.facts)
    effects.push(...out.effects)
  } else facts.push(...closing(state, person, 'removed'))
  if (who.role === 'supervisor') {
    const left = leaveRoom(state, ctx, person)
    facts.push(...left.facts)
    effects.push(...left.effects)
  }
  return ok({ facts, effects, reply: undefined })
}

/** Nobody supervises any more by what this person did: calls they hold, or alone watched over, go to their closing. */
function leaveRoom(state: State, ctx: Ctx, person: PersonId) {
  const facts: NewFact[] = []
  const effects: Effect[] = []
  const ended = stopSupervising(state, { person, role: 'supervisor' })
  if (ended.ok) {
    facts.push(...ended.value.facts)
    effects.push(...(ended.value.effects ?? []))
  }
  const { shift } = state
  if (shift?.supervisors.get(person)?.state === 'present')
    facts.push({ type: 'presence.lapsed', on: { person, shift: shift.id }, data: {} })
  const othersHere = [...(shift?.supervisors ?? [])].some(
    ([one, here]) => one !== person && here.state === 'present' && ctx.now < here.until,
  )
  const endsAt = later(ctx.now, ctx.settings.closingMs)
  for (const call of state.calls.values()) {
    if (call.state !== 'talking' || call.closeBy !== undefined) continue
    if (call.takenOverBy === person) {
      // Nobody has the script of this call any more.
      const gone = letGo(ctx, call)
      facts.push(...gone.facts)
      effects.push(...(gone.effects ?? []))
      continue
    }
    if (othersHere) continue
    const on = { call: call.id, seat: call.seat, interview: call.interview }
    facts.push({ type: 'interview.closing_forced', on, data: { by: 'presence', endsAt } })
  }
  return { facts, effects }
}
