import type { CampaignId } from '../basics/ids.ts'
import type { Release, State } from './state.ts'

/** The releases of a campaign in the order in which they were prepared, approved or not. */
export function releasesOf(
  { releases }: Pick<State, 'releases'>,
  campaign: CampaignId,
): readonly Release[] {
  return [...releases.values()].filter((one) => one.campaign === campaign)
}

/** The one that was prepared last, approved or not: what pages may tell of answers is in it. */
export function newestRelease(
  state: Pick<State, 'releases'>,
  campaign: CampaignId,
): Release | undefined {
  return releasesOf(state, campaign).at(-1)
}

/** How many releases of each campaign were ever prepared, of those that have any; somebody looked at each of them. */
export function preparedIn({ releases }: Pick<State, 'releases'>) {
  const counts = new Map<CampaignId, number>()
  for (const { campaign } of releases.values())
    counts.set(campaign, (counts.get(campaign) ?? 0) + 1)
  return [...counts].map(([campaign, count]) => ({ campaign, releases: count }))
}
