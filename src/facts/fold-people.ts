import type { PersonId } from '../basics/ids.ts'
import type { Handler } from './fold.ts'
import { foldErasure } from './fold-erasure.ts'
import { personOf, subject } from './person-of.ts'
import type { PersonBody } from './shapes.ts'
import type { Person, State } from './state.ts'

type PeopleFacts =
  | 'person.added'
  | 'person.pin_reset'
  | 'person.sign_in_reset'
  | 'person.sign_in_chosen'
  | 'person.gates_changed'
  | 'person.learning_noted'
  | 'person.acknowledged'
  | 'person.welsh_reader'
  | 'person.removed'
  | 'person.exported'
  | 'person.erasure_proposed'
  | 'person.erasure_withdrawn'
  | 'person.erased'
  | 'person.sealed_again'
  | 'session.opened'
  | 'session.closed'
  | 'session.stepped_up'
  | 'session.extended'
  | 'session.refused'

export const foldPeople: { readonly [T in PeopleFacts]: Handler<T> } = {
  'person.added': (state, fact) => {
    const id = subject(fact)
    state.carriedKeys.add(fact.data.key)
    state.people.set(id, {
      id,
      role: fact.data.role,
      body: fact.secret,
      keys: [fact.data.key],
      touchedBy: makers(state, fact.by?.person),
      acknowledged: false,
      removed: false,
      mustChange: fact.data.role !== 'agent' && (fact.by !== undefined || fact.data.first === true),
    })
  },
  'person.pin_reset': (state, fact) => {
    const person = personOf(state, fact)
    change(person, fact.secret)
    person.keys.push(fact.data.key)
    state.carriedKeys.add(fact.data.key)
    for (const one of makers(state, fact.by?.person)) person.touchedBy.add(one)
  },
  'person.sign_in_reset': (state, fact) => {
    const person = personOf(state, fact)
    change(person, fact.secret)
    person.keys.push(fact.data.key)
    state.carriedKeys.add(fact.data.key)
    for (const one of makers(state, fact.by?.person)) person.touchedBy.add(one)
    person.mustChange = true
    if (fact.data.what === 'code-device') delete person.lastCode
  },
  'person.sign_in_chosen': (state, fact) => {
    const person = personOf(state, fact)
    change(person, fact.secret)
    person.keys.push(fact.data.key)
    state.carriedKeys.add(fact.data.key)
    person.mustChange = false
    if (fact.data.device) delete person.lastCode
  },
  'person.gates_changed': (state, fact) => {
    const person = personOf(state, fact)
    change(person, fact.secret)
    person.keys.push(fact.data.key)
    state.carriedKeys.add(fact.data.key)
  },
  'person.learning_noted': (state, fact) => {
    const person = personOf(state, fact)
    change(person, fact.secret)
    person.keys.push(fact.data.key)
    state.carriedKeys.add(fact.data.key)
  },
  'person.acknowledged': (state, fact) => {
    personOf(state, fact).acknowledged = true
  },
  'person.welsh_reader': (state, fact) => {
    const person = personOf(state, fact)
    if (fact.data.reads) person.readsWelsh = true
    else delete person.readsWelsh
  },
  'person.removed': (state, fact) => {
    const person = personOf(state, fact)
    person.removed = true
    person.removedAt = fact.at
  },
  ...foldErasure,
  'session.opened': (state, fact) => {
    const { by } = fact
    if (!by) throw new Error(`Fact ${fact.seq} opens a session for nobody`)
    state.sessions.set(fact.data.token, {
      token: fact.data.token,
      person: by.person,
      role: by.role,
      ...(fact.on.seat ? { seat: fact.on.seat } : {}),
      until: fact.data.until,
      steppedUpUntil: undefined,
    })
    const person = state.people.get(by.person)
    if (person && fact.data.code !== undefined) person.lastCode = fact.data.code
    const seat = fact.on.seat && state.seats.get(fact.on.seat)
    if (seat && seat.agent === by.person) {
      seat.signedIn = true
      seat.since = fact.at
    }
  },
  'session.closed': (state, fact) => {
    const session = state.sessions.get(fact.data.token)
    state.sessions.delete(fact.data.token)
    const seat = session?.seat && state.seats.get(session.seat)
    if (seat && seat.agent === session.person) {
      seat.signedIn = false
      seat.mode = { is: 'not-ready' }
      seat.since = fact.at
    }
  },
  'session.stepped_up': (state, fact) => {
    const session = state.sessions.get(fact.data.token)
    if (session) session.steppedUpUntil = fact.data.until
  },
  'session.extended': (state, fact) => {
    const session = state.sessions.get(fact.data.token)
    if (session) session.until = fact.data.until
  },
  'session.refused': () => undefined,
}

/** Whoever could sign in as somebody could do all they do: the maker, and everybody who had made the maker by then. */
function makers(state: State, by: PersonId | undefined): Set<PersonId> {
  if (by === undefined) return new Set()
  return new Set([by, ...(state.people.get(by)?.touchedBy ?? [])])
}

/** A body whose key is gone stays gone: nothing later brings part of an erased person back. */
function change(person: Person, part: Partial<PersonBody> | undefined): void {
  if (person.body && part) person.body = { ...person.body, ...part }
}
