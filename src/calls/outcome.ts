import type { HangupCause } from '../phone/hangup-cause.ts'
import type { ExitKind } from '../scripts/exits.ts'

/** How one attempt ended: from the switch, from the agent's exits, or from how far the interview got. Closed list (T2). */
export type AttemptOutcome =
  | 'completed'
  | 'partial'
  | 'break-off'
  /** Screened out, or the quota was full: one outcome, so that a case does not tell which answer it gave. */
  | 'not-eligible'
  | 'no-answer'
  | 'busy'
  | 'unobtainable'
  | 'rejected'
  | 'trunk-fault'
  | 'cancelled'
  | 'abandoned'
  | 'line-lost'
  /** The room was stopped, or a supervisor ended the call: the person had no part in it. */
  | 'ended-by-us'
  /** Somebody at that number who is not the person the study was to speak to (`never-call` is that person). */
  | 'never-call-other'
  /** Another language that the script can be read in, though not by this agent. */
  | 'welsh'
  | ExitKind

/**
 * An unanswered attempt codes itself from the switch's cause. A leg that was simply gone (after a crash, or never made)
 * reached nobody: "line lost" would claim a contact.
 */
export const outcomeOfUnanswered = {
  normal: 'no-answer',
  'no-answer': 'no-answer',
  busy: 'busy',
  rejected: 'rejected',
  unobtainable: 'unobtainable',
  'trunk-fault': 'trunk-fault',
  cancelled: 'cancelled',
  'line-lost': 'cancelled',
  'not-registered': 'trunk-fault',
  'phone-changed': 'trunk-fault',
  other: 'trunk-fault',
} satisfies Record<HangupCause, AttemptOutcome>

export const outcomeLabels = {
  completed: 'Interview completed',
  partial: 'Ended part way, most questions answered',
  'break-off': 'Ended part way',
  'not-eligible': 'Not among those the study asks',
  'no-answer': 'No answer',
  busy: 'Busy',
  unobtainable: 'Number not in use',
  rejected: 'Call turned away',
  'trunk-fault': 'Line fault',
  cancelled: 'Call cancelled',
  abandoned: 'Answered with no agent there',
  'line-lost': 'Line lost',
  'ended-by-us': 'Ended by the room, not by the person',
  refuses: 'Did not want to take part',
  'call-back': 'Asked to be called back later',
  'stop-and-delete': 'Stopped, answers deleted',
  'never-call': 'Never call again: said by the person we wanted',
  'never-call-other': 'Never call again: said by somebody else there',
  child: 'A child answered',
  distressed: 'Upset or distressed',
  'knows-me': 'Knew the agent',
  'wrong-person': 'Wrong person',
  language: 'Spoke another language',
  welsh: 'Wanted to speak Welsh',
  machine: 'Answering machine',
} satisfies Record<AttemptOutcome, string>
