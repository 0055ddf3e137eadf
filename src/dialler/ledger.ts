import type { CampaignId, KeyId, SampleId } from '../basics/ids.ts'
import type { ListId } from '../basics/list-id.ts'
import type { KnownCampaign, KnownNumbers, KnownSample } from '../phone/numbers-port.ts'

import { LedgerDays } from './ledger-days.ts'
import { TypedCounts } from './typed-counts.ts'

/**
 * What there is of numbers, in the keeper's own memory. The trial is told by the record and believes it. A dialler of
 * its own keeps a memory that whoever asks cannot change: an empty do-not-call list must not be had for the asking.
 */
export type Ledger = {
  /** What is to be opened, of what is told. Throws `LedgerTrouble` when it cannot be of the same box. */
  agree(known: KnownNumbers): Promise<KnownNumbers>
  /** Lists besides the do-not-call list are there: whoever asks cannot have empty ones again. */
  listsMade(): Promise<void>
  /** The campaign that a file goes into, as it is to be opened. */
  enter(into: KnownCampaign): Promise<KnownCampaign>
  /** Samples of an import that the record never came to know of. */
  unsettled(known: KnownNumbers): readonly SampleId[]
  /** Before anything of a new sample is written. */
  begin(sample: SampleId, campaign: CampaignId, key: KeyId): Promise<void>
  /**
   * The record knows of the sample, or nothing of it is to stay: then `takeAway` is done before it is forgotten, so that
   * after a stop in between it is done once more. Throws when the record knew of it before.
   */
  settle(sample: SampleId, kept: boolean, takeAway: () => Promise<void>): Promise<void>
  /** The numbers of a sample came back, under another key. */
  renew(sample: SampleId, key: KeyId): Promise<void>
  sample(sample: SampleId): Omit<KnownSample, 'away' | 'waits'> | undefined
  samplesOf(campaign: CampaignId): readonly SampleId[]
  /** What a campaign is held against. Of one that is not known, the preference services' lists. */
  screening(campaign: CampaignId | undefined): Screening
  /** Of the enquiry index. */
  readonly days: LedgerDays
  /** How much was typed in the last 24 hours. */
  readonly typed: TypedCounts
  /** Nothing comes into a closed campaign any more. Never of one that the record alone knows of. */
  isClosed(campaign: CampaignId): boolean
  /** The keys of a campaign and of its samples, which are then known no more. */
  close(campaign: CampaignId): Promise<ClosedNumbers>
}

/** Once asked for it stays: who asks the dialler can have more looked at, and never less. */
export type Screening = { readonly screens: boolean; readonly clients: readonly ListId[] }

export const usualScreening: Screening = { screens: true, clients: [] }

/** What is asked for now, besides what was before. */
export function stricter(before: Screening | undefined, asked: KnownCampaign): Screening {
  const screens = asked.screens !== false || before?.screens === true
  const clients = new Set(before?.clients ?? [])
  if (asked.client !== undefined) clients.add(asked.client)
  return { screens, clients: [...clients] }
}

export type ClosedNumbers = {
  readonly keys: readonly KeyId[]
  readonly samples: readonly SampleId[]
}

/** Whoever asks says what the keeper of the numbers knows to be otherwise. */
export class LedgerTrouble extends Error {}

type Samples = ReadonlyMap<SampleId, Omit<KnownSample, 'away' | 'waits'>>

export function samplesOf(samples: Samples, campaign: CampaignId): readonly SampleId[] {
  const own = [...samples.values()].filter((one) => one.campaign === campaign)
  return own.map(({ sample }) => sample)
}

/** Believes what it is told. */
export function toldLedger(): Ledger {
  const campaigns = new Map<CampaignId, KeyId>()
  const samples = new Map<SampleId, Omit<KnownSample, 'away' | 'waits'>>()
  const screenings = new Map<CampaignId, Screening>()
  const learn = (one: KnownCampaign) => {
    campaigns.set(one.campaign, one.key)
    screenings.set(one.campaign, stricter(screenings.get(one.campaign), one))
  }
  const days = new LedgerDays()
  return {
    agree: async (known) => {
      for (const one of known.campaigns) learn(one)
      for (const { away: _, waits: __, ...one } of known.samples) samples.set(one.sample, one)
      days.learn(known.days)
      return { ...known, samples: known.samples.filter(({ waits }) => !waits) }
    },
    listsMade: async () => undefined,
    enter: async (into) => {
      learn(into)
      return into
    },
    // With the record in the same process, its keys are settled by what the record names.
    unsettled: () => [],
    begin: async (sample, campaign, key) => void samples.set(sample, { sample, campaign, key }),
    settle: async (sample, kept, takeAway) => {
      if (kept || !samples.has(sample)) return
      await takeAway()
      samples.delete(sample)
    },
    renew: async (sample, key) => {
      const known = samples.get(sample)
      if (known) samples.set(sample, { ...known, key })
    },
    sample: (sample) => samples.get(sample),
    samplesOf: (campaign) => samplesOf(samples, campaign),
    screening: (campaign) => (campaign && screenings.get(campaign)) ?? usualScreening,
    days,
    typed: new TypedCounts(),
    isClosed: () => false,
    close: async (campaign) => {
      const own = samplesOf(samples, campaign)
      const keys = [campaigns.get(campaign), ...own.map((one) => samples.get(one)?.key)]
      return { keys: keys.filter((key) => key !== undefined), samples: own }
    },
  }
}
