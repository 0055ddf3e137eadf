import { unsigned } from '../people/signature.ts'
import type { Handler } from './fold.ts'
import { personOf } from './person-of.ts'

type ErasureFacts =
  | 'person.exported'
  | 'person.erasure_proposed'
  | 'person.erasure_withdrawn'
  | 'person.erased'
  | 'person.sealed_again'

/** From the copy that a person may have (G8) to the record that names them no more. */
export const foldErasure: { readonly [T in ErasureFacts]: Handler<T> } = {
  'person.exported': (state, fact) => {
    personOf(state, fact).exportedAt = fact.at
  },
  'person.erasure_proposed': (state, fact) => {
    const { by } = fact
    if (!by) throw new Error(`Fact ${fact.seq} is proposed by nobody`)
    personOf(state, fact).erasure = { proposedBy: by.person, at: fact.at }
  },
  'person.erasure_withdrawn': (state, fact) => {
    delete personOf(state, fact).erasure
  },
  'person.erased': (state, fact) => {
    const person = personOf(state, fact)
    person.body = undefined
    person.removed = true
    person.keys = []
    delete person.erasure
    delete person.lastCode
    state.toUnsign.delete(person.id)
    for (const key of fact.data.keys) state.doomedKeys.add(key)
    for (const { person: other, gates } of fact.data.signed) {
      const known = state.people.get(other)
      if (!known?.body) continue
      if (known.body.gates) known.body = { ...known.body, gates: unsigned(known.body.gates, gates) }
      state.toUnsign.add(other)
    }
  },
  'person.sealed_again': (state, fact) => {
    const person = personOf(state, fact)
    // Earlier bodies cannot be opened any more: from here this one is all there is.
    person.body = fact.secret
    person.keys = [fact.data.key]
    state.carriedKeys.add(fact.data.key)
    for (const key of fact.data.gone) state.doomedKeys.add(key)
    state.toUnsign.delete(person.id)
  },
}
