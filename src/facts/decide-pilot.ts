import type { CampaignId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { type Ctx, type Decision, notAllowed, refuse } from './decide.ts'
import type { Actor } from './fact.ts'
import { heardIn } from './quality-now.ts'
import type { State } from './state.ts'

/**
 * By a governor who has looked at what the pilot batch brought: from here on calls are placed for everybody. Refused
 * while fewer interviews than the batch holds were heard; a script that does not do is withdrawn instead (R14).
 */
export function passPilot(
  state: State,
  ctx: Ctx,
  by: Actor,
  campaign: CampaignId,
  token?: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'BEGIN_FIELDWORK', token)
  if (no) return { ok: false, error: no }
  const known = state.campaigns.get(campaign)
  if (known?.pilot === undefined || known.life === 'closed')
    return refuse(409, 'R14', 'This campaign has no pilot batch that waits for anybody.')
  const heard = heardIn(state, campaign)
  if (heard < known.pilot)
    return refuse(
      409,
      'R14',
      `${heard} of ${known.pilot} interviews of the pilot batch were heard. A supervisor listens to the others first.`,
    )
  const { script } = ctx.sheet(known.sheet)
  if (script === '') throw new Error(`Campaign ${campaign} is live without a script`)
  const on = { campaign, script }
  return ok({
    facts: [{ type: 'campaign.pilot_passed', by, on, data: { heard } }],
    reply: undefined,
  })
}
