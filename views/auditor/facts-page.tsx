import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { PageHeading } from '../parts/page-heading.tsx'

export type FactsPageProps = {
  readonly chrome: Chrome
  readonly back: string
  readonly everyLine: readonly (readonly [name: string, words: string])[]
  readonly facts: readonly {
    readonly deed: string
    readonly clear: readonly string[]
    readonly sealed: readonly string[]
    readonly kept: string
  }[]
}

/** The manual page: what the record can hold, in clear and under seal, and for how long. */
export function FactsPage({ chrome, back, everyLine, facts }: FactsPageProps) {
  return (
    <Layout chrome={chrome} title="What the record can hold" view="facts">
      <PageHeading
        text="What the record can hold"
        back={{ href: back, text: 'The record' }}
        lead="No fact holds a telephone number, what somebody from the public said, or free text."
      />
      <DataTable
        caption="Every line"
        columns={[{ heading: 'Part' }, { heading: 'What it says' }]}
        rows={everyLine}
        empty="Nothing."
      />
      <DataTable
        caption="Every kind of fact"
        columns={[
          { heading: 'What was done' },
          { heading: 'In clear' },
          { heading: 'Sealed' },
          { heading: 'Kept' },
        ]}
        rows={facts.map(({ deed, clear, sealed, kept }) => [
          deed,
          <Parts of={clear} />,
          <Parts of={sealed} />,
          kept,
        ])}
        empty="Nothing."
      />
    </Layout>
  )
}

function Parts({ of }: { of: readonly string[] }) {
  if (of.length === 0) return <span>Nothing</span>
  return (
    <ul class="govuk-list">
      {of.map((words) => (
        <li>{words}</li>
      ))}
    </ul>
  )
}
