import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { LinkList } from '../parts/link-list.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { PrintedRoot, type PrintedWitness } from '../parts/printed-root.tsx'
import { Summary, type SummaryRow } from '../parts/summary.tsx'

export type CertificateProps = {
  readonly chrome: Chrome
  readonly back: { readonly href: string; readonly text: string }
  /** The name of a campaign, or "The whole box". */
  readonly of: string
  readonly rows: readonly {
    readonly at: string
    readonly what: string
    /** "1204" or "1204 to 1300". */
    readonly lines: string
    /** Key ids, each in groups of four. */
    readonly keys: readonly string[]
    readonly gone?: string
  }[]
  readonly due: readonly SummaryRow[]
  readonly witness: PrintedWitness
  readonly campaigns: readonly { readonly href: string; readonly text: string }[]
}

/** The proof, on paper, of what was destroyed and when; and what is due next (G7). */
export function CertificatePage(props: CertificateProps) {
  const { witness } = props
  return (
    <Layout chrome={props.chrome} title="Certificate of destruction" view="certificate">
      <PageHeading
        text="Certificate of destruction"
        over={props.of}
        back={props.back}
        lead="What the record says was destroyed, each with the lines that say so. Print this page to keep it."
      />
      <DataTable
        caption="Destroyed"
        columns={[
          { heading: 'When' },
          { heading: 'What' },
          { heading: 'Lines' },
          { heading: 'Keys' },
        ]}
        rows={props.rows.map(({ at, what, lines, keys, gone }) => [
          at,
          what,
          lines,
          keys.length === 0 ? '' : `${keys.join(', ')}. ${gone ?? ''}`,
        ])}
        empty="Nothing has been destroyed yet."
      />
      <Panel heading="Due next" id="due">
        {props.due.length === 0 ? <p>Nothing is due.</p> : <Summary rows={props.due} />}
      </Panel>
      <Panel heading="How to check it" id="witness">
        <PrintedRoot {...witness} />
      </Panel>
      {props.campaigns.length > 0 && (
        <Panel heading="Of one campaign" id="campaigns">
          <LinkList links={props.campaigns} />
        </Panel>
      )}
    </Layout>
  )
}
