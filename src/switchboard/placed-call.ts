import type { CallId, SeatId } from '../basics/ids.ts'
import type { RingClock } from './ring-clock.ts'

/** One call as the box knows it, from its originate to its end. */
export type Call = {
  readonly call: CallId
  /** The seat it was placed for. */
  readonly seat: SeatId
  readonly job: string
  readonly born: number
  missed: number
  /** `moving`: between two conferences. `aside`: hearing the message or the apology to its end. */
  stage: 'placed' | 'ringing' | 'answered' | 'talking' | 'moving' | 'aside'
  /** The seat in whose conference it belongs: a supervisor's once they have taken over. */
  room: SeatId
  member?: number
  ringing?: RingClock
  /** Its ring time was over and the switch was told to end it. */
  struck?: true
  /** Asked to end while it rang: D7 lets it ring on, and whoever answers hears the apology. */
  unwanted: boolean
  /** Sent to the message because the agent was not heard (D12). */
  notHeard?: true
}

/** What the rest of the room is told of calls. */
export type CallHooks = {
  /** Whether somebody is at the seat to talk. */
  readonly isReady: (seat: SeatId) => boolean
  readonly joined: (seat: SeatId) => void
  /** The respondent joined in this moment: it is no news of an earlier one. */
  readonly answeredNow: (call: CallId, seat: SeatId) => void
  /** Moved to the conference of another seat. */
  readonly moved: (call: CallId) => void
  readonly ended: (call: CallId, seat: SeatId) => void
}
