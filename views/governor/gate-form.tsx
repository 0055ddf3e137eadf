import { Layout } from '../layout.tsx'
import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { TextField } from '../parts/text-field.tsx'

export type GateFormProps = {
  readonly chrome: Chrome
  /** "Risk assessment". */
  readonly gate: string
  readonly name: string
  readonly back: string
  /** Posts `signedBy`, `on`, `until`; for the risk assessment also `level` and `override`. */
  readonly action: string
  readonly values: Readonly<Partial<Record<GateFieldName, string>>>
  /** How many people had been erased when this form was first shown; posted as `erased`. */
  readonly erased: string
  readonly errors: Readonly<Partial<Record<GateFieldName | 'level', string>>>
  /** For the training: what was practised, and how it was scored. */
  readonly practised?:
    | readonly { readonly met: string; readonly when: string; readonly score: string }[]
    | undefined
  /** Only for the risk assessment. */
  readonly levels?: readonly Choice[] | undefined
}

export type GateFieldName = 'signedBy' | 'on' | 'until'

/** One gate is signed by a named member of staff, with the days between which it holds (P1, J2). */
export function GateForm(props: GateFormProps) {
  const { chrome, values, errors } = props
  const field = (name: GateFieldName, label: string, hint: string): Field => ({
    name,
    label,
    hint,
    value: values[name],
    error: errors[name],
  })
  const signedBy = field('signedBy', 'Signed by', 'The member of staff who answers for it.')
  const on = field('on', 'Signed on', 'Today or earlier.')
  const until = field('until', 'Holds until', 'The last day on which it holds.')
  const level: Field = { name: 'level', label: 'Risk', error: errors.level }
  return (
    <Layout chrome={chrome} title="Sign a gate" view="gate-form">
      <ErrorSummary fields={[...(props.levels ? [level] : []), signedBy, on, until]} />
      <PageHeading
        text={props.gate}
        over={props.name}
        back={{ href: props.back, text: 'Person' }}
      />
      {props.practised && (
        <Panel heading="Practice" id="practice">
          <DataTable
            caption="Practice interviews of this person"
            captionHidden
            columns={[{ heading: 'Met' }, { heading: 'When' }, { heading: 'Score' }]}
            rows={props.practised.map(({ met, when, score }) => [met, when, score])}
            empty="No practice interview was finished yet."
          />
        </Panel>
      )}
      <SubmitForm action={props.action} csrf={chrome.csrf} label="Sign">
        <input type="hidden" name="erased" value={props.erased} />
        <div class="gh-panel">
          {props.levels && <ChoiceFields kind="radios" field={level} choices={props.levels} />}
          {props.levels && (
            <ChoiceFields
              kind="checkboxes"
              field={{ name: 'override', label: 'With a medium risk' }}
              choices={[
                {
                  value: 'yes',
                  label: 'I allow this work all the same, and answer for it',
                },
              ]}
            />
          )}
          <TextField field={signedBy} width="middle" />
          <TextField field={on} kind="date" width="middle" />
          <TextField field={until} kind="date" width="middle" />
        </div>
      </SubmitForm>
    </Layout>
  )
}
