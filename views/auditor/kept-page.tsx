import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { PageHeading } from '../parts/page-heading.tsx'

export type KeptRow = {
  readonly what: string
  readonly howLong: string
  readonly rule: string
  readonly source: string
  readonly enforced: string
}

export type KeptPageProps = {
  readonly chrome: Chrome
  readonly certificate: string
  readonly rows: readonly KeptRow[]
}

/** Every kind of data that the box keeps, how long, and what sees to it (G7). */
export function KeptPage({ chrome, certificate, rows }: KeptPageProps) {
  return (
    <Layout chrome={chrome} title="What is kept" view="kept" frame="wide">
      <PageHeading
        text="What is kept, and for how long"
        lead="The box looks every day for what is due to be destroyed, and says so in the record."
      >
        <a class="govuk-button govuk-button--secondary gh-button" href={certificate}>
          What was destroyed
        </a>
      </PageHeading>
      <DataTable
        caption="What is kept"
        captionHidden
        columns={[
          { heading: 'What' },
          { heading: 'How long' },
          { heading: 'Rule' },
          { heading: 'Where the period comes from' },
          { heading: 'What sees to it' },
        ]}
        rows={rows.map(({ what, howLong, rule, source, enforced }) => [
          what,
          howLong,
          rule,
          source,
          enforced,
        ])}
        empty="Nothing is kept."
      />
    </Layout>
  )
}
