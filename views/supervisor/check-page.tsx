import { Layout } from '../layout.tsx'
import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Chrome } from '../parts/chrome.ts'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'

export type CheckPageProps = {
  readonly chrome: Chrome
  readonly back: string
  /** "Seat 4". */
  readonly seat: string
  readonly lang: string
  readonly hello: string
  readonly thanks: string
  /** Each posts its `name` with one of the choices. */
  readonly questions: readonly {
    readonly name: string
    readonly read: string
    readonly error?: string | undefined
  }[]
  readonly choices: readonly Choice[]
  /** Sent back with the answers, so that they are of this call. */
  readonly call: string
  readonly action: string
  /** Leaves without an answer. */
  readonly leave: Deed
}

/** The supervisor's two questions at the end of an interview: words to read aloud, and what was said. */
export function CheckPage(props: CheckPageProps) {
  const { chrome, questions, lang } = props
  return (
    <Layout chrome={chrome} title="Check an interview" view="check">
      <ErrorSummary fields={questions.map((one) => ({ ...one, label: one.read }))} />
      <PageHeading
        text="Check an interview"
        over={props.seat}
        back={{ href: props.back, text: 'Live room' }}
        lead="You are in the call. Read the words as they stand. What comes of it is kept for the agent, and never for this call."
      />
      <Panel heading="Say" id="hello">
        <p class="govuk-body-l" lang={lang}>
          {props.hello}
        </p>
      </Panel>
      <SubmitForm action={props.action} csrf={chrome.csrf} label="Save, and leave the call">
        <input type="hidden" name="call" value={props.call} />
        {questions.map(({ name, read, error }, n) => (
          <Panel heading={`Ask ${n + 1} of ${questions.length}`} id={`ask-${name}`}>
            <p class="govuk-body-l" lang={lang}>
              {read}
            </p>
            <ChoiceFields
              kind="radios"
              field={{ name, label: 'What did the person say?', error }}
              choices={props.choices}
              inline
            />
          </Panel>
        ))}
        <Panel heading="Then say" id="thanks">
          <p class="govuk-body-l" lang={lang}>
            {props.thanks}
          </p>
        </Panel>
      </SubmitForm>
      <DeedButton csrf={chrome.csrf} deed={{ look: 'secondary', ...props.leave }} />
    </Layout>
  )
}
