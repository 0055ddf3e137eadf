import type { CaseId, IncidentId } from '../basics/ids.ts'
import { later } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import { longestReading } from '../supervision/hold.ts'
import {
  type Ctx,
  type Decision,
  notAllowed,
  type Refusal,
  refuse,
  secondPerson,
} from './decide.ts'
import { holdFor } from './decide-hold.ts'
import type { Actor } from './fact.ts'
import type { Hold, State } from './state.ts'

/** The first of two governors asks to see a held number, to read it out to the emergency services. Shows nothing. */
export function askReading(state: State, ctx: Ctx, by: Actor, incident: IncidentId): Decision {
  const no = notAllowed(state, ctx, by, 'PROPOSE_READING')
  if (no) return { ok: false, error: no }
  const [id, hold] = holdFor(state, incident)
  const why = whyNotRead(ctx, hold)
  if (why) return { ok: false, error: why }
  if (askedFor(ctx, hold)) return refuse(409, 'G5', 'One of you has asked for it already.')
  const on = { incident, case: id as CaseId }
  return ok({ facts: [{ type: 'hold.reading_asked', by, on, data: {} }], reply: undefined })
}

/**
 * The second of two governors, after the password again, and only while the number is held by two. The reply is the
 * case whose number may be shown once, to whoever pressed; to see it again both begin anew.
 */
export function readOut(
  state: State,
  ctx: Ctx,
  by: Actor,
  incident: IncidentId,
  token?: string,
): Decision<CaseId> {
  const no = notAllowed(state, ctx, by, 'VIEW_HELD', token)
  if (no) return { ok: false, error: no }
  const [id, hold] = holdFor(state, incident)
  const why = whyNotRead(ctx, hold)
  if (why) return { ok: false, error: why }
  const asked = askedFor(ctx, hold)
  if (!id || !asked) return refuse(409, 'G5', 'Another governor asks for it first.')
  const tied = secondPerson(state, by, 'VIEW_HELD', new Set([asked.askedBy]))
  if (tied) return { ok: false, error: tied }
  const on = { incident, case: id }
  return ok({ facts: [{ type: 'hold.read_out', by, on, data: {} }], reply: id })
}

/** Who asked to see it, while that waits for a second governor. */
export function askedFor({ now }: Pick<Ctx, 'now'>, hold: Hold | undefined): Hold['reading'] {
  const reading = hold?.reading
  return reading && now < later(reading.at, longestReading) ? reading : undefined
}

function whyNotRead({ now }: Ctx, hold: Hold | undefined): Refusal | undefined {
  const no = (sentence: string): Refusal => ({ status: 409, rule: 'G5', sentence })
  if (!hold || hold.until <= now) return no('No number is held for this incident.')
  if (!hold.agreedBy)
    return no('One person alone holds this number. A second has to agree to that first.')
  return undefined
}
