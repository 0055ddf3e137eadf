import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'

export type HeldNumberPageProps = {
  readonly chrome: Chrome
  /** "01632 960123". */
  readonly number: string
  /** The two who did this together. */
  readonly by: readonly [string, string]
  readonly back: string
}

/** The one page that ever shows a number: the answer to one press of the second of two governors, and no other. */
export function HeldNumberPage({ chrome, number, by, back }: HeldNumberPageProps) {
  return (
    <Layout chrome={chrome} title="For the emergency services" view="held-number">
      <div class="gh-card">
        <h1 class="govuk-heading-xl" data-start="" tabindex={-1}>
          For the emergency services
        </h1>
        <p class="gh-lead">
          Read this number out. Do not write it down, and let nobody else see it.
        </p>
        <p class="govuk-heading-xl">{number}</p>
        <p class="govuk-body">
          It is shown this once. {by[0]} asked for it and {by[1]} agreed; that is in the record,
          without the number. To see it again both of you begin anew.
        </p>
        <a class="govuk-button gh-button" href={back}>
          I have read it out
        </a>
      </div>
    </Layout>
  )
}
