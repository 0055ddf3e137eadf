import type { CampaignId, InterviewId, KeyId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import type { Call } from '../calls/call.ts'
import type { Ctx, Decision } from './decide.ts'
import { codeLost } from './decide-code.ts'
import type { NewFact } from './fact.ts'
import type { RestoredBody } from './shapes.ts'
import type { Campaign, State } from './state.ts'
import { endSupervision } from './supervisor-line.ts'

/**
 * The first facts of a box that was restored from a backup: whatever was under way when the backup was made is over.
 * Calls are coded as lost with the line, nobody is signed in, no shift is open. `restored` names the seam, so that
 * whoever verifies the record sees it.
 */
export function boxRestored(state: State, ctx: Ctx, restored: RestoredBody): Decision {
  const facts: NewFact[] = endSupervision(state)
  for (const call of state.calls.values()) facts.push(...callLost(state, ctx, call))
  for (const [interview, { campaign, notAsked }] of state.completing)
    facts.push({
      type: notAsked ? 'interview.ended' : 'interview.completed',
      on: { interview, campaign },
      data: {},
    })
  for (const interview of state.keeping.keys())
    facts.push({ type: 'interview.kept', on: { interview }, data: {} })
  for (const { token, seat, person } of state.sessions.values())
    facts.push({
      type: 'session.closed',
      on: { person, ...(seat ? { seat } : {}) },
      data: { token, why: 'restored' },
    })
  if (state.shift)
    facts.push({ type: 'shift.closed', on: { shift: state.shift.id }, data: { checks: [] } })
  facts.push({ type: 'box.restored', data: restored })
  return ok({ facts, reply: undefined })
}

/**
 * A campaign after a restore: no backup carries its pool or its done set, so it gets new keys for both. `inFile` is how
 * many responses its document holds: a merge after the backup's last line is in the document and not in the record.
 */
export function renewPool(state: State, ctx: Ctx, id: CampaignId, inFile: number): Decision {
  const campaign = state.campaigns.get(id)
  if (!campaign || campaign.poolGone) return ok({ facts: [], reply: undefined })
  const on = { campaign: id }
  const missed = inFile - campaign.mergedResponses
  const lost = Math.max(0, campaign.waitingToMerge - Math.max(0, missed))
  const facts: NewFact[] = [
    { type: 'pool.renewed', on, data: { poolKey: ctx.key(), doneKey: ctx.key(), lost } },
  ]
  if (missed > 0) facts.unshift({ type: 'pool.merged', on, data: { merged: missed } })
  return ok({ facts, reply: undefined })
}

/** Every data key that a backup may carry: of people, of campaigns' responses, and of the do-not-call list. */
export function backupKeys(state: State): ReadonlySet<KeyId> {
  const people = [...state.people.values()].flatMap((person) => person.keys)
  const campaigns = [...state.campaigns.values()].map((campaign: Campaign) => campaign.key)
  return new Set([...people, ...campaigns, ...(state.listKey ? [state.listKey] : [])])
}

function callLost(state: State, ctx: Ctx, call: Call): readonly NewFact[] {
  const on = { call: call.id, case: call.case, campaign: call.campaign, seat: call.seat }
  const coded = codeLost(state, ctx, call).facts
  if (call.state === 'wrapping-up') return coded
  const ended: NewFact = { type: 'attempt.ended', on, data: { cause: 'line-lost' } }
  const over = (interview: InterviewId): NewFact => ({
    type: 'interview.ended',
    on: { ...on, interview },
    data: {},
  })
  return [ended, ...coded, ...(call.state === 'talking' ? [over(call.interview)] : [])]
}
