import type { PersonCopy } from '../../src/facts/person-copy.ts'
import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { Summary } from '../parts/summary.tsx'

export type PersonCopyPageProps = PersonCopy & {
  readonly chrome: Chrome
  readonly back: string
  /** The same copy as a file. */
  readonly save: Deed
}

/** Everything that the box holds about one person, to be printed and given to them (G8). */
export function PersonCopyPage(props: PersonCopyPageProps) {
  const { chrome } = props
  return (
    <Layout chrome={chrome} title="Copy of what is held" view="person-copy">
      <PageHeading
        text="Everything that this box holds about one person"
        over={`Made at ${props.made}`}
        back={{ href: props.back, text: 'Person' }}
        lead="For that person. Others are named by their role alone. Read it through before you hand it over."
      >
        <DeedButton csrf={chrome.csrf} deed={props.save} />
      </PageHeading>
      <Panel heading="The person" id="about">
        <Summary rows={props.about} />
        {props.gates.length > 0 && (
          <ul class="govuk-list govuk-list--bullet">
            {props.gates.map((gate) => (
              <li>{gate}</li>
            ))}
          </ul>
        )}
      </Panel>
      <DataTable
        caption="What the record says"
        columns={[{ heading: 'Line', number: true }, { heading: 'When' }, { heading: 'What' }]}
        rows={props.lines.map(({ line, at, sentence, sealed }) => [
          String(line),
          at,
          [sentence, ...sealed].join(' '),
        ])}
        empty="The record says nothing about this person."
      />
    </Layout>
  )
}
