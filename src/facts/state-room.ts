import type {
  CallId,
  CampaignId,
  CaseId,
  IncidentId,
  KeyId,
  PersonId,
  SeatId,
  ShiftId,
} from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import type { HangupCause } from '../phone/hangup-cause.ts'
import type { SuperviseMode } from '../phone/switch-port.ts'
import type { BreakCode } from '../supervision/break-codes.ts'
import type { IncidentKind } from '../supervision/incident.ts'
import type { RegimeSlot } from '../supervision/regime.ts'
import type { StopKind } from '../supervision/stops.ts'

export type Seat = {
  readonly id: SeatId
  agent?: PersonId
  workingName?: string
  signedIn: boolean
  /** The panic key was pressed here, and no supervisor has answered it yet. */
  helpAt?: Instant
  lineUp: boolean
  /** Why the line is down, once the switch has said so. */
  lineCause?: HangupCause
  /** The supervisor was told that the agent was not heard on this call (D12). */
  silent?: { readonly call: CallId; readonly at: Instant }
  /** The last call was ended by the message because the agent was not heard; until they are ready again. */
  notHeard?: true
  mode: { is: 'not-ready' } | { is: 'ready' } | { is: 'break'; code: BreakCode }
  /** After a call the agent has a pause before the next. */
  pauseUntil?: Instant
  call?: CallId
  /** The one before, for an incident that is opened just after it. */
  lastCall?: { readonly call: CallId; readonly case: CaseId }
  lastOutcome?: AttemptOutcome
  since: Instant
}

export type Shift = {
  readonly id: ShiftId
  readonly slot: RegimeSlot
  readonly openedAt: Instant
  readonly until: Instant
  readonly campaign: CampaignId
  /** Worked while those before them have nobody to call. */
  readonly also?: readonly CampaignId[]
  /** Seals what is written of the shift's calls. Shifts of earlier releases have none. */
  readonly key?: KeyId
  readonly supervisors: Map<
    PersonId,
    { until: Instant; state: 'present' | 'stepped-out' | 'lapsed' }
  >
  /** How the last to go went: it decides what happens to live calls when nobody is left (P8). */
  lastLeft?: 'stepped-out' | 'lapsed'
  stop: StopKind | undefined
}

export type Supervising = {
  readonly seat: SeatId
  readonly mode: SuperviseMode
  readonly call?: CallId
}

/** An interview drawn for a check. Pass or fail is kept for the agent, and never for the call. */
export type Validation =
  | { readonly is: 'drawn'; readonly at: Instant }
  | { readonly is: 'begun'; readonly at: Instant; readonly by: PersonId }
  | { readonly is: 'done'; readonly passed: boolean }

export type Incident = {
  readonly id: IncidentId
  readonly kind: IncidentKind
  readonly at: Instant
  readonly seat?: SeatId
  readonly call?: CallId
  /** The case of that call, for as long as its number may have to be held. */
  readonly case?: CaseId
  open: boolean
}
