import type { CampaignId } from '../basics/ids.ts'

/** What a shift works on: one campaign, and those that are worked while it has nobody to call, in order. */
export type ShiftCampaigns = {
  readonly campaign: CampaignId
  readonly also?: readonly CampaignId[]
}

/** The campaigns of a shift, the one that comes first at the front. */
export function campaignsOf({ campaign, also = [] }: ShiftCampaigns): readonly CampaignId[] {
  return [campaign, ...also]
}
