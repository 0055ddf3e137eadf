import type { PersonId } from '../basics/ids.ts'
import { type Decision, refuse } from '../facts/decide.ts'
import type { Person, State } from '../facts/state.ts'
import type { Form } from './form.ts'

/** What a form that gives somebody a new PIN or password sends along: how often what they sign in with has changed. */
export function asOf(person: Person): { readonly was: string } {
  return { was: String(person.keys.length) }
}

/** Refuses the same press a second time: a page that is loaded again must not undo what stands on the slip. */
export function givenBefore(state: State, id: PersonId, form: Form): Decision<never> | undefined {
  const person = state.people.get(id)
  if (!person || !form.has('was') || form.one('was') === asOf(person).was) return undefined
  return refuse(
    409,
    'M6',
    'That was done already, or this person has changed since the page was opened. Nothing was changed now. If what was shown is not on a slip, press the button again.',
  )
}
