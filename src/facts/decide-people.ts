import type { PersonId, SeatId } from '../basics/ids.ts'
import { later } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import { shutGates } from '../people/gates.ts'
import type { Role } from '../people/person.ts'
import { type Ctx, type Decision, notAllowed, refuse, twoCanDecide } from './decide.ts'
import type { Actor, NewFact, On } from './fact.ts'
import { heirArrives } from './presence-until.ts'
import type { PersonBody, SessionEnd } from './shapes.ts'
import type { State } from './state.ts'

/** Adds a person. `by` is absent at first set-up, when nobody is there yet. */
export function addPerson(
  state: State,
  ctx: Ctx,
  by: Actor | undefined,
  who: { readonly role: Role; readonly body: PersonBody; readonly token?: string },
): Decision<PersonId> {
  const no = by && notAllowed(state, ctx, by, 'EDIT_PERSON', who.token)
  if (no) return { ok: false, error: no }
  const taken = sameSignIn(state, who.body)
  if (taken) return refuse(409, 'M6', taken)
  const person = ctx.uuid() as PersonId
  return ok({
    facts: [
      {
        type: 'person.added',
        ...(by ? { by } : {}),
        on: { person },
        data: { role: who.role, key: ctx.key() },
        secret: who.body,
      },
    ],
    reply: person,
  })
}

/**
 * Governors whom the site's settings name, made by nobody in the record: the two of a new box, who add everybody else, and
 * later whoever makes two again where no two can decide together any more. Refused while two can.
 */
export function addFirstGovernors(state: State, ctx: Ctx, bodies: readonly PersonBody[]): Decision {
  if (twoCanDecide(state))
    return refuse(409, 'M6', 'Two governors decide together already: a governor adds the others.')
  for (const body of bodies) {
    const taken = sameSignIn(state, body)
    if (taken) return refuse(409, 'M6', taken)
  }
  return ok({
    facts: bodies.map((secret) => ({
      type: 'person.added',
      on: { person: ctx.uuid() as PersonId },
      data: { role: 'governor', key: ctx.key(), first: true },
      secret,
    })),
    reply: undefined,
  })
}

/** Two people with one username or one prison number could not be told apart at the door. */
function sameSignIn(state: State, body: PersonBody): string | undefined {
  for (const one of state.people.values()) {
    if (one.removed || !one.body) continue
    if (body.username !== undefined && one.body.username === body.username)
      return 'Somebody has that username already. Choose another.'
    if (body.prisonNumber !== undefined && one.body.prisonNumber === body.prisonNumber)
      return 'Somebody with that prison number is here already.'
  }
  return undefined
}

/** The agent has read that calls are monitored (R8). */
export function acknowledge(by: Actor): Decision {
  return ok({
    facts: [{ type: 'person.acknowledged', by, on: { person: by.person }, data: {} }],
    reply: undefined,
  })
}

/** Staff: one session a person. `token` is the SHA-256 of what the browser holds. */
export function openStaffSession(
  state: State,
  ctx: Ctx,
  by: Actor,
  token: string,
  code?: number,
): Decision {
  const until = later(ctx.now, ctx.settings.staffSessionMs)
  const lastCode = state.people.get(by.person)?.lastCode ?? -1
  // Asked here again: of two that came with one code at the same time, one signs in.
  if (code !== undefined && code <= lastCode) return refuseSignIn('staff', 'wrong', by)
  const facts: NewFact[] = closing(state, by.person, 'replaced')
  const used = code === undefined ? {} : { code }
  facts.push({ type: 'session.opened', by, data: { token, until, ...used } })
  facts.push(...heirArrives(state, ctx, by))
  return ok({ facts, reply: undefined })
}

/** An agent at a seat the supervisor opened for them: bound to the seat and the shift (P1, J5). */
export function openSeatSession(
  state: State,
  ctx: Ctx,
  by: Actor & { seat: SeatId },
  token: string,
): Decision {
  const seat = state.seats.get(by.seat)
  if (!state.shift || seat?.agent !== by.person) {
    return refuse(403, 'P1', 'This seat is not open for you. Speak to your supervisor.', [
      { type: 'session.refused', on: { seat: by.seat }, data: { door: 'seat', why: 'not-seated' } },
    ])
  }
  if (state.shift.until <= ctx.now) return refuse(403, 'J8', 'This shift is over.')
  const who = state.people.get(by.person)
  if (who?.removed || shutGates(who?.body?.gates, ctx.now).length > 0) {
    const refused: NewFact[] = [
      {
        type: 'session.refused',
        on: { seat: by.seat, person: by.person },
        data: { door: 'seat', why: 'not-cleared' },
      },
    ]
    return refuse(403, 'J5', 'Not cleared today: speak to your supervisor.', refused)
  }
  const facts = closing(state, by.person, 'replaced')
  facts.push({
    type: 'session.opened',
    by,
    on: { seat: by.seat },
    data: { token, until: state.shift.until },
  })
  return ok({ facts, reply: undefined })
}

