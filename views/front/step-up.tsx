import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { TextField } from '../parts/text-field.tsx'

export type StepUpProps = {
  readonly chrome: Chrome
  /** Posts `password`. */
  readonly action: string
  /** What it is for: "To approve a script, give your password again." */
  readonly because: string
  readonly error?: string | undefined
  readonly back: string
}

/** The password once more, before an approval, an export, or the reason behind a removal. */
export function StepUp({ chrome, action, because, error, back }: StepUpProps) {
  return (
    <Layout chrome={chrome} title="Confirm it is you" view="step-up">
      <div class="gh-narrow">
        <ErrorSummary fields={[]} also={error === undefined ? [] : [error]} />
        <PageHeading text="Confirm it is you" lead={because} back={{ href: back, text: 'Back' }} />
        <div class="gh-panel">
          <SubmitForm action={action} csrf={chrome.csrf} label="Continue">
            <TextField
              field={{ name: 'password', label: 'Password' }}
              kind="password"
              autocomplete="current-password"
            />
          </SubmitForm>
        </div>
      </div>
    </Layout>
  )
}
