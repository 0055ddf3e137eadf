import { day } from '../basics/instant.ts'
import type { Ctx } from './decide.ts'
import type { Campaign, Sample, State } from './state.ts'

/** What a sample that is brought to reach one person, or people of one's own choice, looks like (D13). Told to both. */
export const sampleWarnings = {
  few: 'It has fewer than 500 rows. A study of customers has more.',
  repeated: 'Another sample of this client came in during the last seven days.',
  overlap: 'More than half of its numbers were in a recent sample of this client.',
} as const

export type SampleWarning = keyof typeof sampleWarnings

const fewRows = 500
const repeatedWithin = 7 * day
const recentWithin = 92 * day

/** Samples of the same client, of this campaign or another, that are not older than three months; newest first. */
export function recentSamples(state: State, ctx: Pick<Ctx, 'now' | 'sheet'>, campaign: Campaign) {
  const client = clientOf(ctx, campaign)
  return [...state.samples.values()].reverse().filter((sample) => {
    const other = state.campaigns.get(sample.campaign)
    const same =
      other?.id === campaign.id || (other && client !== '' && clientOf(ctx, other) === client)
    return same && ctx.now - sample.importedAt < recentWithin
  })
}

export function warningsOf(
  ctx: Pick<Ctx, 'now'>,
  recent: readonly Sample[],
  { rows, overlaps }: { readonly rows: number; readonly overlaps: boolean },
): readonly SampleWarning[] {
  const repeated = recent.some(({ importedAt }) => ctx.now - importedAt < repeatedWithin)
  return [
    ...(rows < fewRows ? (['few'] as const) : []),
    ...(repeated ? (['repeated'] as const) : []),
    ...(overlaps ? (['overlap'] as const) : []),
  ]
}

function clientOf(ctx: Pick<Ctx, 'sheet'>, campaign: Campaign): string {
  return ctx.sheet(campaign.sheet).client.trim().toLowerCase().replace(/\s+/g, ' ')
}
