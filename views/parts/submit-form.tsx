import type { Child } from 'hono/jsx'
import { Csrf } from './csrf.tsx'

type SubmitFormProps = {
  readonly action: string
  readonly csrf: string
  readonly label: string
  readonly refusal?: string | undefined
  readonly files?: boolean
  readonly look?: 'primary' | 'warning'
  readonly children?: Child
}

/** A form with its token and its one button. `files` sends it in parts. */
export function SubmitForm(props: SubmitFormProps) {
  const { action, csrf, label, refusal, files, look = 'primary', children } = props
  return (
    <form
      method="post"
      action={action}
      enctype={files ? 'multipart/form-data' : undefined}
      novalidate
    >
      <Csrf token={csrf} />
      {children}
      <button
        type="submit"
        class={`govuk-button gh-button${look === 'warning' ? ' govuk-button--warning' : ''}`}
        disabled={refusal !== undefined}
      >
        {label}
      </button>
      {refusal !== undefined && <p class="gh-deed__reason">{refusal}</p>}
    </form>
  )
}
