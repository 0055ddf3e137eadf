import { ok } from '../basics/result.ts'
import { mayBeAhead } from './clock-jump.ts'
import type { Ctx, Decision, Effect } from './decide.ts'
import { eraseNow } from './decide-erase.ts'
import { endOfEnquiries } from './decide-index-days.ts'
import { personDue, reasonsDue, responsesDue } from './due.ts'
import type { NewFact } from './fact.ts'
import { localDay } from './local-day.ts'
import type { ScriptVersion, State } from './state.ts'

/**
 * What is due to be destroyed today, once a day (G7). Asked every minute and at every start, so that a day on which the
 * box was off is made up for at once; by the calendar and not by hours, so that a clock change moves nothing. A day that
 * was seen to is not seen to again when the clock goes back.
 */
export function keepPeriods(state: State, ctx: Ctx): Decision {
  const today = localDay(ctx.now)
  const seenTo = state.keptDay !== undefined && today <= state.keptDay
  if (seenTo || mayBeAhead(state)) return ok({ facts: [], reply: undefined })
  const facts: NewFact[] = []
  const effects: Effect[] = []
  let campaigns = 0
  for (const campaign of state.campaigns.values()) {
    // The pool is settled at close; after a crash that comes first.
    const due = responsesDue(campaign, ctx.sheet(campaign.sheet))
    if (due === undefined || today < due || !campaign.poolGone) continue
    campaigns += 1
    const data = { keys: [campaign.key], responses: campaign.mergedResponses }
    facts.push({ type: 'responses.destroyed', on: { campaign: campaign.id }, data })
    effects.push({ do: 'drop-responses', campaign: campaign.id })
  }
  let people = 0
  for (const person of state.people.values()) {
    const due = personDue(person, ctx.settings)
    if (due === undefined || today < due) continue
    people += 1
    const erased = eraseNow(state, person, 'retention')
    facts.push(...erased.facts)
    effects.push(...(erased.effects ?? []))
  }
  const reasons = reasonsOver(state, ctx, today)
  facts.push(...reasons)
  if (reasons.length > 0) effects.push({ do: 'destroy-keys' })
  const enquiries = endOfEnquiries(state, ctx)
  facts.push(...enquiries.facts)
  effects.push(...(enquiries.effects ?? []))
  facts.push({ type: 'retention.kept', data: { day: today, campaigns, people } })
  return ok({ facts, effects, reply: undefined })
}

/** Reasons whose time is over, version by version; one that another version still needs stays for that one. */
function reasonsOver(state: State, { settings }: Ctx, today: string): readonly NewFact[] {
  const isDue = (script: ScriptVersion) => (reasonsDue(script, settings) ?? '9999') <= today
  const scripts = [...state.scripts.values()]
  // Those that stay, and then those that are said already.
  const gone = new Set(scripts.filter((one) => !isDue(one)).flatMap(({ notes = [] }) => notes))
  return scripts.filter(isDue).flatMap(({ hash, notes = [] }): NewFact[] => {
    const keys = notes.filter((key) => !gone.has(key))
    for (const key of keys) gone.add(key)
    const on = { script: hash }
    return keys.length === 0 ? [] : [{ type: 'script.reasons_forgotten', on, data: { keys } }]
  })
}
