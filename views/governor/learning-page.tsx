import { Layout } from '../layout.tsx'
import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { TextField } from '../parts/text-field.tsx'

export type LearningFieldName = 'uln' | 'qualification' | 'level' | 'unit' | 'decision' | 'on'

export type LearningPageProps = {
  readonly chrome: Chrome
  readonly name: string
  readonly back: string
  /** Two forms post here: one `uln`, the other the five fields of a unit. */
  readonly uln: string
  readonly unit: string
  /** How many units this page shows; posted as `units`. */
  readonly shown: string
  readonly units: readonly {
    readonly qualification: string
    readonly level: string
    readonly unit: string
    readonly decision: string
    readonly on: string
    readonly remove: Deed
  }[]
  /** What was practised and how it was scored: evidence that the box itself has. */
  readonly practised: string
  readonly values: Readonly<Partial<Record<LearningFieldName, string>>>
  readonly errors: Readonly<Partial<Record<LearningFieldName, string>>>
  readonly levels: readonly Choice[]
  readonly decisions: readonly Choice[]
}

/** What an agent has learned in this work: units of qualifications, each with what an assessor decided (J14). */
export function LearningPage(props: LearningPageProps) {
  const { chrome, values, errors } = props
  const field = (name: LearningFieldName, label: string, hint?: string): Field => ({
    name,
    label,
    hint,
    value: values[name],
    error: errors[name],
  })
  const uln = field('uln', 'Unique learner number', 'Ten digits, or nothing.')
  const qualification = field('qualification', 'Qualification', 'Its whole title.')
  const level = field('level', 'Level')
  const unit = field('unit', 'Unit')
  const decision = field('decision', 'The assessor’s decision')
  const on = field('on', 'Decided on', 'Today or earlier.')
  return (
    <Layout chrome={chrome} title="Learning" view="learning">
      <ErrorSummary fields={[uln, qualification, level, unit, decision, on]} />
      <PageHeading
        text="Learning"
        over={props.name}
        back={{ href: props.back, text: 'Person' }}
        lead="Kept with the person and under their own key, apart from every call. It is in the copy that they may have of all that is held about them, and goes when they are erased."
      />
      <DataTable
        caption="Units"
        columns={[
          { heading: 'Qualification' },
          { heading: 'Level' },
          { heading: 'Unit' },
          { heading: 'Decision' },
          { heading: 'On' },
          { heading: 'Take out', hidden: true },
        ]}
        rows={props.units.map((one) => [
          one.qualification,
          one.level,
          one.unit,
          one.decision,
          one.on,
          <DeedButton csrf={chrome.csrf} deed={one.remove} />,
        ])}
        empty="No unit is noted yet."
      />
      <p class="govuk-body">{props.practised}</p>
      <Panel heading="Learner number" id="learner-number">
        <SubmitForm action={props.uln} csrf={chrome.csrf} label="Save the number">
          <input type="hidden" name="units" value={props.shown} />
          <TextField field={uln} width="short" />
        </SubmitForm>
      </Panel>
      <Panel heading="One unit more" id="one-more">
        <SubmitForm action={props.unit} csrf={chrome.csrf} label="Note the unit">
          <input type="hidden" name="units" value={props.shown} />
          <TextField field={qualification} />
          <ChoiceFields kind="radios" field={level} choices={props.levels} inline />
          <TextField field={unit} />
          <ChoiceFields kind="radios" field={decision} choices={props.decisions} inline />
          <TextField field={on} kind="date" width="middle" />
        </SubmitForm>
      </Panel>
    </Layout>
  )
}
