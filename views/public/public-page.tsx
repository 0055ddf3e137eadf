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
import { SelectField } from '../parts/select-field.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { TextField } from '../parts/text-field.tsx'

export type PublicPageProps = {
  readonly chrome: Chrome
  readonly never: { readonly action: string; readonly refusal?: string | undefined }
  readonly ask: { readonly action: string; readonly refusal?: string | undefined }
  /** Posts `about`. */
  readonly kinds: readonly Choice[]
  readonly waiting: readonly {
    readonly what: string
    readonly how: string
    /** The second person's button, or the way to the page where the number is typed. */
    readonly agree?: Deed | undefined
    readonly type?: string | undefined
  }[]
  readonly complaints: readonly {
    readonly reference: string
    readonly href: string
    readonly about: string
    readonly opened: string
    readonly state: string
    readonly tone: Tone
  }[]
  readonly incidents: { readonly href: string; readonly held: string }
  readonly errors?: Partial<Record<'never' | 'what' | 'about', string>> | undefined
}

const wishes: readonly Choice[] = [
  { value: 'held', label: 'They want to know what is held about calls to them' },
  { value: 'complaint', label: 'They want to complain' },
]

/** For somebody who rings or writes. A number that is typed here is shown again nowhere, here included. */
export function PublicPage(props: PublicPageProps) {
  const { chrome, errors = {} } = props
  const never: Field = {
    name: 'never',
    label: 'The number that they give',
    hint: 'It goes on the list at once, for every campaign, and is written down nowhere else.',
    error: errors.never,
  }
  const what: Field = { name: 'what', label: 'What do they want?', error: errors.what }
  const about: Field = {
    name: 'about',
    label: 'For a complaint: what is it about?',
    error: errors.about,
  }
  return (
    <Layout chrome={chrome} title="The public" view="public">
      <ErrorSummary fields={[never, what, about]} />
      <PageHeading
        text="The public"
        lead="For somebody who rings or writes. Do not write their number down: type it here, and nowhere else."
      />
      <Panel heading="Never call again" id="never-again">
        <p>
          One person does this, at once. A call that is up now ends as it will, and none follows.
          The page that comes next is to be printed, in English and in Welsh.
        </p>
        <SubmitForm
          action={props.never.action}
          csrf={chrome.csrf}
          label="Never call this number again"
          refusal={props.never.refusal}
        >
          <TextField field={never} width="middle" />
        </SubmitForm>
      </Panel>
      <Panel heading="What do you hold? I want to complain" id="ask">
        <p>
          Two people do this: one asks, another agrees. Then either of them types the number, once.
          Ask before you have the number.
        </p>
        <SubmitForm
          action={props.ask.action}
          csrf={chrome.csrf}
          label="Ask a second person"
          refusal={props.ask.refusal}
        >
          <ChoiceFields kind="radios" field={what} choices={wishes} />
          <SelectField field={about} choices={props.kinds} />
        </SubmitForm>
        <Waiting chrome={chrome} waiting={props.waiting} />
      </Panel>
      <Panel heading="Complaints" id="complaints">
        <DataTable
          caption="Complaints"
          captionHidden
          columns={[
            { heading: 'Reference' },
            { heading: 'About' },
            { heading: 'Opened' },
            { heading: 'State' },
          ]}
          rows={props.complaints.map((one) => [
            <a class="govuk-link" href={one.href}>
              {one.reference}
            </a>,
            one.about,
            one.opened,
            <Tag text={one.state} tone={one.tone} />,
          ])}
          empty="Nobody has complained."
        />
      </Panel>
      <Panel heading="A threat, a crime or a risk to life" id="emergency">
        <p>{props.incidents.held}</p>
        <p>
          <a class="govuk-link" href={props.incidents.href}>
            Hold a number, or have one read out to the emergency services
          </a>
        </p>
      </Panel>
    </Layout>
  )
}

function Waiting({ chrome, waiting }: Pick<PublicPageProps, 'chrome' | 'waiting'>) {
  return (
    <DataTable
      caption="Waiting"
      columns={[
        { heading: 'What for' },
        { heading: 'How it stands' },
        { heading: 'What to do', hidden: true },
      ]}
      rows={waiting.map(({ what, how, agree, type }) => [
        what,
        how,
        <>
          {agree && <DeedButton csrf={chrome.csrf} deed={agree} />}
          {type !== undefined && (
            <a class="govuk-link" href={type}>
              Type the number
            </a>
          )}
        </>,
      ])}
      empty="Nobody is waiting."
    />
  )
}
