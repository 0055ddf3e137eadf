import type { CallId, CaseId, PersonId, SeatId } from '../basics/ids.ts'
import type { Result } from '../basics/result.ts'
import type { HangupCause } from './hangup-cause.ts'
import type { SeatAccounts } from './seat-account.ts'

/**
 * What the house may ask of the switch. Serialisable values only, and never a number: the number belongs to the
 * case, in the vault, and only the switchboard looks it up (P2, design 4).
 */
export type SwitchCommand =
  /** Ring the seat once and hold it in its own conference for the shift. Done again by itself when the leg drops. */
  | { readonly do: 'open-seat'; readonly seat: SeatId }
  | { readonly do: 'close-seat'; readonly seat: SeatId }
  /**
   * Ring the case's number straight into the seat's conference. `call` becomes the leg's uuid. `agent` is who will talk:
   * a number that is barred for them is not rung (J6). `shows` is what the campaign says that its calls show, as its
   * governors wrote it: where the switch would show another, nobody is rung (D10).
   */
  | {
      readonly do: 'dial'
      readonly call: CallId
      readonly case: CaseId
      readonly seat: SeatId
      readonly agent?: PersonId
      readonly shows?: string
    }
  /** An ordinary end: the respondent's leg is hung up and no message is played. */
  | { readonly do: 'end-call'; readonly call: CallId }
  /** The box's own apology, then hang up (stops, lapsed presence). The agent hears no more. */
  | { readonly do: 'apologise'; readonly call: CallId }
  /** The supervisor's leg joins the seat's conference: heard by nobody, by the agent only, or by both. */
  | {
      readonly do: 'supervise'
      readonly seat: SeatId
      readonly supervisor: SeatId
      readonly mode: SuperviseMode
    }
  | { readonly do: 'stop-supervising'; readonly supervisor: SeatId }
  /** The supervisor speaks to the respondent and the agent's leg is taken out of the conversation. */
  | {
      readonly do: 'take-over'
      readonly call: CallId
      readonly seat: SeatId
      readonly supervisor: SeatId
    }
  /** That somebody asked never to be called again stands in the record: they may be told so. */
  | { readonly do: 'note-taken'; readonly note: string }

export type SuperviseMode = 'listen' | 'whisper' | 'join'

/** What the switch can tell us. Nothing here can hold a number. */
export type SwitchEvent =
  | { readonly kind: 'connected' }
  | { readonly kind: 'disconnected'; readonly why: string }
  | { readonly kind: 'seat-up'; readonly seat: SeatId }
  | { readonly kind: 'seat-down'; readonly seat: SeatId; readonly cause: HangupCause }
  /** The far end is ringing: the ring clock (D7) starts here. */
  | { readonly kind: 'ringing'; readonly call: CallId }
  | { readonly kind: 'answered'; readonly call: CallId }
  /** In the conference with the agent: audio is open. */
  | { readonly kind: 'in-conference'; readonly call: CallId; readonly seat: SeatId }
  /**
   * No agent was there at answer: the information message is playing (D5). `not-heard` when the agent was there and
   * silent (D12), `seat-lost` when the seat was lost once they had spoken.
   */
  | {
      readonly kind: 'message-started'
      readonly call: CallId
      readonly why?: 'not-heard' | 'seat-lost'
    }
  /** Nothing has been heard of the agent since the answer: soon the message plays (D12). Told once a call. */
  | { readonly kind: 'agent-silent'; readonly call: CallId; readonly seat: SeatId }
  | { readonly kind: 'ended'; readonly call: CallId; readonly cause: HangupCause }
  /** The seat's own voice is heard in its conference, or is no longer. Told on each change; never kept. */
  | { readonly kind: 'seat-talking'; readonly seat: SeatId; readonly talking: boolean }
  | {
      readonly kind: 'supervising'
      readonly seat: SeatId
      readonly supervisor: SeatId
      readonly mode: SuperviseMode
    }
  | { readonly kind: 'supervising-stopped'; readonly supervisor: SeatId }
  /** A leg on the switch that the box did not place; it has been ended. */
  | { readonly kind: 'stranger-ended' }
  /** The switch told of something that nobody asked for, once or up to a hundred times. */
  | { readonly kind: 'unknown-events' }
  /** Somebody rang back and asked never to be called again. Their number is on the list; `note` is a UUID. */
  | { readonly kind: 'never-again'; readonly note: string }
  /** A call showed another number than it should, or would have (D10). Which it was is told to nobody. */
  | { readonly kind: 'caller-id-differs'; readonly call: CallId }
  /** A seat's phone sent what no phone of the box has reason to send: so many times since this was last told. */
  | { readonly kind: 'seat-misused'; readonly seat: SeatId; readonly count: number }

export type SwitchTrouble = {
  readonly code: 'not-connected' | 'no-number' | 'refused' | 'timed-out'
  readonly what: string
}

export type SwitchPort = {
  /** Where seats speak through browsers: the accounts of those that are open. */
  readonly accounts?: SeatAccounts
  /** Resolves when the switch has taken the command, not when it has happened: what happens comes as events. */
  send(command: SwitchCommand): Promise<Result<void, SwitchTrouble>>
  /** One listener; set it before `start`. Called in order, never inside `send`. */
  listen(listener: (event: SwitchEvent) => void): void
  start(): Promise<void>
  close(): Promise<void>
}
