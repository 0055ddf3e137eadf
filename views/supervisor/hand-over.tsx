import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { PinForm } from '../parts/pin-form.tsx'

export type HandOverProps = {
  readonly chrome: Chrome
  readonly length: number
  readonly back: string
  /** Each other supervisor signs with their own PIN: one pad each, posting to its own action. */
  readonly others: readonly { readonly name: string; readonly action: string }[]
  readonly error?: string | undefined
}

/** Presence passes to a second supervisor, who signs here with their own PIN (P8). */
export function HandOver({ chrome, length, back, others, error }: HandOverProps) {
  return (
    <Layout chrome={chrome} title="Hand over" view="hand-over" takesPin>
      <PageHeading text="Hand over" />
      <p class="govuk-body-l">The supervisor who takes over presses their own PIN here.</p>
      <p class="govuk-body">
        If they are not signed in at a browser yet, they sign in within 2 minutes. After that the
        room counts as empty: calls are closed and none is placed.
      </p>
      {error !== undefined && (
        <p class="gh-pin__error" role="alert">
          {error}
        </p>
      )}
      {others.length === 0 && <p class="gh-empty">There is no other supervisor.</p>}
      {others.map(({ name, action }) => (
        <section aria-label={name}>
          <h2 class="govuk-heading-m">{name}</h2>
          <PinForm csrf={chrome.csrf} action={action} length={length} label="Take over the room" />
        </section>
      ))}
      <p>
        <a class="govuk-link" href={back}>
          Back to the live room
        </a>
      </p>
    </Layout>
  )
}
