import { Layout } from '../layout.tsx'
import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { TextField } from '../parts/text-field.tsx'

/** Every field's name is the name it posts under. */
export type CampaignFormProps = {
  readonly chrome: Chrome
  readonly heading: string
  readonly back: { readonly href: string; readonly text: string }
  readonly action: string
  /** The sheet that it was opened on, by its hash. */
  readonly from?: string | undefined
  readonly values: Readonly<Partial<Record<CampaignFieldName, string>>>
  readonly errors: Readonly<Partial<Record<CampaignFieldName | CampaignChoiceName, string>>>
  readonly scripts: readonly Choice[]
  readonly lawfulBases: readonly Choice[]
  /** "The client has signed that calls are made from a prison", "no sale, no lead, no transfer" (T1); posts `signed`. */
  readonly declarations: readonly Choice[]
  /** Whether people on TPS and CTPS are left out (T4); posts `screens`. */
  readonly screening: readonly Choice[]
  /** Whether people who ask to be called later may go on where they stopped; posts `goesOn`. */
  readonly goingOn: readonly Choice[]
  /** Posts `eligibility`. */
  readonly eligibilities: readonly Choice[]
  readonly refusal?: string | undefined
}

export type CampaignChoiceName =
  | 'script'
  | 'lawfulBasis'
  | 'signed'
  | 'screens'
  | 'goesOn'
  | 'eligibility'
export type CampaignFieldName = keyof typeof texts

const texts = {
  title: { label: 'Name of the campaign', hint: 'As staff will see it.' },
  client: { label: 'Client', hint: 'The organisation the research is for.' },
  clientSignedBy: {
    label: 'Signed for the client by',
    hint: 'The name and post of the person who signed both declarations.',
  },
  dpia: { label: 'DPIA reference', hint: 'The number of the data protection impact assessment.' },
  callerId: { label: 'Caller number', hint: 'Shown to the person called. It must be answered.' },
  messageOrganisation: {
    label: 'On whose behalf',
    hint: 'Said by the information message when no agent is there at the answer.',
  },
  messageDecline: {
    label: 'Number to decline further calls',
    hint: 'Said by the same message. Freephone or basic rate.',
  },
  verification: {
    label: 'Where people can check',
    hint: 'A telephone number or address that confirms the research.',
  },
  weekdaysFrom: { label: 'Weekdays, from', hint: 'On the 24-hour clock, for example 09:00.' },
  weekdaysTo: { label: 'Weekdays, to', hint: 'For example 20:30.' },
  saturdayFrom: { label: 'Saturday, from', hint: 'Leave both empty for no calls.' },
  saturdayTo: { label: 'Saturday, to' },
  sundayFrom: { label: 'Sunday, from', hint: 'Leave both empty for no calls.' },
  sundayTo: { label: 'Sunday, to' },
  completeOver: {
    label: 'Complete, above this share of questions answered',
    hint: 'In percent. Declared before the first call.',
  },
  partialFrom: { label: 'Partial, from this share', hint: 'In percent. Below it is a break-off.' },
  eligiblePercent: {
    label: 'Share taken to be eligible',
    hint: 'In percent. Only for a share of your own.',
  },
  eligibleReason: {
    label: 'Where that share comes from',
    hint: 'In a sentence. It is printed beside the rates.',
  },
  pauseSeconds: {
    label: 'Pause after each call',
    hint: 'In seconds, before the box places the next call for the same agent.',
  },
  keepDays: {
    label: 'Days to keep the responses',
    hint: 'From 1 to 90, counted from the close of the campaign. Then they are destroyed, and no further release can be made.',
  },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly hint?: string }>>

export const campaignFieldNames = Object.keys(texts) as readonly CampaignFieldName[]

/** What a campaign is and stands on: client, consent, law, message, hours (D6, D10, D15, G1, G2, R3, T1). */
export function CampaignForm(props: CampaignFormProps) {
  const { chrome, errors } = props
  const field = (name: CampaignFieldName): Field => ({
    name,
    ...texts[name],
    value: props.values[name],
    error: errors[name],
  })
  const script: Field = { name: 'script', label: 'Questionnaire', error: errors.script }
  const basis: Field = { name: 'lawfulBasis', label: 'Lawful basis', error: errors.lawfulBasis }
  const eligibility: Field = {
    name: 'eligibility',
    label: 'Numbers of which nobody knows whether they are eligible',
    hint: 'Some rates take a share of them to be eligible: it is worked out, unless you choose otherwise before the first call.',
    error: errors.eligibility,
  }
  const signed: Field = { name: 'signed', label: 'Signed by the client', error: errors.signed }
  const screens: Field = { name: 'screens', label: 'TPS and CTPS', error: errors.screens }
  const goesOn: Field = {
    name: 'goesOn',
    label: 'People who ask to be called later',
    hint: 'What they said is kept only if they agree, sealed, for 7 days at most. Every interview then begins with one question more.',
    error: errors.goesOn,
  }
  return (
    <Layout chrome={chrome} title={props.heading} view="campaign-form">
      <ErrorSummary
        fields={[...campaignFieldNames.map(field), script, basis, signed, eligibility]}
      />
      <PageHeading text={props.heading} back={props.back} />
      <SubmitForm
        action={props.action}
        csrf={chrome.csrf}
        label="Save the campaign"
        refusal={props.refusal}
      >
        {props.from !== undefined && <input type="hidden" name="from" value={props.from} />}
        <Panel heading="The study" id="study">
          <TextField field={field('title')} width="middle" />
          <TextField field={field('client')} width="middle" />
          <SelectField field={script} choices={props.scripts} />
        </Panel>
        <Panel heading="What it stands on" id="basis">
          <ChoiceFields kind="checkboxes" field={signed} choices={props.declarations} />
          <TextField field={field('clientSignedBy')} width="middle" />
          <ChoiceFields kind="radios" field={basis} choices={props.lawfulBases} />
          <TextField field={field('dpia')} width="middle" />
          <ChoiceFields kind="radios" field={screens} choices={props.screening} />
        </Panel>
        <Panel heading="What people are told" id="told">
          <TextField field={field('callerId')} width="middle" />
          <TextField field={field('messageOrganisation')} width="middle" />
          <TextField field={field('messageDecline')} width="middle" />
          <TextField field={field('verification')} />
        </Panel>
        <Panel heading="When calls are made" id="hours">
          {(['weekdays', 'saturday', 'sunday'] as const).map((days) => (
            <div class="gh-pair">
              <TextField field={field(`${days}From`)} width="short" />
              <TextField field={field(`${days}To`)} width="short" />
            </div>
          ))}
          <TextField field={field('pauseSeconds')} width="short" />
        </Panel>
        <Panel heading="What counts as an interview" id="counts">
          <TextField field={field('completeOver')} width="short" />
          <TextField field={field('partialFrom')} width="short" />
          <ChoiceFields kind="radios" field={goesOn} choices={props.goingOn} />
        </Panel>
        <Panel heading="How rates are worked out" id="rates">
          <ChoiceFields kind="radios" field={eligibility} choices={props.eligibilities} />
          <TextField field={field('eligiblePercent')} width="short" />
          <TextField field={field('eligibleReason')} />
        </Panel>
        <Panel heading="How long responses are kept" id="kept">
          <TextField field={field('keepDays')} width="short" />
        </Panel>
      </SubmitForm>
    </Layout>
  )
}
