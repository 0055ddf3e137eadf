import type {
  CallId,
  CampaignId,
  CaseId,
  DocumentHash,
  EnquiryId,
  IncidentId,
  InterviewId,
  KeyId,
  PersonId,
  ReleaseId,
  SampleId,
  SeatId,
  ShiftId,
} from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { ListId } from '../basics/list-id.ts'
import type { Call } from '../calls/call.ts'
import type { Interview } from '../calls/interview.ts'
import type { Keeping, Kept } from '../calls/kept-interview.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import type { Role } from '../people/person.ts'
import type { Language } from '../scripts/script.ts'
import type { UnseenJump } from './clock-jump.ts'
import type { CompletingBody } from './shapes.ts'
import type { ShiftPlace } from './shift-place.ts'
import type { Complaint, Enquiry } from './state-enquiries.ts'
import type { Person } from './state-people.ts'
import type { Incident, Seat, Shift, Supervising, Validation } from './state-room.ts'
import { emptySite, type SiteState } from './state-site.ts'
import type { Campaign, Release, Sample, ScriptVersion } from './state-studies.ts'
import { emptyTally, type Tally } from './tally.ts'
import { type WaitingCases, waitingQueues } from './waiting-cases.ts'

export type { Person, Practised } from './state-people.ts'
export type { Campaign, Reading, Release, Sample, ScriptVersion } from './state-studies.ts'

/**
 * What the facts add up to. Folded in place, because a copy of a million cases at each fact would cost more than the
 * facts themselves; only `fold` writes it, and the same facts always give the same state.
 */
export type State = SiteState & {
  seq: number
  at: Instant
  readonly people: Map<PersonId, Person>
  readonly sessions: Map<string, Session>
  readonly scripts: Map<DocumentHash, ScriptVersion>
  readonly campaigns: Map<CampaignId, Campaign>
  readonly samples: Map<SampleId, Sample>
  /** Touched cases only: an untouched one is implied by its sample. */
  readonly cases: Map<CaseId, Case>
  /** Cases that wait for a time: calls that people asked for, and due retries. */
  readonly appointments: WaitingCases
  readonly retries: WaitingCases
  /** By the end of the window that was agreed. */
  readonly windowEnds: WaitingCases
  readonly seats: Map<SeatId, Seat>
  readonly calls: Map<CallId, Call>
  readonly interviews: Map<InterviewId, Interview>
  /** What people had said before they asked to be called later: sealed, in a slot of its own, until then. */
  readonly kept: Map<CaseId, Kept>
  /** Interviews that are on their way there: settled at start-up after a crash. */
  readonly keeping: Map<InterviewId, Keeping>
  /** Interviews whose completion was begun and not yet finished: settled at start-up after a crash. */
  readonly completing: Map<InterviewId, Completing>
  readonly supervising: Map<PersonId, Supervising>
  /** Interviews that were drawn for a check, until their call is coded. */
  readonly validations: Map<CallId, Validation>
  readonly incidents: Map<IncidentId, Incident>
  /** Those of them that nobody has closed yet: the very same objects. */
  readonly openIncidents: Map<IncidentId, Incident>
  /** Numbers that are held for an incident, and those that were. */
  readonly holds: Map<CaseId, Hold>
  /** The key of each day of the enquiry index that is kept. */
  readonly enquiryDays: Map<string, KeyId>
  readonly enquiries: Map<EnquiryId, Enquiry>
  readonly complaints: Map<EnquiryId, Complaint>
  readonly releases: Map<ReleaseId, Release>
  readonly bundles: Map<string, { readonly release: ReleaseId; readonly number: number }>
  /** Keys that must be destroyed and numbers that must be overwritten, until a fact says they were. */
  readonly doomedKeys: Set<KeyId>
  /** Live keys that a backup may carry: those of people, and those that seal campaigns' responses. */
  readonly carriedKeys: Set<KeyId>
  /** Those of them that were destroyed. Kept for good: every witness lists them all, whatever the clock says. */
  readonly destroyedKeys: Set<KeyId>
  readonly doomedNumbers: Set<CaseId>
  readonly toSuppress: Set<CaseId>
  /** Whose gates still bear, under seal, the name of somebody who was erased. */
  readonly toUnsign: Set<PersonId>
  shift: Shift | undefined
  /** What the calls of the open shift come to; empty when none is open. */
  tally: Tally
  /** Every shift, in order: where its lines stand in the record. */
  readonly shifts: Map<ShiftId, ShiftPlace>
  /** Seats that are open for practice; never one of the shift's. */
  practice?: Map<SeatId, PracticeSeat>
  /** Who sat where last time, offered to the next shift. */
  lastSeating: ReadonlyMap<SeatId, PersonId>
  /** The last local day on which the box looked for what is due to be destroyed. */
  keptDay: string | undefined
  switchUp: boolean
  /** Jumps of the clock that nobody has looked at yet. */
  clockJumps: readonly UnseenJump[]
  /** The newest file of each list of people who must not be called. */
  readonly lists: Map<ListId, ImportedList>
  /** Whether a number was ever barred; how many and which, nobody here knows (J6). */
  barred: boolean
  /** Hashes the do-not-call list; undefined before the box is founded. */
  listKey: KeyId | undefined
}

