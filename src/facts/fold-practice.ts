import type { Handler } from './fold.ts'
import { must } from './must.ts'

type PracticeFacts = `practice.${'opened' | 'closed' | 'begun' | 'finished' | 'scored'}`

export const foldPractice: { readonly [T in PracticeFacts]: Handler<T> } = {
  'practice.opened': (state, fact) => {
    state.practice ??= new Map()
    state.practice.set(must(fact.on.seat, fact.seq, 'a seat'), {
      person: must(fact.on.person, fact.seq, 'a person'),
      script: must(fact.on.script, fact.seq, 'a script'),
    })
  },
  'practice.closed': (state, fact) => {
    state.practice?.delete(must(fact.on.seat, fact.seq, 'a seat'))
  },
  'practice.begun': () => undefined,
  'practice.finished': (state, fact) => {
    const person = fact.on.person && state.people.get(fact.on.person)
    if (!person) return
    const one = { line: fact.seq, at: fact.at, ...fact.data }
    person.practised = [...(person.practised ?? []), one]
  },
  'practice.scored': (state, fact) => {
    const person = fact.on.person && state.people.get(fact.on.person)
    const one = person?.practised?.find(({ line }) => line === fact.data.interview)
    if (one) one.score = fact.data.score
  },
}
