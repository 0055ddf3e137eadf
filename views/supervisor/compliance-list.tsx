import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'

export type ComplianceListProps = {
  readonly chrome: Chrome
  /** Set when only the days of one campaign are listed. */
  readonly only?: { readonly campaign: string; readonly all: string } | undefined
  readonly days: readonly {
    /** "24 November 2026". */
    readonly day: string
    readonly href: string
    readonly campaign: string
    readonly calls: string
    /** "0.00%" or "n/a". */
    readonly rate: string
    readonly state: string
    readonly tone: Tone
  }[]
}

/** The compliance sheet of every day on which a campaign made calls, newest first (D16). */
export function ComplianceList({ chrome, only, days }: ComplianceListProps) {
  return (
    <Layout chrome={chrome} title="Compliance sheets" view="compliance-list">
      <PageHeading
        text="Compliance sheets"
        over={only?.campaign}
        back={only && { href: only.all, text: 'Every campaign' }}
        lead="One for each campaign and day, from midnight to midnight. A supervisor signs it when the shift is closed."
      />
      <DataTable
        caption="Compliance sheets"
        captionHidden
        columns={[
          { heading: 'Day' },
          { heading: 'Campaign' },
          { heading: 'Calls', number: true },
          { heading: 'Abandoned-call rate', number: true },
          { heading: 'Signature' },
        ]}
        rows={days.map(({ day, href, campaign, calls, rate, state, tone }) => [
          <a class="govuk-link" href={href}>
            {day}
            <span class="govuk-visually-hidden">, {campaign}</span>
          </a>,
          campaign,
          calls,
          rate,
          <Tag text={state} tone={tone} />,
        ])}
        empty="No calls have been made."
      />
    </Layout>
  )
}
