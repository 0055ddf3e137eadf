import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { Letter, type LetterProps } from './letter.tsx'

export type ReplyPageProps = {
  readonly chrome: Chrome
  readonly back: string
  readonly title: string
  readonly lead: string
  /** For staff alone, and not on the paper: who called, and who entered the call. */
  readonly staff?:
    | {
        readonly note: string
        readonly rows: readonly (readonly [string, string, string, string])[]
      }
    | undefined
  readonly letter: LetterProps
  /** Only where a complaint waits for its answer; posts `answer`. */
  readonly answer?:
    | { readonly action: string; readonly choices: readonly Choice[]; readonly error?: string }
    | undefined
}

/** What staff see, and below it what they print for whoever rang or wrote. */
export function ReplyPage(props: ReplyPageProps) {
  const { chrome, staff, answer } = props
  const field: Field = { name: 'answer', label: 'What came of it?', error: answer?.error }
  return (
    <Layout chrome={chrome} title={props.title} view="public-reply">
      <div class="gh-not-printed">
        <PageHeading
          text={props.title}
          back={{ href: props.back, text: 'The public' }}
          lead={props.lead}
        />
        {staff && (
          <>
            <p class="govuk-body">{staff.note}</p>
            <DataTable
              caption="For staff alone"
              columns={[
                { heading: 'When' },
                { heading: 'Outcome' },
                { heading: 'Agent' },
                { heading: 'Who entered the call' },
              ]}
              rows={staff.rows}
              empty="Nothing was found."
            />
          </>
        )}
        {answer && (
          <SubmitForm action={answer.action} csrf={chrome.csrf} label="Answer the complaint">
            <SelectField field={field} choices={answer.choices} />
          </SubmitForm>
        )}
      </div>
      <Letter {...props.letter} />
    </Layout>
  )
}
