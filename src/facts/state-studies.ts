import type {
  CampaignId,
  DocumentHash,
  KeyId,
  PersonId,
  ReleaseId,
  SampleId,
} from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import type { BandName } from '../fieldwork/strata.ts'
import type { CampaignReport } from './campaign-report.ts'
import type { DayCount } from './day-count.ts'
import type { SampleWarning } from './sample-warnings.ts'

export type ScriptVersion = {
  readonly hash: DocumentHash
  readonly name: string
  readonly from: string
  readonly importedAt: Instant
  readonly taken: number
  readonly changed: number
  readonly refused: number
  /** What became of each part of its file; none where it was begun here. */
  readonly report?: DocumentHash
  /** Scripts of other names that hold the same questions: what was renamed on its way here. */
  kin?: readonly DocumentHash[]
  life: 'drafted' | 'proposed' | 'approved' | 'retired'
  readonly touchedBy: Set<PersonId>
  /** Who reads it for the approval, since it was proposed. */
  readings?: Map<PersonId, Reading>
  /** The keys of the notes that say why findings may stand. */
  notes?: KeyId[]
  /** When the last of them was written, and when the version was retired: their time runs from there. */
  notedAt?: Instant
  retiredAt?: Instant
  /** Who answers for its Welsh words, since it was proposed. */
  welshBy?: PersonId
  approvedBy?: PersonId
  approvedAt?: Instant
  /** A pilot batch of some campaign was held by it, and found good (R14). */
  piloted?: true
  /** A draft whose words were changed since: nobody goes on with this one. */
  replacedBy?: DocumentHash
  /** The drafts that it was, the last one last: what can be gone back to, step by step. */
  undo?: readonly DocumentHash[]
}

export type Reading = {
  readonly begunAt: Instant
  /** When the last part was marked, or reading was begun. */
  lastAt: Instant
  /** The parts marked as read, and the findings for which a reason was written. */
  readonly parts: Set<string>
  readonly accepted: Set<string>
}

export type Campaign = {
  readonly id: CampaignId
  readonly key: KeyId
  readonly poolKey: KeyId
  readonly doneKey: KeyId
  /** The pool was merged or destroyed for good, and its keys with it. */
  poolGone: boolean
  readonly createdAt: Instant
  sheet: DocumentHash
  life: 'drafted' | 'proposed' | 'live' | 'paused' | 'closed'
  /** From here the retention period of its responses runs. */
  closedAt?: Instant
  /** The retention date has come: `key` is doomed or destroyed. */
  responsesGone?: boolean
  /** A release was looked at before a restore, and is not in what was restored: nothing more may be told (X6). */
  toldUnknown?: true
  readonly touchedBy: Set<PersonId>
  readonly samples: SampleId[]
  /** Attempts by outcome and final cases by disposition are counted here as they are coded. */
  readonly outcomes: Map<AttemptOutcome, number>
  completed: number
  /** Local day (YYYY-MM-DD) → live calls abandoned and passed to an agent (D2). */
  readonly days: Map<string, { abandoned: number; passed: number; liftedAt?: number }>
  /** The median length of an interview in each of the last shifts that held enough of them, in whole minutes (J8). */
  medians?: readonly number[]
  /** Local day → its compliance sheet, as far as shifts have closed (D16). */
  readonly compliance: Map<string, ComplianceSheet>
  mergedResponses: number
  waitingToMerge: number
  /** What its shifts came to, for the reports; absent before the first has closed. */
  report?: CampaignReport
  /** As many interviews are heard before the field work begins; absent once a governor has begun it (R14). */
  pilot?: number
  /** Quota cells that were said to be full, by their numbers from 1. */
  filled?: readonly number[]
}

export type ComplianceSheet = {
  readonly count: DayCount
  /** Shifts that have added to it, and the line of the last of their counts. */
  readonly shifts: number
  readonly countedAt: number
  /** Absent until a supervisor has signed all that is counted. */
  readonly signed?: { readonly by: PersonId; readonly at: Instant }
}

export type Sample = {
  readonly id: SampleId
  readonly campaign: CampaignId
  /** Seals the numbers in the vault. */
  readonly key: KeyId
  /** A restore brought the cases back and not their numbers: they wait for the client's file (design 3). */
  readonly numbersAway?: true
  /** Open cases that got no number when the file came again: finished after the backup, or on the do-not-call list. */
  readonly withoutNumber?: number
  readonly about: DocumentHash
  readonly slots: number
  readonly leftOut: string
  readonly importedAt: Instant
  /** Of one that waits, or has waited, for a second governor: who is not the second. */
  readonly broughtBy?: PersonId
  readonly waits?: true
  readonly warnings?: readonly SampleWarning[]
  /** The lists that its cases are divided by; which band each is in stands in `cases/<sample>.strata`. */
  readonly bands?: readonly BandName[]
  /** Slots are in random order already, so the next fresh case is the next slot. */
  nextFresh: number
}

export type Release = {
  readonly id: ReleaseId
  readonly campaign: CampaignId
  readonly document: DocumentHash
  readonly preparedAt: Instant
  readonly responses: number
  readonly touchedBy: Set<PersonId>
  life: 'prepared' | 'approved' | 'sent-back'
  bundle?: string
}
