import type { Child } from 'hono/jsx'
import { Csrf } from '../parts/csrf.tsx'

type PressFormProps = {
  readonly action: string
  readonly csrf: string
  /** The address of the part that is open. */
  readonly open: string
  /** `settings:age`: what the form does, and to which block. */
  readonly press: string
  readonly heading: string
  readonly label: string
  readonly children?: Child
}

/** One choice about a block, its heading and its button: one step of the draft. */
export function PressForm({ action, csrf, open, press, heading, label, children }: PressFormProps) {
  return (
    <section class="gh-tools__part" aria-label={heading}>
      <h3 class="govuk-heading-s">{heading}</h3>
      <form method="post" action={action} novalidate>
        <Csrf token={csrf} />
        <input type="hidden" name="open" value={open} />
        <input type="hidden" name="press" value={press} />
        {children}
        <button type="submit" class="govuk-button govuk-button--secondary gh-button">
          {label}
        </button>
      </form>
    </section>
  )
}
