import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Tag } from '../parts/tag.tsx'

export type ListRow = {
  /** "TPS", "Exclusions of Acme". */
  readonly name: string
  readonly source: string
  /** The day the file is of. */
  readonly date: string
  /** Rounded, and hidden when small. */
  readonly entries: string
  readonly state: { readonly text: string; readonly tone: 'good' | 'stop' | 'plain' }
}

export type ListsPageProps = {
  readonly chrome: Chrome
  readonly rows: readonly ListRow[]
  readonly warnings: readonly string[]
  readonly importHref: string
}

/** Which lists of people who must not be called are in use, and how old they are (T3, T4). Nobody on them is shown. */
export function ListsPage({ chrome, rows, warnings, importHref }: ListsPageProps) {
  return (
    <Layout chrome={chrome} title="Never to be called" view="lists">
      <PageHeading
        text="Never to be called"
        lead="Every sample is held against these lists when it is imported, when a case is chosen, and again before it is dialled. Nobody can read them or search in them."
      />
      {warnings.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {warnings.map((warning) => (
            <li>{warning}</li>
          ))}
        </ul>
      )}
      <DataTable
        caption="Lists in use"
        columns={[
          { heading: 'List' },
          { heading: 'Where it is from' },
          { heading: 'Of' },
          { heading: 'Numbers', number: true },
          { heading: 'State' },
        ]}
        rows={rows.map(({ name, source, date, entries, state }) => [
          name,
          source,
          date,
          entries,
          <Tag {...state} />,
        ])}
        empty="No list has been imported."
      />
      <p>
        <a class="govuk-button gh-button" href={importHref}>
          Import a list
        </a>
      </p>
    </Layout>
  )
}
