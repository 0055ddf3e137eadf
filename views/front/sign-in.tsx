import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { TextField } from '../parts/text-field.tsx'

export type SignInProps = {
  readonly chrome: Chrome
  /** Posts `name`, `password` and, where asked, `code`. */
  readonly action: string
  readonly name?: string | undefined
  /** One sentence that tells nothing about who exists. */
  readonly error?: string | undefined
  /** Asks for the six digits of the person's own code device. */
  readonly withCode?: boolean | undefined
  readonly home: string
}

/** Staff sign in: supervisors, governors, auditors. */
export function SignIn(props: SignInProps) {
  const { chrome, error } = props
  return (
    <Layout chrome={chrome} title="Staff sign-in" view="sign-in">
      <div class="gh-narrow">
        <ErrorSummary fields={[]} also={error === undefined ? [] : [error]} />
        <PageHeading
          text="Staff sign-in"
          back={{ href: props.home, text: 'Doors' }}
          lead="Agents do not sign in here. A supervisor opens a seat for them."
        />
        <div class="gh-panel">
          <SubmitForm action={props.action} csrf={chrome.csrf} label="Sign in">
            <TextField
              field={{ name: 'name', label: 'Username', value: props.name }}
              autocomplete="username"
            />
            <TextField
              field={{ name: 'password', label: 'Password' }}
              kind="password"
              autocomplete="current-password"
            />
            {props.withCode && (
              <TextField
                field={{ name: 'code', label: 'Code', hint: 'The six digits on your own device.' }}
                width="short"
                autocomplete="one-time-code"
              />
            )}
          </SubmitForm>
        </div>
        <p class="govuk-body">What you do here is kept in the record.</p>
      </div>
    </Layout>
  )
}
