import type { PersonId } from '../basics/ids.ts'
import type { Person, State } from './state.ts'

type AboutPerson = { readonly seq: number; readonly on: { readonly person?: PersonId } }

/** Whom a fact is about. A fact that names nobody is a broken promise of our own. */
export function subject(fact: AboutPerson): PersonId {
  if (!fact.on.person) throw new Error(`Fact ${fact.seq} names no person`)
  return fact.on.person
}

export function personOf(state: State, fact: AboutPerson): Person {
  const person = state.people.get(subject(fact))
  if (!person) throw new Error(`Fact ${fact.seq} is about a person nobody added`)
  return person
}
