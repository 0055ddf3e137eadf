import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { LinkList } from '../parts/link-list.tsx'
import { PageHeading } from '../parts/page-heading.tsx'

export type ShiftListProps = {
  readonly chrome: Chrome
  readonly shifts: readonly { readonly text: string; readonly href: string }[]
}

/** The shifts that were closed, newest first, each with its report. */
export function ShiftListPage({ chrome, shifts }: ShiftListProps) {
  return (
    <Layout chrome={chrome} title="Shift reports" view="shift-reports">
      <PageHeading
        text="Shift reports"
        lead="One page for each shift that was closed, to be printed and kept outside the room."
      />
      {shifts.length === 0 ? (
        <p class="gh-empty">No shift has been closed yet.</p>
      ) : (
        <LinkList links={shifts} look="govuk-list govuk-list--spaced" />
      )}
    </Layout>
  )
}
