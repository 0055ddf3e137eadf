import type { CampaignId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { type Ctx, type Decision, notAllowed, refuse } from './decide.ts'
import type { Actor } from './fact.ts'
import type { State } from './state.ts'

/** A supervisor signs what the calls of one day came to, once every shift of theirs has closed (D16). */
export function signCompliance(
  state: State,
  ctx: Ctx,
  by: Actor,
  campaign: CampaignId,
  day: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'CONFIRM_COMPLIANCE')
  if (no) return { ok: false, error: no }
  if (state.tally.days.get(campaign)?.has(day))
    return refuse(
      409,
      'D16',
      'Calls of this day are still being counted. Close the shift, then sign the sheet.',
    )
  const sheet = state.campaigns.get(campaign)?.compliance.get(day)
  if (!sheet)
    return refuse(404, 'D16', 'No calls were counted on that day. Choose a day from the list.')
  if (sheet.signed)
    return refuse(409, 'D16', 'This sheet is signed already. It has not changed since.')
  return ok({
    facts: [
      {
        type: 'compliance.signed',
        by,
        on: { campaign },
        data: { day, upTo: sheet.countedAt },
      },
    ],
    reply: undefined,
  })
}
