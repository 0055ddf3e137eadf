import type { CampaignId } from '../basics/ids.ts'

/** Where a campaign's page leads. */
export function campaignLinks(id: CampaignId, open: boolean, quotas: boolean) {
  const home = `/governor/campaigns/${id}`
  return [
    ...(open ? [{ href: `${home}/sample`, text: 'Import a sample' }] : []),
    ...(quotas ? [{ href: `${home}/quotas`, text: 'Quotas' }] : []),
    { href: `${home}/results`, text: 'Results and releases' },
    { href: `${home}/rates`, text: 'Rates and codes' },
    { href: `${home}/figures`, text: 'Figures' },
    { href: `/governor/compliance?campaign=${id}`, text: 'Compliance sheets' },
    { href: `/governor/certificate/${id}`, text: 'What was destroyed' },
  ]
}
