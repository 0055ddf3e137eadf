import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'

export type CampaignListProps = {
  readonly chrome: Chrome
  readonly newCampaign: string
  readonly campaigns: readonly {
    readonly href: string
    readonly name: string
    readonly client: string
    readonly script: string
    readonly state: string
    readonly tone: Tone
  }[]
}

/** Every campaign and how it stands. */
export function CampaignList({ chrome, newCampaign, campaigns }: CampaignListProps) {
  return (
    <Layout chrome={chrome} title="Campaigns" view="campaigns">
      <PageHeading text="Campaigns">
        <a class="govuk-button gh-button" href={newCampaign}>
          Start a campaign
        </a>
      </PageHeading>
      <DataTable
        caption="Campaigns"
        captionHidden
        columns={[
          { heading: 'Name' },
          { heading: 'Client' },
          { heading: 'Questionnaire' },
          { heading: 'State' },
        ]}
        rows={campaigns.map(({ href, name, client, script, state, tone }) => [
          <a class="govuk-link" href={href}>
            {name}
          </a>,
          client,
          script,
          <Tag text={state} tone={tone} />,
        ])}
        empty="No campaigns have been started."
      />
    </Layout>
  )
}
