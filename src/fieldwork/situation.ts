import type { Instant } from '../basics/instant.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import type { StopKind } from '../supervision/stops.ts'
import type { CallingHours } from './calling-hours.ts'

/** Everything about the room that decides whether anyone at all may be rung now. Plain values only. */
export type RoomSituation = {
  readonly now: Instant
  /** `nearlyFull`: what is begun can be written down to its end, and no more should begin. */
  readonly record: { readonly writable: boolean; readonly nearlyFull?: boolean }
  readonly switch: {
    readonly connected: boolean
    /** Whether a supervisor could listen to a call placed now (P9). */
    readonly listenable: boolean
    readonly attestation: Attestation
    /** Which line of the attestation holds dialling back, in words. */
    readonly attestationLine?: string
    /** Which spoken message on the switch nobody approved, in words; absent while all of them are (D6). */
    readonly unapproved?: string
    /** A call has shown another number than the box's caller id, and nobody has looked yet (D10). */
    readonly showsAnother?: boolean
  }
  readonly shift: ShiftSituation | null
  readonly campaign: CampaignSituation
}

/** What is known of the running switch keeping no sound (J16). The exchange has nothing to attest. */
export type Attestation =
  | 'good'
  | 'nothing-to-attest'
  | 'missing'
  | 'stale'
  | 'does-not-match'
  /** Something was found, or not looked at. */
  | 'failed'

export type ShiftSituation = {
  /** When the regime slot begins and ends (J8). */
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** The latest moment until which some supervisor has confirmed presence; null when none is present (P8). */
  readonly presentUntil: Instant | null
  /** Supervisors present now, agents who have a call now, and how many of them one supervisor may have (R11). */
  readonly present: number
  readonly agentsOnCalls: number
  readonly agentsPerSupervisor: number
  readonly stop: StopKind | null
}

export type CampaignSituation = {
  readonly life: 'drafted' | 'proposed' | 'live' | 'paused' | 'closed'
  readonly scriptApproved: boolean
  readonly hours: readonly CallingHours[]
  /** What half of the campaign's interviews stay under, so that one begun now can be finished (J8). */
  readonly medianInterviewMs: number
  readonly today: DayCounts
  /** A restore brought its cases back without their numbers, and the client's file has not come again. */
  readonly numbersAway: boolean
  /** Whether there is room in the quotas for anybody; `unknown` since a start, until a governor gives a password. */
  readonly quotas?: 'open' | 'full' | 'unknown'
  readonly limits: AttemptLimits
  /** Whether the pilot batch is under way, or heard and waits for a governor; absent once that is behind it (R14). */
  readonly pilot?: 'running' | 'heard'
}

/** One campaign's live calls of one local day (D2). */
export type DayCounts = {
  /** `2026-05-05`: counts of another day say nothing about this one. */
  readonly day: string
  readonly abandoned: number
  /** Live calls passed to an agent. */
  readonly passed: number
  /** How many were abandoned when a supervisor, with a reason, let dialling go on; one more stops it again (D4). */
  readonly liftedAt?: number
}

export type AttemptLimits = {
  readonly attempts: number
  /** With calls that the person asked for. */
  readonly attemptsInAll: number
  readonly spacingMs: number
}

/** The seat that would take the call. */
export type AgentSituation = {
  /** Every gate is signed and in date, as checked this shift (P1, J5). */
  readonly cleared: boolean
  readonly signedIn: boolean
  readonly lineUp: boolean
  readonly ready: boolean
  readonly pauseUntil?: Instant
  /** New, with too many interviews that nobody heard, and no supervisor is on the seat's line (R10). */
  readonly unheard?: boolean
  /** A supervisor is on the seat's line. */
  readonly listenedTo?: boolean
  /** Legs to respondents that this seat has now, ringing or talking. */
  readonly callsUp: number
}

/** What is known of the case that would be rung. */
export type CaseSituation = {
  readonly attempts: number
  /** Of these, those in which no phone rang. */
  readonly notRung?: number
  readonly lastAt?: Instant
  readonly lastOutcome?: AttemptOutcome
  readonly abandonedAt?: Instant
  /** The person asked for a call at another time. */
  readonly askedBack: boolean
  readonly notBefore?: Instant
  /** The end of the window in which the person asked to be called. */
  readonly until?: Instant
  readonly final: boolean
  /** A call to it is up or being placed at some seat. */
  readonly callUp: boolean
  readonly doNotCall: boolean
  /** The box has the number: it was neither overwritten nor left out of a backup. */
  readonly hasNumber: boolean
  readonly barred: boolean
  /** Every quota cell that people of its stratum may fall into is full. */
  readonly quotaFull?: boolean
  /** Set when the line was lost mid-interview and a supervisor agreed to one redial (D14). */
  readonly redial?: { readonly lostAt: Instant }
}

/** Everything the dial rules look at. */
export type Situation = RoomSituation & {
  readonly agent: AgentSituation
  readonly case: CaseSituation
}
