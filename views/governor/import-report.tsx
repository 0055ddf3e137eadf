import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedRow } from '../parts/deed-row.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Summary } from '../parts/summary.tsx'
import { Tag } from '../parts/tag.tsx'

export type ImportReportRow = {
  /** "Row 12", "column 4", "Question q7". */
  readonly where: string
  readonly fate: 'taken' | 'changed' | 'refused' | 'left'
  readonly reason: string
}

export type ImportReportProps = {
  readonly chrome: Chrome
  readonly heading: string
  readonly back: { readonly href: string; readonly text: string }
  /** Counts in the order they matter: "Taken", "141". */
  readonly counts: readonly { readonly term: string; readonly text: string }[]
  readonly rows: readonly ImportReportRow[]
  /** What the rows of the report are: "Row by row", "Column by column". */
  readonly caption?: string | undefined
  /** What else there is to know: what the house filled in, what was not read. */
  readonly notes?: readonly string[] | undefined
  /** Where to go on from here. */
  readonly next?: { readonly href: string; readonly text: string } | undefined
  /** Said when no row needs saying: "Every row was taken as it stands." */
  readonly empty: string
  readonly deeds: readonly Deed[]
}

const fates = {
  taken: { text: 'Taken', tone: 'good' },
  changed: { text: 'Changed', tone: 'wait' },
  refused: { text: 'Refused', tone: 'stop' },
  left: { text: 'Left behind', tone: 'plain' },
} as const

/** What an import took, changed and refused, row by row and with the reason. Nothing is dropped in silence. */
export function ImportReport(props: ImportReportProps) {
  const { chrome } = props
  return (
    <Layout chrome={chrome} title={props.heading} view="import-report">
      <PageHeading text={props.heading} back={props.back} />
      {props.counts.length > 0 && (
        <div class="gh-panel">
          <Summary rows={props.counts} />
        </div>
      )}
      {props.notes && props.notes.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {props.notes.map((note) => (
            <li>{note}</li>
          ))}
        </ul>
      )}
      <DataTable
        caption={props.caption ?? 'Row by row'}
        captionHidden
        close
        columns={[{ heading: 'Where' }, { heading: 'What became of it' }, { heading: 'Why' }]}
        rows={props.rows.map(({ where, fate, reason }) => [
          where,
          <Tag {...fates[fate]} />,
          reason,
        ])}
        empty={props.empty}
      />
      {props.next && (
        <p>
          <a class="govuk-button gh-button" href={props.next.href}>
            {props.next.text}
          </a>
        </p>
      )}
      <DeedRow csrf={chrome.csrf} deeds={props.deeds} />
    </Layout>
  )
}