export type Completing = {
  readonly key: KeyId
  readonly campaign: CampaignId
  /** No response: only why the study does not ask this person is put away. */
  readonly notAsked?: true
  readonly body?: CompletingBody
  /** The quota cells that it counts in. */
  readonly cells?: readonly number[]
}

export type PracticeSeat = { readonly person: PersonId; readonly script: DocumentHash }

export type Session = {
  readonly token: string
  readonly person: PersonId
  readonly role: Role
  readonly seat?: SeatId
  until: Instant
  steppedUpUntil: Instant | undefined
}

export type Case = {
  readonly id: CaseId
  readonly campaign: CampaignId
  attempts: number
  /** Of its attempts, those in which no phone rang; absent for none. */
  notRung?: number
  lastAt: Instant
  lastOutcome?: AttemptOutcome
  /** Of all its outcomes, the one that told most: what the case becomes if nothing better ever comes (AAPOR). */
  told?: AttemptOutcome
  /** It is for an agent who may read this language. */
  language?: Language
  abandonedAt?: Instant
  askedBack: boolean
  /** No call before this; absent while a call is up. */
  notBefore?: Instant
  /** The end of the window in which the person asked to be called, and whether an earlier one was lost. */
  until?: Instant
  movedOnce?: true
  final?: { readonly code: string }
}

export type { Incident, Seat, Shift, Supervising, Validation } from './state-room.ts'

/** What is known of a list: never whom it holds. */
export type ImportedList = {
  readonly about: DocumentHash
  /** The day the file is of, `2026-05-05`: from it its age is counted (T4). */
  readonly date: string
  readonly entries: string
  readonly importedAt: Instant
  readonly importedBy?: PersonId
}

export type Hold = {
  readonly incident: IncidentId
  readonly requestedBy: PersonId
  readonly requestedAt: Instant
  agreedBy?: PersonId
  /** When it ends by itself. */
  until: Instant
  /** One governor asks to be shown the number, with another. */
  reading?: { readonly askedBy: PersonId; readonly at: Instant }
  over: boolean
}

export function emptyState(): State {
  const state: State = {
    seq: 0,
    at: 0 as Instant,
    people: new Map(),
    sessions: new Map(),
    scripts: new Map(),
    campaigns: new Map(),
    samples: new Map(),
    cases: new Map(),
    ...waitingQueues(() => state),
    seats: new Map(),
    calls: new Map(),
    interviews: new Map(),
    kept: new Map(),
    keeping: new Map(),
    completing: new Map(),
    supervising: new Map(),
    validations: new Map(),
    incidents: new Map(),
    openIncidents: new Map(),
    holds: new Map(),
    enquiryDays: new Map(),
    enquiries: new Map(),
    complaints: new Map(),
    releases: new Map(),
    bundles: new Map(),
    doomedKeys: new Set(),
    carriedKeys: new Set(),
    destroyedKeys: new Set(),
    doomedNumbers: new Set(),
    toSuppress: new Set(),
    toUnsign: new Set(),
    shift: undefined,
    tally: emptyTally(),
    shifts: new Map(),
    lastSeating: new Map(),
    keptDay: undefined,
    switchUp: false,
    clockJumps: [],
    lists: new Map(),
    barred: false,
    listKey: undefined,
    ...emptySite(),
  }
  return state
}
