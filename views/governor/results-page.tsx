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
  readonly rates: { readonly href: string; readonly text: string }
  readonly releases: readonly {
    readonly number: string
    readonly prepared: string
    readonly state: string
    readonly tone: Tone
    readonly base: string
    readonly href: string
  }[]
  readonly prepare: readonly Deed[]
}

/** The releases. No answer is counted on this page: that needs a release. */
export function ResultsPage(props: ResultsPageProps) {
  return (
    <Layout chrome={props.chrome} title="Results" view="results">
      <PageHeading
        text="Results"
        over={props.campaign}
        back={{ href: props.back, text: 'Campaign' }}
        lead="Answers can be seen only in a release."
      />
      <Panel heading="Releases" id="releases">
        <DataTable
          caption="Releases"
          captionHidden
          columns={[
            { heading: 'Release' },
            { heading: 'Prepared' },
            { heading: 'State' },
            { heading: 'Base', number: true },
          ]}
          rows={props.releases.map(({ number, prepared, state, tone, base, href }) => [
            <a class="govuk-link" href={href}>
              {number}
            </a>,
            prepared,
            <Tag text={state} tone={tone} />,
            base,
          ])}
          empty="No release has been prepared."
        />
        <p class="govuk-body">
          What has been prepared has been looked at, so it counts as told, approved or not: each
          release is held to those before it, so that two together never tell what fewer than 10
          people said. One that was sent back may be prepared again, the same to the letter.
        </p>
        <DeedRow csrf={props.chrome.csrf} deeds={props.prepare} />
      </Panel>
      <p>
        <a class="govuk-link" href={props.rates.href}>
          {props.rates.text}
        </a>
      </p>
    </Layout>
  )
}
