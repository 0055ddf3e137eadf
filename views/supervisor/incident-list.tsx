import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { DeedRow } from '../parts/deed-row.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'

export type IncidentListProps = {
  readonly chrome: Chrome
  readonly newIncident: string
  readonly incidents: readonly {
    /** Closes it; absent when it is closed. */
    readonly close?: Deed | undefined
    /** "10:42, 14 January 2025". */
    readonly opened: string
    readonly kind: string
    readonly where: string
    readonly state: string
    readonly tone: Tone
    /** Only for kinds that may hold a number: how it stands with it, and what to press. */
    readonly number?: { readonly text: string; readonly deeds: readonly Deed[] } | undefined
  }[]
  /** How many are not shown, in words. */
  readonly older?: string | undefined
}

/** What happened that should not have: by the box itself or opened by staff. */
export function IncidentList({ chrome, newIncident, incidents, older }: IncidentListProps) {
  return (
    <Layout chrome={chrome} title="Incidents" view="incidents">
      <PageHeading text="Incidents">
        <a class="govuk-button gh-button" href={newIncident}>
          Open an incident
        </a>
      </PageHeading>
      <DataTable
        caption="Incidents"
        captionHidden
        columns={[
          { heading: 'Kind' },
          { heading: 'Opened' },
          { heading: 'Where' },
          { heading: 'State' },
          { heading: 'Number of the call' },
          { heading: 'Close', hidden: true },
        ]}
        rows={incidents.map((incident) => [
          incident.kind,
          incident.opened,
          incident.where,
          <Tag text={incident.state} tone={incident.tone} />,
          incident.number ? (
            <>
              <p class="govuk-body">{incident.number.text}</p>
              {incident.number.deeds.length > 0 && (
                <DeedRow csrf={chrome.csrf} deeds={incident.number.deeds} />
              )}
            </>
          ) : (
            'Overwritten when its case is final'
          ),
          incident.close ? <DeedButton csrf={chrome.csrf} deed={incident.close} /> : '',
        ])}
        empty="No incidents have been opened."
      />
      {older !== undefined && <p class="govuk-body">{older}</p>}
    </Layout>
  )
}
