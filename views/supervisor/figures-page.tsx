import { Layout } from '../layout.tsx'
import { type Bar, BarChart } from '../parts/bar-chart.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { type Line, LineChart } from '../parts/line-chart.tsx'
import { LinkList, type Way } from '../parts/link-list.tsx'
import { NotAskedTable } from '../parts/not-asked.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { QuotaCells, type QuotaRow } from '../parts/quota-cells.tsx'
import { Summary, type SummaryRow } from '../parts/summary.tsx'

type Row = readonly string[]

export type FiguresPageProps = {
  readonly chrome: Chrome
  readonly back: { readonly href: string; readonly text: string }
  readonly campaign: string
  /** The same of other campaigns of the shift. */
  readonly others?: readonly Way[]
  readonly progress: readonly SummaryRow[]
  /** Each cell of the quotas, if there are any. */
  readonly quotas: readonly QuotaRow[]
  /** Why people were not asked: "The quota was full", rounded count as text. */
  readonly notAsked: readonly Row[]
  /** How the projected day was found, in plain words; and its uncertainty. */
  readonly projection: string
  readonly response: {
    readonly lines: readonly Line[]
    readonly from: string
    readonly to: string
    /** Day, calls, people, interviews, refusals, response, cooperation. */
    readonly rows: readonly Row[]
  }
  readonly parts: { readonly bars: readonly Bar[]; readonly rows: readonly Row[] }
  /** `about` says out of how many shifts. */
  readonly hours: {
    readonly bars: readonly Bar[]
    readonly rows: readonly Row[]
    readonly about: string
  }
  readonly pace: readonly SummaryRow[]
  /** Of people in prison: never of fewer than ten (X13). */
  readonly agents: readonly SummaryRow[]
}

const results = [
  { heading: 'Calls', number: true },
  { heading: 'People reached', number: true },
  { heading: 'Interviews', number: true },
  { heading: 'Refusals', number: true },
]
const series = ['People reached, of 100 calls', 'Interviews, of 100 calls']

/** The figures of a campaign, for the screen alone: nothing on this page can be taken out of the box. */
export function FiguresPage(props: FiguresPageProps) {
  const { response, parts, hours } = props
  return (
    <Layout chrome={props.chrome} title="Figures" view="figures">
      <PageHeading
        text="Figures"
        over={props.campaign}
        back={props.back}
        lead="For the screen only. What leaves the box is a release, agreed by two people."
      />
      {props.others && props.others.length > 0 && <LinkList links={props.others} />}
      <Panel heading="Progress" id="progress">
        <Summary rows={props.progress} />
        <p class="govuk-hint">{props.projection}</p>
      </Panel>
      <Panel heading="Quotas" id="quotas">
        <QuotaCells caption="By cell, of responses that are mixed" rows={props.quotas} />
        <NotAskedTable rows={props.notAsked} />
      </Panel>
      <Panel heading="Response over time" id="response">
        <LineChart id="response-chart" title="Response since the first day" {...response} />
        <DataTable
          caption="By day; response and cooperation since the first day"
          columns={[
            { heading: 'Day' },
            ...results,
            { heading: 'Response (RR1)', number: true },
            { heading: 'Cooperation (COOP3)', number: true },
          ]}
          rows={response.rows}
          empty="No call has been made."
        />
        <p class="govuk-hint">
          Response is interviews of all cases tried, except those found not eligible; a case that is
          still open counts as not interviewed. Cooperation is interviews of everybody who took part
          or refused.
        </p>
      </Panel>
      <Panel heading="Parts of the day" id="parts">
        <BarChart
          id="parts-chart"
          title="Outcome by part of the day"
          series={series}
          bars={parts.bars}
        />
        <DataTable
          caption="By the part of the day in which the shift was"
          columns={[{ heading: 'Part of the day' }, ...results]}
          rows={parts.rows}
          empty="No call has been made."
        />
      </Panel>
      <Panel heading="Hours of the day" id="hours">
        <BarChart id="hours-chart" title="Outcome by hour" series={series} bars={hours.bars} />
        <DataTable
          caption="By the hour in which calls were placed"
          columns={[{ heading: 'Hour' }, ...results]}
          rows={hours.rows}
          empty="No closed shift has had twenty interviews yet. The hours of smaller shifts are not kept."
        />
        <p class="govuk-hint">{hours.about}</p>
      </Panel>
      <Panel heading="Pace and length" id="pace">
        <Summary rows={props.pace} />
      </Panel>
      <Panel heading="Agents" id="agents">
        <Summary rows={props.agents} />
        <p class="govuk-hint">
          Nothing is counted by agent here, and nothing is said of fewer than ten people in prison.
        </p>
      </Panel>
    </Layout>
  )
}
