import type { Deed } from '../../views/parts/deed.ts'
import type { SummaryRow } from '../../views/parts/summary.tsx'
import { heardIn } from '../facts/quality-now.ts'
import type { Campaign, State } from '../facts/state.ts'

/** How far the pilot batch of a campaign is; nothing where it has none, or the field work has begun (R14). */
export function pilotText(state: State, { id, pilot, life }: Campaign): string | undefined {
  if (pilot === undefined || life === 'closed') return undefined
  const heard = heardIn(state, id)
  const so = `${Math.min(heard, pilot)} of ${pilot} interviews heard.`
  return heard < pilot
    ? `${so} Until all are, calls are placed only for seats that a supervisor listens to.`
    : `${so} A governor looks at what came of them, and begins the field work.`
}

/** Of the live page, on which each seat that waits for a listener says so. */
export function pilotCount(
  state: State,
  { id, pilot }: Campaign,
): readonly { readonly term: string; readonly text: string }[] {
  if (pilot === undefined) return []
  return [{ term: 'Pilot batch', text: `${Math.min(heardIn(state, id), pilot)} of ${pilot} heard` }]
}

/** Of the campaign's page. */
export function pilotRow(state: State, campaign: Campaign): readonly SummaryRow[] {
  const text = pilotText(state, campaign)
  return text === undefined ? [] : [{ term: 'Pilot batch', text }]
}

/** The governor's press that ends the pilot batch. */
export function pilotDeed(state: State, campaign: Campaign): readonly Deed[] {
  const { id, pilot } = campaign
  if (pilot === undefined) return []
  const left = pilot - heardIn(state, id)
  const label = 'Begin the field work'
  const action = `/governor/campaigns/${id}/field-work`
  const refusal =
    left > 0 ? `The pilot batch is not done: ${left} more to be heard by a supervisor.` : undefined
  return [{ label, action, refusal }]
}