/** A failure says nothing about who exists: the reply is one sentence, the record knows the rest. */
export function refuseSignIn(
  door: 'staff' | 'seat',
  why: 'wrong' | 'locked' | 'not-cleared',
  on: { readonly person?: PersonId; readonly seat?: SeatId },
): Decision {
  const sentence =
    why === 'locked'
      ? 'Too many tries. Wait a little, or ask a supervisor to help.'
      : door === 'staff'
        ? 'The username or the password is not right.'
        : 'That PIN is not right. Try again, or ask your supervisor.'
  return refuse(403, 'sign-in', sentence, [{ type: 'session.refused', on, data: { door, why } }])
}

export function closeSession(state: State, token: string, why: SessionEnd): Decision {
  const session = state.sessions.get(token)
  if (!session) return ok({ facts: [], reply: undefined })
  const by: Actor = {
    person: session.person,
    role: session.role,
    ...(session.seat ? { seat: session.seat } : {}),
  }
  return ok({
    facts: [
      {
        type: 'session.closed',
        by,
        on: session.seat ? { seat: session.seat } : {},
        data: { token, why },
      },
    ],
    reply: undefined,
  })
}

/** After the password again: a new session takes the place of the old one, because its rights are new. */
export function stepUp(state: State, ctx: Ctx, by: Actor, token: string): Decision {
  const opened = openStaffSession(state, ctx, by, token)
  if (!opened.ok) return opened
  const until = later(ctx.now, ctx.settings.stepUpMs)
  const fact: NewFact = { type: 'session.stepped_up', by, data: { token, until } }
  return ok({ facts: [...opened.value.facts, fact], reply: undefined })
}

/** One press before the time is up, and a member of staff stays signed in as long again (M15; WCAG 2.2.1). */
export function staySignedIn(_: State, ctx: Ctx, by: Actor, token: string): Decision {
  const until = later(ctx.now, ctx.settings.staffSessionMs)
  return ok({ facts: [{ type: 'session.extended', by, data: { token, until } }], reply: undefined })
}

/** Everything that closes a person's open sessions. */
export function closing(state: State, person: PersonId, why: SessionEnd): NewFact[] {
  return [...state.sessions.values()]
    .filter((session) => session.person === person)
    .map((session) => ({
      type: 'session.closed' as const,
      on: session.seat ? { seat: session.seat, person } : { person },
      data: { token: session.token, why },
    }))
}

const looks = {
  'people.viewed': 'VIEW_PEOPLE',
  'record.viewed': 'VIEW_RECORD',
  'results.viewed': 'VIEW_COUNTS',
  'report.viewed': 'VIEW_SHIFT_REPORT',
  'figures.viewed': 'VIEW_FIGURES',
  'witness.downloaded': 'DOWNLOAD_WITNESS',
} as const

/** A look at something that is kept close, or a copy of it taken away, is a fact like any other (M1). */
export function noteView(
  state: State,
  ctx: Ctx,
  by: Actor,
  what: keyof typeof looks,
  on: Pick<On, 'person' | 'campaign' | 'shift'> = {},
): Decision {
  const no = notAllowed(state, ctx, by, looks[what])
  if (no) return { ok: false, error: no }
  return ok({ facts: [{ type: what, by, on, data: {} }], reply: undefined })
}

/** Why a person is not cleared: a governor, after the password again, and in the record (design 7). */
export function viewReason(
  state: State,
  ctx: Ctx,
  by: Actor,
  person: PersonId,
  token: string,
): Decision<readonly string[]> {
  const no = notAllowed(state, ctx, by, 'VIEW_REASON', token)
  if (no) return { ok: false, error: no }
  const gates = state.people.get(person)?.body?.gates
  const codes = [...(gates?.blockingAlerts ?? []), ...(gates?.excludedOffences ?? [])]
  return ok({ facts: [{ type: 'reason.viewed', by, on: { person }, data: {} }], reply: codes })
}
