import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'

export type OutagePageProps = {
  readonly chrome: Chrome
  /** What is wrong: "The box is full: …". */
  readonly what: string
  /** "10:42". */
  readonly since: string
  readonly whatToDo: string
  /** What becomes of the calls that were up. */
  readonly calls: string
  /** Set when the page answers a press: what became of it. */
  readonly press?: string | undefined
}

/** For staff while the record cannot be written: what is wrong, since when, and what to do. It comes back by itself. */
export function OutagePage({ chrome, what, since, whatToDo, calls, press }: OutagePageProps) {
  return (
    <Layout chrome={chrome} title="The record cannot be written" view="outage">
      <div class="gh-card" role="alert">
        <h1 class="govuk-heading-xl" data-start="" tabindex={-1}>
          The record cannot be written
        </h1>
        {press !== undefined && <p class="gh-lead">{press}</p>}
        <p class="gh-lead">{what}</p>
        <p class="govuk-body">Since {since}.</p>
        <p class="govuk-body">No new calls are placed. {calls}</p>
        <h2 class="govuk-heading-m">What to do</h2>
        <p class="govuk-body">{whatToDo}</p>
        <p class="govuk-body">
          Everything that was shown as saved is kept. The box goes on by itself as soon as it can,
          and this page comes back.
        </p>
      </div>
    </Layout>
  )
}
