import { Layout } from '../layout.tsx'
import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Chrome } from '../parts/chrome.ts'
import type { Choice } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'

export type EligibilityFormProps = {
  readonly chrome: Chrome
  readonly name: string
  readonly back: string
  /** Posts `alert` and `offence`, one for each code ticked. */
  readonly action: string
  readonly alerts: readonly Choice[]
  readonly offences: readonly Choice[]
}

/** What stands in the way of a person: any tick keeps them from the work at once, and nothing overrides it (J3, J4). */
export function EligibilityForm(props: EligibilityFormProps) {
  const { chrome } = props
  return (
    <Layout chrome={chrome} title="Eligibility" view="eligibility-form">
      <PageHeading
        text="Eligibility"
        over={props.name}
        back={{ href: props.back, text: 'Person' }}
        lead="Any tick keeps this person from the work at once. No override exists."
      />
      <SubmitForm action={props.action} csrf={chrome.csrf} label="Save">
        <div class="gh-columns">
          <div class="gh-panel">
            <ChoiceFields
              kind="checkboxes"
              field={{ name: 'alert', label: 'Active alerts that block this work' }}
              choices={props.alerts}
            />
          </div>
          <div class="gh-panel">
            <ChoiceFields
              kind="checkboxes"
              field={{ name: 'offence', label: 'Offences that exclude from this work' }}
              choices={props.offences}
            />
          </div>
        </div>
      </SubmitForm>
    </Layout>
  )
}
