import type { PersonId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { gatesSignedBy } from '../people/signature.ts'
import {
  type Ctx,
  type Decided,
  type Decision,
  notAllowed,
  type Refusal,
  refuse,
  secondPerson,
} from './decide.ts'
import { closing } from './decide-people.ts'
import type { Actor, NewFact } from './fact.ts'
import type { SignedFor } from './shapes.ts'
import type { Person, State } from './state.ts'

/** A copy of everything about a person is made for them (G8). `by` is absent when it is made at the box's own console. */
export function noteExport(
  state: State,
  ctx: Ctx,
  by: Actor | undefined,
  person: PersonId,
  token?: string,
): Decision {
  const no = by && notAllowed(state, ctx, by, 'DOWNLOAD_PERSON', token)
  if (no) return { ok: false, error: no }
  if (!state.people.get(person)?.body) return refuse(404, 'G8', noSuchPerson)
  const who = by ? { by } : {}
  return ok({
    facts: [{ type: 'person.exported', ...who, on: { person }, data: {} }],
    reply: undefined,
  })
}

const noSuchPerson = 'There is no such person.'

/** The first of the two people who erase a person (G8). The person has had their copy before. */
export function proposeErasure(state: State, ctx: Ctx, by: Actor, person: PersonId): Decision {
  const no = notAllowed(state, ctx, by, 'PROPOSE_ERASURE')
  if (no) return { ok: false, error: no }
  const why = whyNotErase(state, person, by)
  if (why) return { ok: false, error: why }
  if (state.people.get(person)?.erasure)
    return refuse(409, 'G8', 'That has been proposed already. Ask another governor to agree.')
  return ok({
    facts: [{ type: 'person.erasure_proposed', by, on: { person }, data: {} }],
    reply: undefined,
  })
}

export function withdrawErasure(state: State, ctx: Ctx, by: Actor, person: PersonId): Decision {
  const no = notAllowed(state, ctx, by, 'PROPOSE_ERASURE')
  if (no) return { ok: false, error: no }
  if (!state.people.get(person)?.erasure) return refuse(409, 'G8', notProposed)
  return ok({
    facts: [{ type: 'person.erasure_withdrawn', by, on: { person }, data: {} }],
    reply: undefined,
  })
}

const notProposed = 'Nobody has proposed to erase this person.'

/** The second of the two. Looked at again here: what stood in the way may have come since the proposal. */
export function agreeErasure(
  state: State,
  ctx: Ctx,
  by: Actor,
  person: PersonId,
  token?: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'ERASE_PERSON', token)
  if (no) return { ok: false, error: no }
  const known = state.people.get(person)
  if (!known?.erasure) return refuse(409, 'G8', notProposed)
  const tied = secondPerson(state, by, 'ERASE_PERSON', new Set([known.erasure.proposedBy]))
  if (tied) return { ok: false, error: tied }
  const why = whyNotErase(state, person, by)
  if (why) return { ok: false, error: why }
  return ok(eraseNow(state, known, 'agreed', by))
}

/** What stands in the way of erasing this person now; undefined when nothing does. */
export function whyNotErase(state: State, id: PersonId, by: Actor): Refusal | undefined {
  const known = state.people.get(id)
  if (!known) return { status: 404, rule: 'G8', sentence: noSuchPerson }
  const no = (sentence: string): Refusal => ({ status: 409, rule: 'G8', sentence })
  if (!known.body) return no('This person is erased already.')
  if (id === by.person) return no('You cannot erase yourself. Ask another governor.')
  if (isAtWork(state, id))
    return no('This person is at work. Wait for the end of the shift, or remove them first.')
  if (known.role === 'governor' && !known.removed && governorsBeside(state, id) < 2)
    return no('Two governors must be left, because approvals take two. Add another governor first.')
  if (known.exportedAt === undefined)
    return no('First make the copy of what is held about this person: afterwards nobody can.')
  return undefined
}

/** In a seat, present as a supervisor, in a call, or entered in one. */
function isAtWork(state: State, person: PersonId): boolean {
  const { shift } = state
  return (
    [...state.seats.values()].some(({ agent }) => agent === person) ||
    [...state.calls.values()].some((one) => one.agent === person || takenOver(one) === person) ||
    state.supervising.has(person) ||
    shift?.supervisors.get(person)?.state === 'present'
  )
}

function takenOver(call: object): unknown {
  return 'takenOverBy' in call ? call.takenOverBy : undefined
}

function governorsBeside(state: State, person: PersonId): number {
  return [...state.people.values()].filter(
    (one) => one.role === 'governor' && !one.removed && one.body && one.id !== person,
  ).length
}

/** Sign-ins close, every key of the person is doomed, and gates that bear the name lose it. The line stays. */
export function eraseNow(
  state: State,
  { id, body, keys }: Person,
  why: 'agreed' | 'retention',
  by?: Actor,
): Decided<undefined> {
  const signed: SignedFor[] = [...state.people.values()].flatMap((other) => {
    if (other.id === id || !body || !other.body) return []
    const gates = gatesSignedBy(other.body.gates, body.name)
    // With more keys than one there are earlier gates in the record too, and what they bear is not known here.
    return gates.length > 0 || other.keys.length > 1 ? [{ person: other.id, gates }] : []
  })
  const facts: NewFact[] = [
    ...closing(state, id, 'removed'),
    {
      type: 'person.erased',
      ...(by ? { by } : {}),
      on: { person: id },
      data: { why, keys: [...keys], signed },
    },
  ]
  return { facts, effects: [{ do: 'destroy-keys' }, { do: 'unsign' }], reply: undefined }
}

/** One person's body, which bears no erased name any more, under a new key; the old ones are doomed. */
export function sealAgain(state: State, ctx: Ctx, person: PersonId): Decision {
  const known = state.people.get(person)
  if (!known?.body || !state.toUnsign.has(person)) return ok({ facts: [], reply: undefined })
  const fact: NewFact = {
    type: 'person.sealed_again',
    on: { person },
    data: { key: ctx.key(), gone: [...known.keys] },
    secret: known.body,
  }
  return ok({ facts: [fact], effects: [{ do: 'destroy-keys' }], reply: undefined })
}
