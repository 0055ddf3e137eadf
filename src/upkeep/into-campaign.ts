import type { CampaignId } from '../basics/ids.ts'
import { knownCampaign } from '../facts/known-numbers.ts'
import type { State } from '../facts/state.ts'
import type { KnownCampaign } from '../phone/numbers-port.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'

/** The campaign that a sample goes into, as whoever keeps the numbers knows it. */
export function intoCampaign(
  state: State,
  campaign: CampaignId,
  documents: Pick<DocumentsCache, 'sheet'>,
): KnownCampaign {
  const known = state.campaigns.get(campaign)
  if (!known) throw new Error(`There is no campaign ${campaign}`)
  return knownCampaign(known, documents.sheet)
}
