import type { CampaignId, DocumentHash, KeyId, PersonId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import type { Stratum } from '../fieldwork/quota.ts'
import type { Display } from '../people/display.ts'
import type { Gates } from '../people/gates.ts'
import type { Learning } from '../people/learning.ts'
import type { Role } from '../people/person.ts'
import type { HangupCause } from '../phone/hangup-cause.ts'
import type { SuperviseMode } from '../phone/switch-port.ts'
import type { BreakCode } from '../supervision/break-codes.ts'
import type { IncidentKind } from '../supervision/incident.ts'
import type { RegimeSlot } from '../supervision/regime.ts'
import type { StopKind } from '../supervision/stops.ts'
import type { AttemptRow } from './attempt-row.ts'
import type { ClockJump } from './clock-jump.ts'
import type {
  CompletingBody,
  Empty,
  PersonBody,
  RestoredBody,
  SessionEnd,
  SignedFor,
  SignInPart,
} from './shape-parts.ts'
import type { ShapesApart } from './shapes-quality.ts'

export type {
  CompletingBody,
  Empty,
  PersonBody,
  PracticeCourse,
  RestoredBody,
  SessionEnd,
  SignedFor,
  SignedPlace,
  SignInPart,
} from './shape-parts.ts'

/**
 * What each fact says in clear (`data`) and what it says under seal (`secret`). `data` never holds a number, an
 * answer, free text, a member of the public, a place in the script, a step count, a dwell time or a seed (design 3).
 */
export type FactShapes = ShapesApart & {
  'box.started': { data: { version: string; mode: 'trial' | 'live' } }
  /** The first fact of a box: `key` hashes the do-not-call list. */
  'box.founded': { data: { key: KeyId } }
  'box.stopped': { data: Empty }
  'box.recovered': { data: { cutBytes: number } }
  /** The box went on from a backup: what came between its last line and this one is lost. */
  'box.restored': { data: RestoredBody }
  'clock.jumped': { data: ClockJump }
  /** Somebody has looked at every jump up to this line. */
  'clock.seen': { data: { upTo: number } }
  /** From `since` until now nothing could be written down, and nothing was acknowledged. */
  'record.interrupted': {
    data: {
      because: 'full' | 'failing' | 'silent'
      since: Instant
      lastedMs: number
      letGo: number
    }
  }

  /** `first`: one of those who are there before anybody could add them. They choose their own sign-in before all else. */
  'person.added': { data: { role: Role; key: KeyId; first?: true }; secret: PersonBody }
  'person.pin_reset': { data: { key: KeyId }; secret: { pinHash: string } }
  /** A governor gave a member of staff a new first secret: who gets it chooses their own before anything else. */
  'person.sign_in_reset': {
    data: { key: KeyId; what: SignInPart }
    secret: Partial<Record<'passwordHash' | 'pinHash' | 'codeSecret', string>>
  }
  /** They chose their own. `device` says that their code device was given a new secret, too. */
  'person.sign_in_chosen': {
    data: { key: KeyId; device: boolean }
    secret: { passwordHash: string; pinHash?: string; codeSecret?: string }
  }
  'person.gates_changed': { data: { key: KeyId }; secret: { gates: Gates } }
  'person.learning_noted': { data: { key: KeyId }; secret: { learning: Learning } }
  'person.acknowledged': { data: Empty }
  /** A governor who answers for Welsh words, or does so no longer (P4). */
  'person.welsh_reader': { data: { reads: boolean } }
  'person.removed': { data: Empty }
  /** Everything that the box holds about a person was copied out, for that person (G8). */
  'person.exported': { data: Empty }
  'person.erasure_proposed': { data: Empty }
  'person.erasure_withdrawn': { data: Empty }
  /** Every key that sealed anything about the person is doomed. `signed` says whose gates bear the name. */
  'person.erased': {
    data: { why: 'agreed' | 'retention'; keys: readonly KeyId[]; signed: readonly SignedFor[] }
  }
  /** All that is known of a person again, under a new key, without the name of somebody who was erased. */
  'person.sealed_again': { data: { key: KeyId; gone: readonly KeyId[] }; secret: PersonBody }
  /** `code` is the step of the one-time code used, so that no code works twice. */
  'session.opened': { data: { token: string; until: Instant; code?: number } }
  'session.closed': { data: { token: string; why: SessionEnd } }
  'session.stepped_up': { data: { token: string; until: Instant } }
  'session.extended': { data: { token: string; until: Instant } }
  'session.refused': {
    data: { door: 'staff' | 'seat'; why: 'wrong' | 'locked' | 'not-cleared' | 'not-seated' }
  }
  'deed.refused': { data: { deed: string; rule: string } }
  'people.viewed': { data: Empty }
  'reason.viewed': { data: Empty }
  'record.viewed': { data: Empty }
  'record.verified': { data: { sound: boolean } }
  'witness.downloaded': { data: Empty }
  /** The region's signature came back under a witness over so many lines. */
  'witness.countersigned': { data: { lines: number; hash: string } }
  'report.viewed': { data: Empty }

  /** `key` seals the responses, `poolKey` those waiting, `doneKey` hashes finished cases. */
  'campaign.created': {
    data: { sheet: DocumentHash; key: KeyId; poolKey: KeyId; doneKey: KeyId }
  }
  'campaign.edited': { data: { sheet: DocumentHash } }
  'campaign.proposed': { data: Empty }
  'campaign.approved': { data: { pilot?: number } }
  'campaign.pilot_passed': { data: { heard: number } }
  'campaign.paused': { data: { rule: string } }
  'campaign.resumed': {
    data: {
      reason: string
      day: string
      /** Calls abandoned on that day so far: only more of them hold dialling again. */
      abandoned?: number
    }
  }
  'campaign.closed': { data: Empty }

  'shift.opened': {
    /** `key` seals what is written of calls while the shift is open, and is destroyed when it closes. */
    data: {
      slot: RegimeSlot
      until: Instant
      checks: readonly string[]
      campaign: CampaignId
      /** Campaigns that are worked while those before them have nobody to call, in order. */
      also?: readonly CampaignId[]
      key?: KeyId
    }
  }
  /** What one agent's calls at one seat came to: all that is left of them when the shift closes. Sorted by case. */
  'shift.calls': { data: { day: string; attempts: readonly AttemptRow[] } }
  /** `keys`: of interviews that are over and not destroyed yet. The steps, which tell of their end, go with the shift. */
  'shift.closed': { data: { checks: readonly string[]; keys?: readonly KeyId[] } }
  'seat.assigned': { data: { workingName: string } }
  'seat.not_cleared': { data: { gate: string } }
  'seat.released': { data: { why: 'called-away' | 'not-cleared' | 'reseated' | 'shift-closed' } }
  'seat.line': { data: { up: boolean; cause?: HangupCause } }
  'seat.misused': { data: { count: number } }
  'seat.account_given': { data: Empty }
  'agent.ready': { data: Empty }
  /** The supervisor was alarmed: nothing was heard of the agent since the answer (D12). */
  'agent.silent': { data: Empty }
  /** Nothing was heard of the agent, so the respondent heard the message (D12). The agent takes no calls until ready. */
  'agent.not_heard': { data: Empty }
  'agent.break_started': { data: { code: BreakCode } }
  'agent.break_ended': { data: Empty }
  /** Text size, spacing and tint, which follow the agent from seat to seat. */
  'agent.display_changed': { data: Display }
  /** The panic key: the supervisor is wanted at this seat, now. */
  'agent.help_called': { data: Empty }
  'agent.help_answered': { data: Empty }
  /** Blocks read faster than people can follow: one count for an agent and a shift, and nothing finer. */
  'agent.readings_counted': { data: { hurried: number } }
  'presence.confirmed': { data: { until: Instant } }
  'presence.stepped_out': { data: Empty }
  'presence.handed_over': { data: { to: PersonId; until: Instant } }
  'presence.lapsed': { data: Empty }
  'room.stopped': { data: { stop: StopKind } }
  'room.resumed': { data: Empty }
  'switch.connected': { data: Empty }
  'switch.disconnected': { data: Empty }

  /**
   * `fresh` is the slot of a case never tried before: the sample's cursor moves on. `stratum` is for quotas alone.
   * `redial`: a lost line is rung once more, and the interview that it names goes on (D14).
   */
  'attempt.placed': { data: { fresh?: number; stratum?: Stratum; redial?: true } }
  'attempt.ringing': { data: Empty }
  'attempt.answered': { data: Empty }
  'attempt.ended': { data: { cause: HangupCause } }
  /** What the outcome does to the case is written down with it, so that later rules do not rewrite the past. */
  'attempt.coded': {
    data: {
      outcome: AttemptOutcome
      day: string
      pauseUntil?: Instant
      final?: string
      notBefore?: Instant
      until?: Instant
      kept?: KeyId
      suppress?: true
      broke?: readonly ('hours' | 'repeat')[]
    }
  }
  'interview.begun': { data: { key: KeyId } }
  'interview.step_refused': {
    data: {
      why: 'out-of-order' | 'not-listed' | 'line-down' | 'forged' | 'too-soon' | 'no-way-back'
    }
  }
  'interview.closing_forced': { data: { by: 'presence' | 'stop' | 'record'; endsAt: Instant } }
  'interview.apologised': { data: Empty }
  /** `notAsked`: it ended at a block that asks no further, and only why is put away, for the count of many. */
  'interview.completing': { data: { key: KeyId; notAsked?: true }; secret: CompletingBody }
  'interview.completed': { data: Empty }
  'interview.ended': { data: Empty }
  'key.destroyed': { data: { keys: readonly KeyId[] } }
  /** The retention date has come: the key of a closed campaign's responses is doomed. */
  'responses.destroyed': { data: { keys: readonly KeyId[]; responses: number } }
  /** Once a day the box looks for what is due to be destroyed, and says what it found. */
  'retention.kept': { data: { day: string; campaigns: number; people: number } }

  'supervision.begun': { data: { mode: SuperviseMode } }
  'supervision.ended': { data: Empty }
  'call.taken_over': { data: Empty }
  'call.ended_by_supervisor': { data: Empty }
  'incident.opened': { data: { kind: IncidentKind } }
  'incident.closed': { data: Empty }
  /** One person asks that the number of a case is not overwritten; alone, it holds until `until`. */
  'hold.requested': { data: { until: Instant } }
  'hold.agreed': { data: { until: Instant } }
  'hold.reading_asked': { data: Empty }
  /** The number itself stands in no fact. */
  'hold.read_out': { data: Empty }
  'hold.released': { data: Empty }
  'hold.ended': { data: { why: 'not-agreed' | 'time-over' } }
  'results.viewed': { data: Empty }
  'release.prepared': { data: { document: DocumentHash; responses: number } }
  /** Two people, and the second has tried to find somebody in it as a motivated intruder would (X12). */
  'release.approved': { data: { intruderCheck: true } }
  'release.sent_back': { data: Empty }
  'bundle.made': { data: { bundle: string; number: number } }
  'bundle.downloaded': { data: { bundle: string } }
}

export type FactType = keyof FactShapes
