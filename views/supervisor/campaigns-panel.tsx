import { Panel } from '../parts/panel.tsx'

export type CampaignFigures = {
  readonly name: string
  /** Plain figures as finished text: "Attempts today", "120"; "Abandoned calls", "0.0%". */
  readonly figures: readonly { readonly term: string; readonly text: string }[]
}

/** How each campaign stands, in rounded figures. */
export function Campaigns({ campaigns }: { campaigns: readonly CampaignFigures[] }) {
  return (
    <Panel heading="Campaigns" id="campaigns">
      {campaigns.length === 0 && <p>No campaign runs in this shift.</p>}
      {campaigns.map(({ name, figures }) => (
        <div class="gh-campaign">
          <h3 class="gh-small-heading">{name}</h3>
          <dl class="gh-figures">
            {figures.map(({ term, text }) => (
              <div class="gh-figures__one">
                <dt>{term}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </Panel>
  )
}
