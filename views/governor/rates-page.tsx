import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { NotAskedTable } from '../parts/not-asked.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { Summary, type SummaryRow } from '../parts/summary.tsx'

type Row = readonly string[]

export type RatesPageProps = {
  readonly chrome: Chrome
  readonly campaign: string
  readonly back: string
  /** What was declared before the first call: book of codes, bands, eligible share; and the frame, in counts. */
  readonly rule: readonly SummaryRow[]
  /** "Complete", "1.1", "Interview (I)", rounded count as text. */
  readonly dispositions: readonly Row[]
  /** "The quota was full", rounded count as text. */
  readonly notAsked: readonly Row[]
  /** "Response rate 1", "RR1", the formula, "23%". */
  readonly rates: readonly Row[]
  /** "Busy", what it does to the case, "3.12", "Always busy". */
  readonly codes: readonly Row[]
}

/** How field work went, by the rule that was declared before it, with everything that the rates are made of. */
export function RatesPage(props: RatesPageProps) {
  return (
    <Layout chrome={props.chrome} title="Rates and codes" view="rates">
      <PageHeading
        text="Rates and codes"
        over={props.campaign}
        back={{ href: props.back, text: 'Campaign' }}
        lead="Counts are rounded to 5. “c” stands for fewer than 10, or for a count that would tell one. “n/a” stands where there is nothing to divide by."
      />
      <Panel heading="Declared before the first call" id="rule">
        <Summary rows={props.rule} />
      </Panel>
      <DataTable
        caption="Rates"
        columns={[
          { heading: 'Rate' },
          { heading: 'Code' },
          { heading: 'How it is worked out' },
          { heading: 'Value', number: true },
        ]}
        rows={props.rates}
        empty="No case has been called."
      />
      <DataTable
        caption="Where every case stands"
        columns={[
          { heading: 'Disposition' },
          { heading: 'Code' },
          { heading: 'Group' },
          { heading: 'Cases', number: true },
        ]}
        rows={props.dispositions}
        empty="No case has been called."
      />
      <NotAskedTable rows={props.notAsked} />
      <DataTable
        caption="What each outcome comes to"
        columns={[
          { heading: 'Outcome of a call' },
          { heading: 'The case' },
          { heading: 'Code' },
          { heading: 'Disposition' },
        ]}
        rows={props.codes}
        empty="No outcomes are listed."
      />
    </Layout>
  )
}
