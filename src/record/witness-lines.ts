import type { CampaignId, KeyId } from '../basics/ids.ts'
import { type Instant, instant } from '../basics/instant.ts'

/** How many releases of a campaign were ever prepared: somebody looked at each, and it counts as told (X6). */
export type Prepared = { readonly campaign: CampaignId; readonly releases: number }

/** What a witness says besides its checkpoint: when it was made, which keys must stay destroyed, and what was told. */
export type WitnessLines = {
  readonly at: Instant
  readonly destroyed: readonly KeyId[]
  readonly prepared: readonly Prepared[]
}

/** The lines of a note that may stand after the three of a checkpoint: `at`, then `destroyed` for each key, then `prepared`. */
export function encodeWitnessLines({ at, destroyed, prepared }: WitnessLines): string {
  const keys = [...destroyed].sort().map((key) => `destroyed ${key}\n`)
  const told = prepared.map(({ campaign, releases }) => `prepared ${campaign} ${releases}\n`).sort()
  return `at ${new Date(at).toISOString()}\n${keys.join('')}${told.join('')}`
}

const threeLines = /^(?:[^\n]+\n){3}/
const itsOwn =
  /^at (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n((?:destroyed [0-9a-f]{32}\n)*)((?:prepared [0-9a-f-]{36} [1-9]\d{0,5}\n)*)$/

/** Undefined when the text is a checkpoint alone, or says anything else. */
export function decodeWitnessLines(text: string): WitnessLines | undefined {
  const [, at, keys, told] = itsOwn.exec(text.replace(threeLines, '')) ?? []
  const ms = Date.parse(at ?? '')
  if (keys === undefined || told === undefined || Number.isNaN(ms)) return undefined
  return {
    at: instant(ms),
    destroyed: wordsOf(keys).map(([, key]) => key as KeyId),
    prepared: wordsOf(told).map(([, campaign, releases]) => ({
      campaign: campaign as CampaignId,
      releases: Number(releases),
    })),
  }
}

function wordsOf(lines: string): readonly (readonly string[])[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '))
}

/** Whether what stands after the three lines of a checkpoint is nothing, or what a witness says. */
export function mayExtend(text: string): boolean {
  return text.replace(threeLines, '') === '' || decodeWitnessLines(text) !== undefined
}
