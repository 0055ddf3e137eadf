import type {
  CampaignId,
  CaseId,
  DocumentHash,
  PersonId,
  ReleaseId,
  SampleId,
} from '../basics/ids.ts'
import type { ListId } from '../basics/list-id.ts'
import type { Result } from '../basics/result.ts'
import type { World } from '../facts/decide-dial.ts'
import type { Deletion } from '../facts/deletions.ts'
import type { Actor, Fact } from '../facts/fact.ts'
import type { PersonCopy } from '../facts/person-copy.ts'
import type { RecordFilter } from '../facts/record-filter.ts'
import type { ShiftPlace } from '../facts/shift-place.ts'
import type { ToldAttempt } from '../facts/told-attempt.ts'
import type { TypedFault } from '../fieldwork/typed-number.ts'
import type { LockOut } from '../people/lock-out.ts'
import type { SampleLook } from '../readers/sample-look.ts'
import type { Countersigned } from '../record/countersigned.ts'
import type { Upload } from '../record/uploads.ts'
import type { VerifyReport } from '../record/verify.ts'
import type { NotAskedTold } from '../results/not-asked.ts'
import type { ListFile, ListImported, ListRefused } from '../upkeep/import-list.ts'
import type { SampleAs, SampleImported, SampleRefused } from '../upkeep/import-sample.ts'
import type { ReleasePrepared } from '../upkeep/prepare-release.ts'
import type { ShiftRead } from '../upkeep/read-shift.ts'
import type { SampleJobs } from '../upkeep/sample-jobs.ts'

/** The longer works behind a page: each reads or writes files, so none of them is a single decision. */
export type Services = {
  readonly lockOut: LockOut
  /** A governor has just given their password; `derive` makes a key of it. What waits to be mixed may now be. */
  governorIn(person: PersonId, derive: (salt: Uint8Array) => Promise<Uint8Array>): void
  /** Since the last start no governor has given a password: responses wait, and none is mixed. */
  mixingLocked(): boolean
  importSample(
    by: Actor,
    campaign: CampaignId,
    file: SampleFile,
  ): Promise<Result<SampleImported, SampleRefused>>
  /** A file of people who must not be called; of barred numbers, by public protection alone (J6). */
  importList(by: Actor, file: ListFile): Promise<Result<ListImported, ListRefused>>
  /** Bars what was typed, one number a line, for one agent or for everybody. */
  barNumbers(
    by: Actor,
    agent: PersonId | undefined,
    typed: AsyncIterable<Uint8Array>,
  ): Promise<Result<null, ListRefused>>
  /** The lists that are in use, as whoever keeps them has them; undefined while nobody is there to say. */
  lists(): Promise<readonly ListSeen[] | undefined>
  /** Keeps a long file on the disk as it comes; undefined, and nothing kept, when it is longer than `most` bytes. */
  keepUpload(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Upload | undefined>
  /** What a file seems to be, for the governor to confirm; nothing of it is taken. */
  lookAtSample(
    by: Actor,
    campaign: CampaignId,
    file: SampleFile,
  ): Promise<Result<SampleLook, SampleRefused>>
  /** Imports that go on while pages come and go. */
  readonly sampleJobs: SampleJobs
  /** The second governor has decided, and the fact is on disk: whoever keeps the numbers is told. */
  settleSample(sample: SampleId, kept: boolean): Promise<void>
  /** How many merged responses lie in each quota cell of the campaign: of those that wait nothing is told. */
  mergedByCell(campaign: CampaignId): readonly number[]
  /** Of those whom the study did not ask, why; of mixed ones alone, and undefined before there are any. */
  notAsked(campaign: CampaignId): NotAskedTold | undefined
  prepareRelease(
    by: Actor,
    campaign: CampaignId,
    strataOf?: World['strataOf'],
  ): Promise<Result<ReleasePrepared, string>>
  bundleOf(
    release: ReleaseId,
  ): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>
  verifyRecord(): Promise<VerifyReport>
  /**
   * The number of a case, in its national spelling, for one page; undefined when it is not held by two people now, or
   * is not there. Whoever calls this has just been allowed to by `readOut`, and the fact is on disk.
   */
  heldNumber(id: CaseId): string | undefined
  /** The numbers are another user's, and leave it for no page: a held one is read at the machine itself. */
  readonly heldElsewhere: boolean
  /** Puts what staff typed on the do-not-call list, durable; throws `DiallerAway` when nobody is there to do it. */
  neverTyped(typed: string): Promise<Result<null, TypedFault>>
  /** What the enquiry index tells of what was typed. Whoever calls this was allowed to by two people. */
  toldOf(typed: string): Promise<Result<readonly ToldAttempt[], TypedFault>>
  /** A witness signed over the record as it is on disk. */
  witness(): Promise<string>
  /** Keeps a witness that the region has countersigned, once it is found to be one; otherwise says why not. */
  keepCountersigned(text: string): Promise<Result<Countersigned, string>>
  /** What the lines of a shift add up to, for its report. */
  readShift(shift: ShiftPlace): Promise<ShiftRead>
  /** What the record says was destroyed, newest first: of the whole box, or of one campaign (G7). */
  readDeletions(campaign?: CampaignId): Promise<readonly Deletion[]>
  /** Everything the box holds about a person (G8); undefined when it holds nothing, or nothing any more. */
  copyPerson(person: PersonId): Promise<PersonCopy | undefined>
  /** The sound of approved scripts, for agents in practice and between calls. */
  readonly hearing: Hearing
  /** A page of the record, newest first, of lines that were on disk when it was asked for. */
  readRecord(ask: RecordAsked): Promise<RecordRead>
}

/** How far the sound of a script is. `no-program`: nothing on this machine speaks. `not-written`: the disk took none. `no-room`: what is free is left to the record. */
export type HearingStanding =
  | { readonly is: 'made' }
  | { readonly is: 'making'; readonly made: number; readonly of: number }
  | { readonly is: 'no-program' }
  | { readonly is: 'not-written' }
  | { readonly is: 'no-room' }

export type Hearing = {
  standing(script: DocumentHash): HearingStanding
  has(script: DocumentHash, name: string): boolean
  /** One block of an approved script as WAV, by its name (`questions.age-en`); undefined when it is not made. */
  sound(script: DocumentHash, name: string): Promise<Uint8Array | undefined>
}

export type ListSeen = {
  readonly list: ListId
  readonly source: string
  readonly date: string
  /** Rounded, and hidden when small. */
  readonly entries: string
}

export type SampleFile = {
  readonly fileName: string
  readonly source: string
  readonly sourceDate: string
  /** From its beginning each time. */
  bytes(): AsyncIterable<Uint8Array>
  readonly size?: number
  /** How it is to be read where it is not as it seems. */
  readonly as?: SampleAs
  /** Told as soon as it has a name to follow it by. */
  begun?(sample: SampleId): void
}

export type RecordAsked = {
  readonly filter: RecordFilter
  /** Only lines up to this one. */
  readonly upTo: number
  readonly most: number
}

export type RecordRead = { readonly facts: readonly Fact[]; readonly more: boolean }
