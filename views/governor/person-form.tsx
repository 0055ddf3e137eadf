import { Layout } from '../layout.tsx'
import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { TextField } from '../parts/text-field.tsx'

export type PersonFormProps = {
  readonly chrome: Chrome
  readonly action: string
  readonly back: string
  /** Posts `role` and the fields below. */
  readonly roles: readonly Choice[]
  readonly values: Readonly<Partial<Record<PersonFieldName, string>>>
  readonly errors: Readonly<Partial<Record<PersonFieldName | 'role', string>>>
}

export type PersonFieldName = keyof typeof texts

const texts = {
  familyName: { label: 'Family name' },
  givenName: { label: 'Given name' },
  prisonNumber: {
    label: 'Prison number',
    hint: 'For an agent. A letter, four digits and two letters, for example A1234BC.',
  },
  username: {
    label: 'Username',
    hint: 'For staff. Small letters, digits, dots and hyphens, for example h.marsh.',
  },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly hint?: string }>>

export const personFieldNames = Object.keys(texts) as readonly PersonFieldName[]

/** A person is added before anything can be signed for them. */
export function PersonForm({ chrome, action, back, roles, values, errors }: PersonFormProps) {
  const fields = personFieldNames.map(
    (name): Field => ({ name, ...texts[name], value: values[name], error: errors[name] }),
  )
  const role: Field = { name: 'role', label: 'Role', error: errors.role }
  return (
    <Layout chrome={chrome} title="Add a person" view="person-form">
      <ErrorSummary fields={[role, ...fields]} />
      <PageHeading text="Add a person" back={{ href: back, text: 'People' }} />
      <SubmitForm action={action} csrf={chrome.csrf} label="Add the person">
        <div class="gh-panel">
          <ChoiceFields kind="radios" field={role} choices={roles} />
          {fields.map((field) => (
            <TextField field={field} width="middle" />
          ))}
        </div>
      </SubmitForm>
    </Layout>
  )
}
