import type { PersonId } from '../basics/ids.ts'
import type { State } from '../facts/state.ts'
import { listedName } from '../people/person.ts'
import { erasedName } from '../people/signature.ts'

/** "Smith, John", or the words for somebody who was erased. */
export function staffName(state: State, person: PersonId): string {
  const body = state.people.get(person)?.body
  return body ? listedName(body.name) : erasedName
}
