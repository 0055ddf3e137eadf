import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import type { FlowRow } from './flow-layout.ts'
import { FlowPicture } from './flow-picture.tsx'

export type ScriptFlowProps = {
  readonly chrome: Chrome
  readonly title: string
  readonly version: string
  readonly back: { readonly href: string; readonly text: string }
  readonly rows: readonly FlowRow[]
}

/** The way through a questionnaire as a picture, and the same in words: whoever sees no picture loses nothing. */
export function ScriptFlowPage({ chrome, title, version, back, rows }: ScriptFlowProps) {
  return (
    <Layout chrome={chrome} title="The way through" view="script-flow">
      <PageHeading text={title} over={`Version ${version}: the way through`} back={back} />
      <FlowPicture rows={rows} title="The way through this questionnaire" />
      <h2 class="govuk-heading-m gh-section">The same in words</h2>
      <ol class="gh-flow-list">
        {rows.map(({ id, kind, read, onlyIf, decides, href }) => (
          <li class="gh-flow-list__stop">
            <p class="gh-flow-list__head">
              <a class="govuk-link" href={href}>
                {id}
              </a>
              , {kind}
              {onlyIf === undefined ? '' : `. ${onlyIf}`}
            </p>
            <p class="gh-flow-list__read">{read}</p>
            {decides !== undefined && <p class="gh-flow-list__note">{decides}</p>}
          </li>
        ))}
      </ol>
    </Layout>
  )
}
