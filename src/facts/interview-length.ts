import type { CampaignId } from '../basics/ids.ts'
import { minute } from '../basics/instant.ts'
import type { Call } from '../calls/call.ts'
import type { NewFact } from './fact.ts'
import type { State } from './state.ts'

/** A median of fewer would tell of single interviews how long they took, and so which way they went. */
const enough = 20
/** So many shifts make up what is usual: a campaign’s agents learn, and its respondents change. */
export const shiftsKept = 9

/** Counts a completed interview of the open shift by its length in whole minutes, rounded up. */
export function tallyLength(state: State, call: Call): void {
  if (state.shift?.key === undefined || call.state !== 'wrapping-up') return
  const minutes = Math.max(1, Math.ceil((call.endedAt - call.answeredAt) / minute))
  const all = state.tally.minutes ?? new Map<CampaignId, Map<number, number>>()
  state.tally.minutes = all
  const own = all.get(call.campaign) ?? new Map<number, number>()
  all.set(call.campaign, own)
  own.set(minutes, (own.get(minutes) ?? 0) + 1)
}

/** All that a shift leaves of how long its interviews took: one median for a campaign with enough of them. */
export function sumLengths({ shift, tally }: State): NewFact[] {
  if (!shift) return []
  return [...(tally.minutes ?? [])]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([campaign, counts]): NewFact[] => {
      const minutes = medianOf(counts)
      if (minutes === undefined) return []
      return [{ type: 'campaign.timed', on: { shift: shift.id, campaign }, data: { minutes } }]
    })
}

export function medianOf(counts: ReadonlyMap<number, number> | undefined): number | undefined {
  const all = [...(counts ?? [])].sort(([a], [b]) => a - b)
  const held = all.reduce((sum, [, n]) => sum + n, 0)
  if (held < enough) return undefined
  let upTo = 0
  return all.find(([, n]) => {
    upTo += n
    return upTo > Math.floor(held / 2)
  })?.[0]
}

/** The upper of the two in the middle: the stricter reading. */
export function middle(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
