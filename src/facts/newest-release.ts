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
