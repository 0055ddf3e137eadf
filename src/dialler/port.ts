import type { CaseId, KeyId, PersonId, SampleId } from '../basics/ids.ts'
import type { ListId } from '../basics/list-id.ts'
import type { Result } from '../basics/result.ts'
import type { IndexKeeping, ToldAttempt } from '../facts/told-attempt.ts'
import type { TypedFault } from '../fieldwork/typed-number.ts'
import type { KnownCampaign, KnownNumbers, MayRing, NumberKeeping } from '../phone/numbers-port.ts'
import type { ListReport } from '../readers/list-report.ts'
import type { ColumnsAsked } from '../readers/sample-columns.ts'
import type { LayoutAsked } from '../readers/sample-layout.ts'
import type { SampleLook } from '../readers/sample-look.ts'
import type { RoughCount, SampleReport } from '../readers/sample-report.ts'

/** Everything that the house may ask about numbers. Serialisable values only, in both directions, and never a number. */
export type NumbersPort = NumberKeeping & {
  readonly index: IndexPort
  /** In a process that has the numbers anyway, the trial's, the one that two people hold. It crosses to no other. */
  held?(case_: CaseId): string | undefined
  /** Opens what the record knows of; asked again by itself, with what is known then, whenever the keeper comes back. */
  open(known: () => KnownNumbers): Promise<void>
  /** With `agent`, whether they may be who talks to the person (J6). */
  mayRing(cases: readonly CaseId[], agent?: PersonId): Promise<readonly MayRing[]>
  /** Takes a file of people who must not be called: all or nothing. What it had on any list before is told by nothing. */
  takeList(order: ListOrder, file: SampleBytes): Promise<Result<ListTaken, FileRefused>>
  /**
   * Bars the few numbers that staff have typed, one a line, for one agent or for everybody (J6). What they typed goes
   * across as it is, like a file, and no answer tells whether it was there already.
   */
  bar(agent: PersonId | undefined, typed: SampleBytes): Promise<Result<null, FileRefused>>
  /** The lists that were imported; of a file of barred numbers that there was one, and nothing of how many. */
  lists(): Promise<readonly ListKnown[]>
  /**
   * Takes a client's file: its numbers go sealed into the vault and nowhere else. Nothing may be dialled of it before
   * `settleSample`.
   */
  takeSample(order: SampleOrder, file: SampleBytes): Promise<Result<SampleTaken, FileRefused>>
  /** What the start of a file seems to be, for somebody to confirm. Nothing of it is taken, and nothing is kept. */
  lookAtSample(file: SampleBytes, as: SampleAs): Promise<Result<SampleLook, FileRefused>>
  /** How far `takeSample` has come; undefined when nothing of that sample is being taken. */
  progressOf(sample: SampleId): Promise<SampleProgress | undefined>
  /** Nobody wants the sample any more: `takeSample` answers that it was cancelled, unless it is over. */
  cancelSample(sample: SampleId): Promise<void>
  /** The record now knows of the sample (`kept`), or nothing of it is to stay. */
  settleSample(sample: SampleId, kept: boolean): Promise<void>
  /** The client's file once more, after a restore: gives the open cases of the waiting samples their numbers back. */
  returnNumbers(
    order: ReturnOrder,
    file: SampleBytes,
  ): Promise<Result<NumbersReturned, FileRefused>>
}

/** The enquiry index, and what may be asked for somebody who rings or writes. */
export type IndexPort = IndexKeeping & {
  /**
   * What staff typed goes in and does not come back: onto the do-not-call list, durable, whether it was there or not
   * (T3). Nobody is told which.
   */
  never(typed: string): Promise<Result<null, TypedFault>>
  /** What may be told of the calls to what was typed, newest first; none where there were none. */
  told(typed: string): Promise<Result<readonly ToldAttempt[], TypedFault>>
}

export type SampleBytes = {
  readonly fileName: string
  /** From its beginning each time, so that a signature is looked at before what it stands for. */
  bytes(): AsyncIterable<Uint8Array>
  /** How many there are, for whoever waits; unknown when it is left out. */
  readonly size?: number
}

/** How a raw file is to be read where it is not as it seems. A sealed one says so itself. */
export type SampleAs = ColumnsAsked & { readonly asked?: LayoutAsked }

export type SampleOrder = {
  readonly sample: SampleId
  readonly key: KeyId
  readonly into: KnownCampaign
  readonly as?: SampleAs
  /** Recent samples of the same client, to be held against this one. */
  readonly recent?: readonly SampleId[]
}

export type SampleProgress = {
  /** Read from the file, then sealed in the vault. */
  readonly stage: 'reading' | 'keeping'
  /** Bytes, of as many as there are. */
  readonly read: number
  readonly of: number
}

export type SampleTaken = {
  readonly slots: number
  readonly report: SampleReport
  /** Whether more than half of its numbers are in the recent samples of its client. */
  readonly overlaps: boolean
  /** A byte for each slot, in base64, as `stratumOf` reads it; only when bands were declared. */
  readonly strata?: string
}

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

export type ListOrder = {
  readonly list: ListId
  /** Typed by whoever imports a raw file; of a sealed one its own count. */
  readonly source: string
  readonly date: string
}

export type ListTaken = {
  readonly list: ListId
  readonly source: string
  readonly date: string
  readonly report: ListReport
}

export type ListKnown = Omit<ListTaken, 'report'> & {
  readonly version: number
  readonly entries: RoughCount
}

/** Why a file was not taken: what is wrong, and what to do. */
export type FileRefused = { readonly what: string; readonly whatToDo: string }
