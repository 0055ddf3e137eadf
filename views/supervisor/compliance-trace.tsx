import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { PageHeading } from '../parts/page-heading.tsx'

export type ComplianceTraceProps = {
  readonly chrome: Chrome
  readonly back: string
  readonly campaign: string
  readonly day: string
  /** "Calls placed". */
  readonly figure: string
  readonly value: string
  /** One for each shift. `again` is added up anew from what is left of each call, or says that nothing is. */
  readonly shifts: readonly {
    readonly shift: string
    readonly again: string
    readonly rows: string
    readonly counted: string
    readonly line: string
    /** Where these lines stand on the page of the record, for those who may read it. */
    readonly record?: string | undefined
  }[]
  /** What does not agree, in a sentence. */
  readonly differs?: string | undefined
}

/** One figure of a compliance sheet, back to the lines of the record. */
export function ComplianceTrace(props: ComplianceTraceProps) {
  return (
    <Layout chrome={props.chrome} title="Facts behind a figure" view="compliance-trace">
      <PageHeading
        text={`${props.figure}: ${props.value}`}
        over={`${props.campaign}, ${props.day}`}
        back={{ href: props.back, text: 'Compliance sheet' }}
        lead="Two ways to the same figure: what is left of each call, added up again now, and the count that was made when the shift closed."
      />
      {props.differs !== undefined && (
        <p class="govuk-error-message">
          <span class="govuk-visually-hidden">Error: </span>
          {props.differs}
        </p>
      )}
      <DataTable
        caption="By shift"
        columns={[
          { heading: 'Shift' },
          { heading: 'From each call', number: true },
          { heading: 'Lines' },
          { heading: 'As counted', number: true },
          { heading: 'Line' },
          { heading: 'The record' },
        ]}
        rows={props.shifts.map(({ shift, again, rows, counted, line, record }) => [
          shift,
          again,
          rows,
          counted,
          line,
          record === undefined ? (
            'A governor or an auditor may read it.'
          ) : (
            <a class="govuk-link" href={record}>
              Read these lines
              <span class="govuk-visually-hidden"> of the {shift}</span>
            </a>
          ),
        ])}
        empty="The record has no line about it."
      />
    </Layout>
  )
}
