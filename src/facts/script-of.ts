import type { DocumentHash } from '../basics/ids.ts'
import type { Call } from '../calls/call.ts'
import type { Ctx } from './decide.ts'
import type { State } from './state.ts'

/** The words that a call of this campaign is made by. */
export function scriptOf(
  state: State,
  ctx: Pick<Ctx, 'script' | 'sheet'>,
  call: Pick<Call, 'campaign'>,
) {
  return ctx.script(scriptHash(state, ctx, call))
}

/** The frozen version that a call is made by. */
export function scriptHash(
  state: State,
  ctx: Pick<Ctx, 'sheet'>,
  call: Pick<Call, 'campaign'>,
): DocumentHash {
  const campaign = state.campaigns.get(call.campaign)
  if (!campaign) throw new Error(`Call without a campaign: ${call.campaign}`)
  return ctx.sheet(campaign.sheet).script as DocumentHash
}
