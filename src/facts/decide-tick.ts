import type { PersonId } from '../basics/ids.ts'
import { type Instant, later, minute } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import { shutGates } from '../people/gates.ts'
import type { Ctx, Decision, Effect } from './decide.ts'
import { codeLate } from './decide-code.ts'
import { endHolds } from './decide-hold.ts'
import { forgetKept } from './decide-kept.ts'
import { lostWindows } from './decide-lost-windows.ts'
import { closeLiveCalls } from './decide-room.ts'
import { releaseSeat } from './decide-seats.ts'
import { lateChecks } from './decide-validation.ts'
import type { NewFact } from './fact.ts'
import { letGo } from './let-go.ts'
import { sessionIsOver } from './session-over.ts'
import type { State } from './state.ts'

/**
 * What the passing of time alone brings. Everything here looks at how things stand, not at what has just happened: a
 * call that was still ringing when the room closed, or when the last supervisor lapsed, is seen as soon as it is up.
 */
export function tick(state: State, ctx: Ctx): Decision {
  const facts: NewFact[] = []
  const effects: Effect[] = []
  const add = (more: {
    readonly facts: readonly NewFact[]
    readonly effects?: readonly Effect[]
  }) => {
    facts.push(...more.facts)
    effects.push(...(more.effects ?? []))
  }
  const gone = new Set<PersonId>()
  for (const session of state.sessions.values()) {
    if (!sessionIsOver(state, session, ctx.now)) continue
    gone.add(session.person)
    const on = session.seat ? { seat: session.seat } : {}
    facts.push({ type: 'session.closed', on, data: { token: session.token, why: 'expired' } })
  }
  const held = endHolds(state, ctx)
  if (held.ok) add(held.value)
  add(lostWindows(state, ctx))
  add(forgetKept(state, ctx))
  if (!state.shift) return ok({ facts, effects, reply: undefined })
  add({ facts: lapses(state, ctx, gone) })
  add({ facts: closings(state, ctx) })
  if (state.shift.stop === 'clear') {
    for (const call of state.calls.values())
      if (call.state === 'talking' && call.closeBy === undefined) add(letGo(ctx, call))
  }
  add(overdue(state, ctx))
  add(lateChecks(state, ctx))
  add(notClearedAnyMore(state, ctx))
  return ok({ facts, effects, reply: undefined })
}

/** Whose PIN is due, and whose sign-in has just ended: nobody is present who is not signed in (P8). */
function lapses(state: State, ctx: Ctx, gone: ReadonlySet<PersonId>): NewFact[] {
  const { shift } = state
  if (!shift) return []
  return [...shift.supervisors]
    .filter(
      ([person, here]) => here.state === 'present' && (here.until <= ctx.now || gone.has(person)),
    )
    .map(([person]) => ({ type: 'presence.lapsed', on: { person, shift: shift.id }, data: {} }))
}

/** With nobody left because presence lapsed, or with the room closing, no call goes on (P8). Stepping out waits. */
function closings(state: State, ctx: Ctx): NewFact[] {
  const { shift } = state
  if (!shift || shift.stop === 'clear') return []
  if (shift.stop === 'close') return closeLiveCalls(state, ctx, 'stop')
  const here = [...shift.supervisors.values()].filter((one) => one.state === 'present')
  if (here.some((one) => ctx.now < one.until)) return []
  const lapsed = here.length > 0 || shift.lastLeft === 'lapsed'
  return lapsed ? closeLiveCalls(state, ctx, 'presence') : []
}

/** Closing words not read in time, and outcomes nobody confirmed. */
function overdue(state: State, ctx: Ctx): { facts: NewFact[]; effects: Effect[] } {
  const facts: NewFact[] = []
  const effects: Effect[] = []
  for (const call of state.calls.values()) {
    if (call.state === 'talking' && isDue(call.closeBy, ctx.now)) {
      const on = { call: call.id, seat: call.seat }
      if (!call.apologised) facts.push({ type: 'interview.apologised', on, data: {} })
      // Asked for again for as long as the leg is up: the switch may not have heard.
      effects.push({ do: 'switch', command: { do: 'apologise', call: call.id } })
    }
    if (call.state === 'wrapping-up' && isDue(later(call.endedAt, outcomeWithin), ctx.now)) {
      const coded = codeLate(state, ctx, call)
      facts.push(...coded.facts)
      effects.push(...(coded.effects ?? []))
    }
  }
  return { facts, effects }
}

/** A gate that runs out in the middle of a shift ends the work like one that is shut by hand (J5). */
function notClearedAnyMore(state: State, ctx: Ctx): { facts: NewFact[]; effects: Effect[] } {
  const facts: NewFact[] = []
  const effects: Effect[] = []
  for (const seat of state.seats.values()) {
    const agent = seat.agent && state.people.get(seat.agent)
    if (!agent || (!agent.removed && shutGates(agent.body?.gates, ctx.now).length === 0)) continue
    // One conversation fits the supervisor's line; the next seat is looked at a second later.
    if (facts.some((fact) => fact.type === 'call.taken_over')) break
    const out = releaseSeat(state, ctx, seat, 'not-cleared', undefined)
    facts.push(...out.facts)
    effects.push(...out.effects)
  }
  return { facts, effects }
}

function isDue(at: Instant | undefined, now: Instant): boolean {
  return at !== undefined && at <= now
}

/** How long an outcome may wait for the agent. */
const outcomeWithin = 3 * minute
