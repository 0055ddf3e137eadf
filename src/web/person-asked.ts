import { type PersonFieldName, personFieldNames } from '../../views/governor/person-form.tsx'
import type { PersonBody } from '../facts/shapes.ts'
import { prisonNumberShape, type Role } from '../people/person.ts'
import type { Form } from './form.ts'
import { roleNames } from './people-seen.ts'

type Values = Readonly<Partial<Record<PersonFieldName, string>>>
type Errors = Partial<Record<PersonFieldName | 'role', string>>

export type PersonAsked =
  | {
      readonly ok: true
      readonly values: Values
      readonly role: string
      readonly person: { readonly role: Role; readonly body: PersonBody }
    }
  | {
      readonly ok: false
      readonly values: Values
      readonly role: string
      readonly errors: Readonly<Errors>
    }

/** As it was typed, to be shown again. */
export function typedPerson(form: Form): { readonly values: Values; readonly role: string } {
  const values: Values = Object.fromEntries(personFieldNames.map((name) => [name, form.one(name)]))
  return { values, role: form.one('role') }
}

/** The form of a new person: agents by prison number (J1), staff by username. */
export function personAsked(form: Form): PersonAsked {
  const { values, role } = typedPerson(form)
  const first = form.one('givenName')
  const last = form.one('familyName')
  const prisonNumber = form.one('prisonNumber').toUpperCase()
  const username = form.one('username').toLowerCase()
  const errors: Errors = {}
  if (!Object.hasOwn(roleNames, role)) errors.role = 'Choose a role.'
  if (last === '' || last.length > 60) errors.familyName = 'Enter the family name.'
  if (first === '' || first.length > 60) errors.givenName = 'Enter the given name.'
  const isAgent = role === 'agent'
  if (isAgent && !prisonNumberShape.test(prisonNumber))
    errors.prisonNumber = 'Enter a prison number such as A1234BC.'
  if (!isAgent && errors.role === undefined && !/^[a-z][a-z0-9.-]{2,31}$/.test(username))
    errors.username = 'Enter a username of 3 letters or more, such as h.marsh.'
  if (Object.keys(errors).length > 0) return { ok: false, values, role, errors }
  const name = { first, last }
  const body: PersonBody = isAgent ? { name, prisonNumber } : { name, username }
  return { ok: true, values, role, person: { role: role as Role, body } }
}
