import type { CampaignId, CaseId, IncidentId } from '../basics/ids.ts'
import { type Instant, instant, later } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import { longestHold, longestRequest } from '../supervision/hold.ts'
import { mayHoldFor } from '../supervision/incident.ts'
import {
  type Ctx,
  type Decision,
  notAllowed,
  type Refusal,
  refuse,
  secondPerson,
} from './decide.ts'
import type { Actor, NewFact } from './fact.ts'
import type { Hold, State } from './state.ts'

/** Whether the number of this case must not be overwritten yet, though its case may be final. */
export function isHeld(state: State, id: CaseId): boolean {
  return state.holds.get(id)?.over === false
}

/**
 * The first of two people asks to hold the number of an incident's case. The request alone holds it, for an hour at
 * most: a threat does not wait until a second person is found, and one person alone cannot keep a number.
 */
export function requestHold(state: State, ctx: Ctx, by: Actor, incident: IncidentId): Decision {
  const no = notAllowed(state, ctx, by, 'PROPOSE_HOLD') ?? whyNotHold(state, incident)
  if (no) return { ok: false, error: no }
  const until = later(ctx.now, Math.min(longestRequest, longestOf(ctx)))
  const on = { incident, case: state.incidents.get(incident)?.case as CaseId }
  return ok({ facts: [{ type: 'hold.requested', by, on, data: { until } }], reply: undefined })
}

function longestOf({ settings }: Ctx): number {
  return Math.min(settings.holdMs, longestHold)
}

/** Why the number of this incident's case cannot be held; undefined when it can. */
export function whyNotHold(state: State, id: IncidentId): Refusal | undefined {
  const no = (sentence: string): Refusal => ({ status: 409, rule: 'G5', sentence })
  const incident = state.incidents.get(id)
  if (!incident?.open) return no('That incident is closed.')
  if (!mayHoldFor(incident.kind))
    return no('Only for a threat, a crime or a risk to life can a number be held.')
  if (!incident.case)
    return no('This incident is not on a call. Open it at the seat while the call is there.')
  const hold = state.holds.get(incident.case)
  if (hold && !hold.over) return no('This number is held already.')
  if (hold) return no('This number was held before. It cannot be held a second time.')
  const known = state.cases.get(incident.case)
  if (known?.final || !known || state.campaigns.get(known.campaign)?.life === 'closed')
    return no('The number has been overwritten: its case was final when you asked.')
  return undefined
}

/** The second of the two. From the first request on, and never beyond 72 hours. */
export function agreeHold(state: State, ctx: Ctx, by: Actor, incident: IncidentId): Decision {
  const no = notAllowed(state, ctx, by, 'APPROVE_HOLD')
  if (no) return { ok: false, error: no }
  const [id, hold] = holdFor(state, incident)
  if (!hold || hold.agreedBy || hold.until <= ctx.now)
    return refuse(409, 'G5', 'Nobody is waiting for a second person here.')
  const tied = secondPerson(state, by, 'APPROVE_HOLD', new Set([hold.requestedBy]))
  if (tied) return { ok: false, error: tied }
  const until = later(hold.requestedAt, longestOf(ctx))
  const on = { incident, case: id }
  return ok({ facts: [{ type: 'hold.agreed', by, on, data: { until } }], reply: undefined })
}

/** By either of the two. The number is overwritten at once if its case is final. */
export function releaseHold(state: State, ctx: Ctx, by: Actor, incident: IncidentId): Decision {
  const no = notAllowed(state, ctx, by, 'RELEASE_HOLD')
  if (no) return { ok: false, error: no }
  const [id, hold] = holdFor(state, incident)
  if (!hold) return refuse(409, 'G5', 'No number is held for this incident.')
  if (by.person !== hold.requestedBy && by.person !== hold.agreedBy)
    return refuse(403, 'G5', 'Only who asked for it or agreed to it can release it.')
  const fact: NewFact = { type: 'hold.released', by, on: { incident, case: id }, data: {} }
  return ok({ facts: [fact], effects: [{ do: 'erase-numbers' }], reply: undefined })
}

/** The hold of an incident that is not over. */
export function holdFor(
  state: State,
  incident: IncidentId,
): readonly [CaseId, Hold] | readonly [undefined, undefined] {
  const id = state.incidents.get(incident)?.case
  const hold = id && state.holds.get(id)
  return id && hold && !hold.over && hold.incident === incident
    ? [id, hold]
    : [undefined, undefined]
}

/** When the last number of this campaign that is held is let go; undefined when none is. */
export function heldUntil(state: State, campaign: CampaignId): Instant | undefined {
  const ends = [...state.holds]
    .filter(([id, { over }]) => !over && state.cases.get(id)?.campaign === campaign)
    .map(([, { until }]) => until)
  return ends.length === 0 ? undefined : instant(Math.max(...ends))
}

/** Holds whose time is over end by themselves, and their numbers go like any other. */
export function endHolds(state: State, ctx: Ctx): Decision {
  const facts = [...state.holds].flatMap(([id, hold]): NewFact[] => {
    if (hold.over || ctx.now < hold.until) return []
    const why = hold.agreedBy ? 'time-over' : 'not-agreed'
    return [{ type: 'hold.ended', on: { incident: hold.incident, case: id }, data: { why } }]
  })
  return ok({
    facts,
    effects: facts.length > 0 ? [{ do: 'erase-numbers' }] : [],
    reply: undefined,
  })
}
