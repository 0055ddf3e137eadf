import type { CampaignId, DocumentHash, KeyId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { Answer, Language, Place } from '../scripts/script.ts'

/** What an interview that goes on on another day needs of the day before: sealed, and shown to nobody. */
export type KeptInterview = {
  /** The version that it was held by: no other can go on with it. */
  readonly script: DocumentHash
  readonly seed: string
  /** The first place of the block at which it stopped. */
  readonly at: Place
  readonly answers: Readonly<Record<Place, Answer>>
  readonly language?: Language
}

/** That something is kept for a case, and until when: never how far it had come. */
export type Kept = {
  readonly campaign: CampaignId
  readonly key: KeyId
  /** The end of the time in which the person asked to be called. */
  readonly until: Instant
}

/** Answers on their way into their slot. `key` is the interview's own; without `body` they are there already. */
export type Keeping = {
  readonly key: KeyId
  readonly kept: KeyId
  readonly body?: KeptInterview
}
