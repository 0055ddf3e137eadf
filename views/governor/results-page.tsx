import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedRow } from '../parts/deed-row.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'

export type ResultsPageProps = {
  readonly chrome: Chrome
  readonly campaign: string
  readonly back: string
  /** Case dispositions: "I", "Complete interview", rounded count as text. */
  readonly dispositions: readonly {
    readonly code: string
    readonly label: string
    readonly count: string
  }[]
  /** "RR1", "Response rate 1", "23.5%". */
  readonly rates: readonly {
    readonly code: string
    readonly label: string
    readonly rate: string
  }[]
  readonly releases: readonly {
    readonly number: string
    readonly state: string
    readonly tone: Tone
    readonly base: string
    readonly href: string
  }[]
  readonly prepare: readonly Deed[]
}

/** How the fieldwork went, and the releases. No answer is counted on this page: that needs a release. */
export function ResultsPage(props: ResultsPageProps) {
  return (
    <Layout chrome={props.chrome} title="Results" view="results">
      <PageHeading
        text="Results"
        over={props.campaign}
        back={{ href: props.back, text: 'Campaign' }}
        lead="Counts are rounded to 5. “c” stands for fewer than 10, or for a count that would tell one. Answers can be seen only in a release."
      />
      <Panel heading="Releases" id="releases">
        <DataTable
          caption="Releases"
          captionHidden
          columns={[
            { heading: 'Release' },
            { heading: 'State' },
            { heading: 'Base', number: true },
          ]}
          rows={props.releases.map(({ number, state, tone, base, href }) => [
            <a class="govuk-link" href={href}>
              {number}
            </a>,
            <Tag text={state} tone={tone} />,
            base,
          ])}
          empty="No release has been prepared."
        />
        <DeedRow csrf={props.chrome.csrf} deeds={props.prepare} />
      </Panel>
      <div class="gh-columns">
        <DataTable
          caption="Where every case stands"
          columns={[
            { heading: 'Disposition' },
            { heading: 'Code' },
            { heading: 'Cases', number: true },
          ]}
          rows={props.dispositions.map(({ code, label, count }) => [label, code, count])}
          empty="No case has been called."
        />
        <DataTable
          caption="Rates"
          columns={[{ heading: 'Rate' }, { heading: 'Code' }, { heading: 'Value', number: true }]}
          rows={props.rates.map(({ code, label, rate }) => [label, code, rate])}
          empty="Rates are shown once 10 cases or more stand behind one of them."
        />
      </div>
    </Layout>
  )
}
