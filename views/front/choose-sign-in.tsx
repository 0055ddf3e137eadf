import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { TextField } from '../parts/text-field.tsx'

export const ownFieldNames = ['password', 'again', 'pin', 'code'] as const
export type OwnFieldName = (typeof ownFieldNames)[number]

export type ChooseSignInProps = {
  readonly chrome: Chrome
  /** Posts `password`, `again` and, where they are asked for, `pin` and `code`. */
  readonly action: string
  /** Why it has to be done now; absent when it is the person's own wish. */
  readonly because?: string | undefined
  readonly back?: string | undefined
  /** Six digits for confirming presence: supervisors alone. */
  readonly withPin: boolean
  /** The secret for a code device, in groups of four; absent where no device is set up. */
  readonly deviceSecret?: string | undefined
  readonly errors: Readonly<Partial<Record<OwnFieldName, string>>>
  readonly error?: string | undefined
}

/** Staff choose what only they know: always after somebody else gave them a first password. */
export function ChooseSignIn(props: ChooseSignInProps) {
  const { chrome, errors } = props
  const field = (name: OwnFieldName, label: string, hint?: string): Field => ({
    name,
    label,
    error: errors[name],
    hint,
  })
  const password = field(
    'password',
    'New password',
    '12 characters or more, that nobody else knows.',
  )
  const again = field('again', 'New password again')
  const pin = field('pin', 'New PIN', 'Six digits. You confirm with them that you are in the room.')
  const code = field('code', 'Code', 'The six digits that your code device shows now.')
  const asked = [password, again, ...(props.withPin ? [pin] : [])]
  const fields = props.deviceSecret === undefined ? asked : [...asked, code]
  return (
    <Layout chrome={chrome} title="Choose your password" view="choose-sign-in">
      <div class="gh-narrow">
        <ErrorSummary fields={fields} also={props.error === undefined ? [] : [props.error]} />
        <PageHeading
          text="Choose your password"
          lead={props.because}
          back={props.back === undefined ? undefined : { href: props.back, text: 'Back' }}
        />
        <div class="gh-panel">
          <SubmitForm action={props.action} csrf={chrome.csrf} label="Save and go on">
            {asked.map((one) => (
              <TextField field={one} kind="password" autocomplete="new-password" />
            ))}
            {props.deviceSecret !== undefined && (
              <>
                <p class="govuk-body">
                  Give your code device this secret: <strong>{props.deviceSecret}</strong>
                </p>
                <TextField field={code} width="short" autocomplete="one-time-code" />
              </>
            )}
          </SubmitForm>
        </div>
      </div>
    </Layout>
  )
}
