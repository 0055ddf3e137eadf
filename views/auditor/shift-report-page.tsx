import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { PrintedRoot, type PrintedWitness } from '../parts/printed-root.tsx'
import { Summary, type SummaryRow } from '../parts/summary.tsx'

export type ShiftReportProps = {
  readonly chrome: Chrome
  readonly back: string
  /** "Morning shift, Tuesday 14 January 2025". */
  readonly shift: string
  readonly about: readonly SummaryRow[]
  readonly figures: readonly SummaryRow[]
  readonly witness: PrintedWitness
  /** Key ids, each in groups of four. */
  readonly destroyed: readonly string[]
}

/** A shift on paper: what happened, and by what anybody can see later that the record still says so. */
export function ShiftReportPage(props: ShiftReportProps) {
  const { witness, destroyed } = props
  return (
    <Layout chrome={props.chrome} title="Shift report" view="shift-report">
      <PageHeading
        text="Shift report"
        over={props.shift}
        back={{ href: props.back, text: 'Shift reports' }}
        lead="Print this page, sign it, and keep it outside this room. Nobody can change the record unseen while one such page is kept."
      />
      <Panel heading="The shift" id="shift">
        <Summary rows={props.about} />
      </Panel>
      <Panel heading="What happened" id="figures">
        <Summary rows={props.figures} />
      </Panel>
      <Panel heading="The record" id="witness">
        <PrintedRoot {...witness} />
        <p>
          To check it on the box: gatehouse record verify --root {witness.lines}: and then the
          groups, with or without spaces.
        </p>
      </Panel>
      <Panel heading="Keys destroyed since the shift before" id="destroyed">
        {destroyed.length === 0 ? (
          <p>None.</p>
        ) : (
          <ul class="govuk-list gh-root gh-root--keys">
            {destroyed.map((key) => (
              <li>{key}</li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel heading="Signatures" id="signatures">
        <Sign who="Supervisor" />
        <Sign who="Region, countersigned" />
      </Panel>
    </Layout>
  )
}

function Sign({ who }: { who: string }) {
  return (
    <dl class="gh-sign">
      {[who, 'Name', 'Date'].map((term) => (
        <div>
          <dt>{term}</dt>
          <dd></dd>
        </div>
      ))}
    </dl>
  )
}
