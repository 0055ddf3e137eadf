import { Layout } from '../layout.tsx'
import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'

export type IncidentFormProps = {
  readonly chrome: Chrome
  readonly action: string
  readonly back: string
  /** Coded kinds; posts `kind`. */
  readonly kinds: readonly Choice[]
  /** Posts `seat`; an empty value means the whole room. */
  readonly seats: readonly Choice[]
  /** Whether the number was asked to be held on a form that comes back. */
  readonly hold?: boolean | undefined
  readonly errors?: { readonly kind?: string; readonly seat?: string } | undefined
}

const holdChoices = (checked = false): readonly Choice[] => [
  {
    value: 'yes',
    checked,
    label: 'Hold the number of the call at this seat',
    hint: 'A second person has to agree within an hour. It is held for 72 hours at most, and nobody sees it here.',
  },
]

/** Staff open an incident: a coded kind and a seat. What was said is never written down. */
export function IncidentForm(props: IncidentFormProps) {
  const { chrome, errors = {} } = props
  const kind: Field = { name: 'kind', label: 'What happened?', error: errors.kind }
  const seat: Field = { name: 'seat', label: 'At which seat?', error: errors.seat }
  const hold: Field = {
    name: 'hold',
    label: 'For a threat, a crime or a risk to life on a call',
    hint: 'Otherwise the number is overwritten as soon as the outcome of the call is confirmed.',
  }
  return (
    <Layout chrome={chrome} title="Open an incident" view="incident-form">
      <ErrorSummary fields={[kind, seat]} />
      <PageHeading text="Open an incident" back={{ href: props.back, text: 'Incidents' }} />
      <SubmitForm action={props.action} csrf={chrome.csrf} label="Open the incident">
        <div class="gh-panel">
          <ChoiceFields kind="radios" field={kind} choices={props.kinds} />
          <SelectField field={seat} choices={props.seats} />
          <ChoiceFields kind="checkboxes" field={hold} choices={holdChoices(props.hold)} />
        </div>
      </SubmitForm>
    </Layout>
  )
}
