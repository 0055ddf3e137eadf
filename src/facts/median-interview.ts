import { minute, second } from '../basics/instant.ts'
import { expectedSeconds } from '../scripts/expected-length.ts'
import type { Ctx } from './decide.ts'
import { scriptOf } from './decide-interview.ts'
import { medianOf, middle } from './interview-length.ts'
import type { Campaign, State } from './state.ts'

/**
 * How long half of a campaign’s interviews stay under (J8): of this shift where it has held enough, else of the shifts
 * before, else what its script comes to when it is read.
 */
export function medianInterviewMs(state: State, ctx: Ctx, campaign: Campaign): number {
  const today = medianOf(state.tally.minutes?.get(campaign.id))
  if (today !== undefined) return today * minute
  const before = middle(campaign.medians ?? [])
  if (before !== undefined) return before * minute
  return expectedSeconds(scriptOf(state, ctx, { campaign: campaign.id })) * second
}
