import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { TextField } from '../parts/text-field.tsx'

export type TypePageProps = {
  readonly chrome: Chrome
  readonly back: string
  /** "What is held", "A complaint". */
  readonly what: string
  readonly action: string
  readonly refusal?: string | undefined
  readonly error?: string | undefined
}

/** The second of two people has agreed: one number is typed, once. It comes back on no page. */
export function TypePage({ chrome, back, what, action, refusal, error }: TypePageProps) {
  const typed: Field = {
    name: 'typed',
    label: 'The number that they give',
    hint: 'Read it back to them first: it is looked up once.',
    error,
  }
  return (
    <Layout chrome={chrome} title="Type the number" view="public-type">
      <ErrorSummary fields={[typed]} />
      <PageHeading text="Type the number" over={what} back={{ href: back, text: 'The public' }} />
      <SubmitForm action={action} csrf={chrome.csrf} label="Look it up" refusal={refusal}>
        <TextField field={typed} width="middle" />
      </SubmitForm>
    </Layout>
  )
}
