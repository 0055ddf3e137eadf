import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedRow } from '../parts/deed-row.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { Summary, type SummaryRow } from '../parts/summary.tsx'
import { Tag } from '../parts/tag.tsx'

export type ComplianceSheetProps = {
  readonly chrome: Chrome
  readonly back: string
  readonly campaign: string
  /** "24 November 2026". */
  readonly day: string
  readonly about: readonly SummaryRow[]
  readonly figures: readonly {
    readonly term: string
    readonly value: string
    readonly rule: string
    readonly kept: 'kept' | 'broken' | 'none'
    /** The facts that it came from. */
    readonly href: string
  }[]
  /** Empty for those who do not sign. */
  readonly deeds: readonly Deed[]
}

const kept = {
  kept: { text: 'Kept', tone: 'good' },
  broken: { text: 'Broken', tone: 'stop' },
  none: undefined,
} as const

/** One campaign and day on paper: what the calls came to, held against the rules, and who signed it (D2 to D10, D16). */
export function ComplianceSheetPage(props: ComplianceSheetProps) {
  const { chrome, deeds } = props
  return (
    <Layout chrome={chrome} title="Compliance sheet" view="compliance-sheet">
      <PageHeading
        text={`Compliance sheet, ${props.day}`}
        over={props.campaign}
        back={{ href: props.back, text: 'Compliance sheets' }}
        lead="From midnight to midnight by the clock on the wall. Beside each figure is the way to the lines of the record that it came from."
      />
      <Panel heading="The day" id="day">
        <Summary rows={props.about} />
        {deeds.length > 0 && <DeedRow csrf={chrome.csrf} deeds={deeds} />}
      </Panel>
      <DataTable
        caption="What the calls came to"
        columns={[
          { heading: 'Figure' },
          { heading: 'Value', number: true },
          { heading: 'The rule' },
          { heading: 'Kept' },
          { heading: 'Where it comes from' },
        ]}
        rows={props.figures.map((figure) => {
          const tag = kept[figure.kept]
          return [
            figure.term,
            figure.value,
            figure.rule,
            tag ? <Tag text={tag.text} tone={tag.tone} /> : 'Nothing to keep',
            <a class="govuk-link" href={figure.href}>
              Facts
              <span class="govuk-visually-hidden"> behind: {figure.term.toLowerCase()}</span>
            </a>,
          ]
        })}
        empty="No calls have been made."
      />
      <p>
        The facts of single calls are destroyed when their shift closes: how long a call took would
        tell what was answered. What is left of each call is its outcome. The count of the shift,
        made just before, holds the rest.
      </p>
    </Layout>
  )
}
