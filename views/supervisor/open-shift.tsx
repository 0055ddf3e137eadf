import { Layout } from '../layout.tsx'
import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'

export type OpenShiftProps = {
  readonly chrome: Chrome
  readonly action: string
  /** Posts `slot`. Labels such as "AM, 08:30 to 11:30". */
  readonly slots: readonly Choice[]
  /** Posts `campaign`. */
  readonly campaigns: readonly Choice[]
  /** Posts `second` and `third`: what is worked while those before have nobody to call. Only with several campaigns. */
  readonly more?: readonly Choice[] | undefined
  /** Entry checks, each ticked by hand (J11); posts `check` once for each. */
  readonly checks: readonly Choice[]
  readonly errors?:
    | { readonly slot?: string; readonly campaign?: string; readonly check?: string }
    | undefined
  readonly refusal?: string | undefined
  /** What the shift before has left to do: sheets that nobody has signed yet, and its report to be printed. */
  readonly after: readonly { readonly href: string; readonly text: string }[]
}

/** The supervisor opens a shift: slot, campaign, entry checks. */
export function OpenShift(props: OpenShiftProps) {
  const { chrome, errors = {} } = props
  const slot: Field = { name: 'slot', label: 'Which part of the day?', error: errors.slot }
  const campaign: Field = { name: 'campaign', label: 'Which campaign?', error: errors.campaign }
  const second: Field = {
    name: 'second',
    label: 'And when it has nobody to call?',
    hint: 'Calls that people asked for come first, of whichever campaign.',
  }
  const third: Field = { name: 'third', label: 'And after that?' }
  const check: Field = {
    name: 'check',
    label: 'Before anybody sits down',
    hint: 'Tick each one when it is done.',
    error: errors.check,
  }
  return (
    <Layout chrome={chrome} title="Open a shift" view="open-shift">
      <ErrorSummary fields={[slot, campaign, check]} />
      <PageHeading
        text="Open a shift"
        lead="No call can be placed until a shift is open and you are present."
      />
      {props.after.map(({ href, text }) => (
        <p>
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </p>
      ))}
      <SubmitForm
        action={props.action}
        csrf={chrome.csrf}
        label="Open the shift"
        refusal={props.refusal}
      >
        <div class="gh-panel">
          {props.slots.length === 0 ? (
            <p class="gh-empty">No part of today is open for work in this room.</p>
          ) : (
            <ChoiceFields kind="radios" field={slot} choices={props.slots} />
          )}
          {props.campaigns.length === 0 ? (
            <p class="gh-empty">No campaign is live. A governor must approve one first.</p>
          ) : (
            <SelectField field={campaign} choices={props.campaigns} />
          )}
          {props.more &&
            [second, third].map((field) => (
              <SelectField field={field} choices={props.more ?? []} />
            ))}
        </div>
        <div class="gh-panel">
          <ChoiceFields kind="checkboxes" field={check} choices={props.checks} />
        </div>
      </SubmitForm>
    </Layout>
  )
}
