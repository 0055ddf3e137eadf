import type { CampaignId } from '../basics/ids.ts'
import type { State } from '../facts/state.ts'
import type { KnownCampaign } from '../phone/numbers-port.ts'

/** The campaign that a sample goes into, as whoever keeps the numbers knows it. */
export function intoCampaign(state: State, campaign: CampaignId): KnownCampaign {
  const known = state.campaigns.get(campaign)
  if (!known) throw new Error(`There is no campaign ${campaign}`)
  return { campaign, key: known.doneKey, fresh: known.samples.length === 0 }
}
