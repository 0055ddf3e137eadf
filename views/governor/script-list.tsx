import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'

export type ScriptListProps = {
  readonly chrome: Chrome
  readonly importPage: string
  readonly newPage: string
  readonly scripts: readonly {
    readonly href: string
    readonly title: string
    readonly version: string
    readonly state: string
    readonly tone: Tone
    readonly changed: string
    /** The first digits of the SHA-256, once frozen. */
    readonly hash?: string | undefined
  }[]
}

/** Every questionnaire version, whatever its state. */
export function ScriptList({ chrome, importPage, newPage, scripts }: ScriptListProps) {
  return (
    <Layout chrome={chrome} title="Questionnaires" view="scripts">
      <PageHeading text="Questionnaires">
        <a class="govuk-button gh-button" href={importPage}>
          Import a questionnaire
        </a>
        <a class="govuk-button govuk-button--secondary gh-button" href={newPage}>
          Begin one from nothing
        </a>
      </PageHeading>
      <DataTable
        caption="Questionnaires"
        captionHidden
        columns={[
          { heading: 'Title' },
          { heading: 'Version' },
          { heading: 'State' },
          { heading: 'Changed' },
          { heading: 'Fingerprint' },
        ]}
        rows={scripts.map((script) => [
          <a class="govuk-link" href={script.href}>
            {script.title}
          </a>,
          script.version,
          <Tag text={script.state} tone={script.tone} />,
          script.changed,
          script.hash === undefined ? 'Not frozen yet' : <span class="gh-hash">{script.hash}</span>,
        ])}
        empty="There are no questionnaires yet."
      />
    </Layout>
  )
}
