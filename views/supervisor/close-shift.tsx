import { Layout } from '../layout.tsx'
import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { Summary, type SummaryRow } from '../parts/summary.tsx'

export type CloseShiftProps = {
  readonly chrome: Chrome
  readonly action: string
  /** Which shift the page is of. */
  readonly shift: string
  readonly back: string
  /** The shift report, as finished lines: calls, interviews, breaks, incidents, monitoring, checkpoint. */
  readonly report: readonly SummaryRow[]
  /** Exit checks (J11); posts `check` once for each. */
  readonly checks: readonly Choice[]
  /** Whose interviews were heard or asked about too little (R9): it may be signed off all the same. */
  readonly below: readonly string[]
  /** What still stands in the way: "Seat 4 is on a call." */
  readonly standing: readonly string[]
  readonly error?: string | undefined
  readonly refusal?: string | undefined
}

/** The end of a shift: what happened, the exit checks, one button. */
export function CloseShift(props: CloseShiftProps) {
  const check: Field = {
    name: 'check',
    label: 'Before anybody leaves',
    hint: 'Tick each one when it is done.',
    error: props.error,
  }
  return (
    <Layout chrome={props.chrome} title="Close the shift" view="close-shift">
      <ErrorSummary fields={[check]} />
      <PageHeading text="Close the shift" back={{ href: props.back, text: 'Live room' }} />
      {props.standing.length > 0 && (
        <Panel heading="Still to do" id="standing">
          <ul class="govuk-list govuk-list--bullet">
            {props.standing.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </Panel>
      )}
      {props.below.length > 0 && (
        <Panel heading="Below target" id="below">
          <p>
            You can close the shift once you have ticked that you read this. Hear these agents first
            in the next one.
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {props.below.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel heading="Shift report" id="report">
        <Summary rows={props.report} />
      </Panel>
      <SubmitForm
        action={props.action}
        csrf={props.chrome.csrf}
        label="Close the shift"
        refusal={props.refusal}
      >
        <input type="hidden" name="shift" value={props.shift} />
        <div class="gh-panel">
          <ChoiceFields kind="checkboxes" field={check} choices={props.checks} />
        </div>
      </SubmitForm>
    </Layout>
  )
}
