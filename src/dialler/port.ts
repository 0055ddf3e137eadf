import type { CaseId, KeyId, SampleId } from '../basics/ids.ts'
import type { Result } from '../basics/result.ts'
import type { KnownCampaign, KnownNumbers, MayRing, NumberKeeping } from '../phone/numbers-port.ts'
import type { SampleReport } from '../readers/sample-report.ts'

/** Everything that the house may ask about numbers. Serialisable values only, in both directions, and never a number. */
export type NumbersPort = NumberKeeping & {
  /** In a process that has the numbers anyway, the trial's, the one that two people hold. It crosses to no other. */
  held?(case_: CaseId): string | undefined
  /** Opens what the record knows of; asked again by itself, with what is known then, whenever the keeper comes back. */
  open(known: () => KnownNumbers): Promise<void>
  mayRing(cases: readonly CaseId[]): Promise<readonly MayRing[]>
  /**
   * Takes a client's file: its numbers go sealed into the vault and nowhere else. Nothing may be dialled of it before
   * `settleSample`.
   */
  takeSample(order: SampleOrder, file: SampleBytes): Promise<Result<SampleTaken, FileRefused>>
  /** The record now knows of the sample (`kept`), or nothing of it is to stay. */
  settleSample(sample: SampleId, kept: boolean): Promise<void>
  /** The client's file once more, after a restore: gives the open cases of the waiting samples their numbers back. */
  returnNumbers(
    order: ReturnOrder,
    file: SampleBytes,
  ): Promise<Result<NumbersReturned, FileRefused>>
}

export type SampleBytes = { readonly fileName: string; readonly bytes: AsyncIterable<Uint8Array> }

export type SampleOrder = {
  readonly sample: SampleId
  readonly key: KeyId
  readonly into: KnownCampaign
}

export type SampleTaken = { readonly slots: number; readonly report: SampleReport }

export type ReturnOrder = {
  readonly into: KnownCampaign
  readonly waiting: readonly Waiting[]
}

export type Waiting = {
  readonly sample: SampleId
  /** Seals the numbers that come back. */
  readonly key: KeyId
  readonly slots: number
  /** A bit for each slot, the lowest first, in base64: whether its case is open, or was asked never to be called. */
  readonly open: string
  /** Cases that were asked never to be called, and whose numbers are on no list yet. */
  readonly never: readonly CaseId[]
}

export type NumbersReturned = {
  readonly report: SampleReport
  /** None: it is another list. */
  readonly samples: readonly SampleReturned[]
}

export type SampleReturned = {
  readonly sample: SampleId
  readonly returned: number
  readonly missing: number
  readonly never: readonly CaseId[]
}

/** Why a file was not taken: what is wrong, and what to do. */
export type FileRefused = { readonly what: string; readonly whatToDo: string }
