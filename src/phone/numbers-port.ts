import type { CampaignId, CaseId, KeyId, SampleId } from '../basics/ids.ts'
import type { ListId } from '../basics/list-id.ts'

/** What the record says that there is of numbers, so that whoever keeps them opens that and nothing else. */
export type KnownNumbers = {
  /** `fresh` before the first sample: only then may the do-not-call list be missing (T3). */
  readonly list: {
    readonly key: KeyId
    readonly fresh: boolean
    /** That other lists were made here: then they must be there. */
    readonly others?: boolean
  }
  readonly campaigns: readonly KnownCampaign[]
  readonly samples: readonly KnownSample[]
  /** Of the enquiry index, each with the key that hashes its numbers. */
  readonly days: readonly { readonly day: string; readonly key: KeyId }[]
}

export type KnownCampaign = {
  readonly campaign: CampaignId
  /** Of its done set. */
  readonly key: KeyId
  /** Before its first sample. */
  readonly fresh: boolean
  /** Its client's own exclusions. Whoever was once checked for stays checked for. */
  readonly client?: ListId
  /** Whether it leaves out whoever is on the preference services' lists (T4): it does, unless this says no. */
  readonly screens?: boolean
}

export type KnownSample = {
  readonly sample: SampleId
  readonly campaign: CampaignId
  readonly key: KeyId
  /** Since a restore its numbers wait for the client's file. */
  readonly away: boolean
  /** No second governor has let it in yet: it is kept, and opened for nobody. */
  readonly waits?: true
}

/**
 * What the house may ask of whoever keeps the numbers, once a fact that calls for it is on disk. A number never crosses
 * (P2, design 4). Each piece can be done again without harm, and throws `DiallerAway` when nobody is there to do it.
 */
export type NumberKeeping = {
  /** Into the done set of their campaign, then overwritten, their hashes too; resolves when that is on disk (G5). */
  erase(cases: readonly CaseId[]): Promise<void>
  /** Onto the do-not-call list, durable; a number that is not there any more is on it already (T3). */
  suppress(case_: CaseId): Promise<void>
  /** Overwrites what is left of the campaign's numbers and destroys their keys (G5, G7). */
  closeCampaign(campaign: CampaignId): Promise<void>
}

/**
 * Whether a case may be rung: `no-number` when it was overwritten, got none at the import, or waits for the client’s file.
 * `excluded` is one word for every list there is: which of them it was is told to nobody (J6).
 */
export type MayRing = 'yes' | 'excluded' | 'no-number'

/** Whoever keeps the numbers cannot be reached: what was asked for is asked again when it can. */
export class DiallerAway extends Error {
  constructor() {
    super('The dialler cannot be reached. Wait until it is there again.')
    this.name = 'DiallerAway'
  }
}

/** For work that is done again when the dialler is back: anything else that fails is told, or thrown on. */
export function unlessAway(fail: (cause: Error) => void = throwOn): (cause: unknown) => void {
  return (cause) => {
    if (cause instanceof DiallerAway) return
    fail(cause instanceof Error ? cause : new Error(String(cause)))
  }
}

function throwOn(cause: Error): never {
  throw cause
}
