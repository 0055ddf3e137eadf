import { outcomeLabels } from '../calls/outcome.ts'
import { momentWords } from '../fieldwork/day-words.ts'
import type { HangupCause } from '../phone/hangup-cause.ts'
import { incidentKinds } from '../supervision/incident.ts'
import { atSeat, campaign, counted, type Rows, seat, who } from './catalogue-row.ts'

type CallFacts =
  | `attempt.${'placed' | 'ringing' | 'answered' | 'abandoned' | 'ended' | 'coded'}`
  | 'appointments.lost'
  | `interview.${'begun' | 'step_refused' | 'closing_forced' | 'apologised' | 'completing' | 'completed' | 'ended'}`
  | `supervision.${'begun' | 'ended'}`
  | `call.${'taken_over' | 'ended_by_supervisor'}`
  | `incident.${'opened' | 'closed'}`
  | `hold.${'requested' | 'agreed' | 'reading_asked' | 'read_out' | 'released' | 'ended'}`

const call = { subject: 'NOT_APPLICABLE', keep: 'shift' } as const
const kept = { subject: 'NOT_APPLICABLE', keep: 'record' } as const

/** Calls, interviews and supervision: that they were, never what was said. */
export const catalogueCalls: Rows<CallFacts> = {
  'attempt.placed': {
    ...call,
    deed: 'PLACE_CALL',
    sentence: (fact) => `The box placed a call for ${seat(fact)}.`,
  },
  'attempt.ringing': {
    ...call,
    deed: 'RING_CALL',
    sentence: (fact) => `The call for ${seat(fact)} is ringing.`,
  },
  'attempt.answered': {
    ...call,
    deed: 'ANSWER_CALL',
    sentence: (fact) => `The call for ${seat(fact)} was answered.`,
  },
  'attempt.abandoned': {
    ...call,
    deed: 'LOSE_CALL',
    sentence: (fact) =>
      `The call for ${seat(fact)} had no agent there. The box played the information message.`,
  },
  'appointments.lost': {
    ...kept,
    deed: 'LOSE_APPOINTMENTS',
    sentence: ({ data: { moved, closed } }) =>
      `The time in which people had asked to be called passed: ${counted(moved.length, 'call is', 'calls are')} put off once, and ${counted(closed.length, 'appointment is', 'appointments are')} closed.`,
  },
  'attempt.ended': {
    ...call,
    deed: 'END_CALL',
    sentence: (fact) => `The call for ${seat(fact)} ended: ${causes[fact.data.cause]}.`,
  },
  'attempt.coded': {
    ...call,
    deed: 'CODE_ATTEMPT',
    sentence: (fact, names) =>
      `${who(fact, names)} gave the call for ${seat(fact)} its outcome: ${outcomeLabels[fact.data.outcome].toLowerCase()}.`,
  },
  'interview.begun': {
    ...call,
    deed: 'START_INTERVIEW',
    sentence: (fact) => `A conversation began at ${seat(fact)}.`,
  },
  'interview.step_refused': {
    ...call,
    deed: 'REFUSE_ANSWER',
    sentence: (fact) => `A press${atSeat(fact)} was refused: ${refusals[fact.data.why]}.`,
  },
  'interview.closing_forced': {
    ...call,
    deed: 'FORCE_CLOSING',
    sentence: (fact) =>
      `The call at ${seat(fact)} was sent to its closing words: ${closings[fact.data.by]}.`,
  },
  'interview.apologised': {
    ...call,
    deed: 'PLAY_APOLOGY',
    sentence: (fact) => `The box ended the call at ${seat(fact)} with an apology.`,
  },
  'interview.completing': {
    ...call,
    deed: 'COMPLETE_INTERVIEW',
    sentence: (fact) =>
      fact.data.notAsked
        ? `The conversation${atSeat(fact)} ended with a person whom the study does not ask. The box is putting it away.`
        : `The interview${atSeat(fact)} is complete, and the box is putting it away.`,
  },
  'interview.completed': {
    ...call,
    deed: 'MERGE_INTERVIEW',
    sentence: (fact, names) =>
      `A completed interview of ${campaign(fact, names)} was put away. Nothing ties it to its call any more.`,
  },
  'interview.ended': {
    ...call,
    deed: 'END_INTERVIEW',
    sentence: (fact) =>
      `The conversation${atSeat(fact)} ended without a completed interview. Nothing of it is kept.`,
  },
  'supervision.begun': {
    ...call,
    deed: 'SUPERVISE_CALL',
    sentence: (fact, names) => `${who(fact, names)} ${modes[fact.data.mode]} ${seat(fact)}.`,
  },
  'supervision.ended': {
    ...call,
    deed: 'END_SUPERVISION',
    sentence: (fact, names) =>
      `${who(fact, names)} left the line${fact.on.seat ? ` of ${seat(fact)}` : ''}.`,
  },
  'call.taken_over': {
    ...call,
    deed: 'TAKE_OVER_CALL',
    sentence: (fact, names) => `${who(fact, names)} took over the call at ${seat(fact)}.`,
  },
  'call.ended_by_supervisor': {
    ...call,
    deed: 'END_CALL',
    sentence: (fact, names) => `${who(fact, names)} ended the call at ${seat(fact)}.`,
  },
  'incident.opened': {
    ...kept,
    deed: 'OPEN_INCIDENT',
    sentence: (fact, names) =>
      `${who(fact, names)} opened an incident${atSeat(fact)}: ${incidentKinds[fact.data.kind].toLowerCase()}.`,
  },
  'incident.closed': {
    ...kept,
    deed: 'CLOSE_INCIDENT',
    sentence: (fact, names) => `${who(fact, names)} closed an incident.`,
  },
  'hold.requested': {
    ...kept,
    deed: 'PROPOSE_HOLD',
    sentence: (fact, names) =>
      `${who(fact, names)} asked to hold the number of an incident’s call. Without a second person it is let go at ${momentWords(fact.data.until)}.`,
  },
  'hold.agreed': {
    ...kept,
    deed: 'APPROVE_HOLD',
    sentence: (fact, names) =>
      `${who(fact, names)} agreed to hold the number of an incident’s call, until ${momentWords(fact.data.until)} at most.`,
  },
  'hold.reading_asked': {
    ...kept,
    deed: 'PROPOSE_READING',
    sentence: (fact, names) =>
      `${who(fact, names)} asked to see the held number of an incident’s call, for the emergency services.`,
  },
  'hold.read_out': {
    ...kept,
    deed: 'VIEW_HELD',
    sentence: (fact, names) =>
      `${who(fact, names)} agreed, and was shown the held number of an incident’s call once.`,
  },
  'hold.released': {
    ...kept,
    deed: 'RELEASE_HOLD',
    sentence: (fact, names) =>
      `${who(fact, names)} released the number of an incident’s call: it is overwritten once its case is final.`,
  },
  'hold.ended': {
    ...kept,
    deed: 'END_HOLD',
    sentence: ({ data }) =>
      `The box ended the hold of a number: ${data.why === 'time-over' ? 'its time was over' : 'no second person agreed in time'}.`,
  },
}

const causes: Readonly<Record<HangupCause, string>> = {
  normal: 'the line was put down',
  'no-answer': 'nobody answered',
  busy: 'the line was busy',
  rejected: 'the call was turned away',
  unobtainable: 'the number is not in use',
  'trunk-fault': 'there was a fault on the line',
  cancelled: 'the box stopped it',
  'line-lost': 'the line was lost',
  'not-registered': 'the telephone was not there',
  'phone-changed': 'another telephone had taken its place',
  other: 'the switch gave no plain reason',
}

const refusals = {
  'out-of-order': 'it came from an older page',
  'not-listed': 'it was not a choice that the page allows',
  forged: 'it was an answer that no page has offered',
  'line-down': 'the line was down',
  'too-soon': 'the words of the opening had not been said yet',
  'no-way-back': 'the script does not go back from there',
} as const

const closings = {
  presence: 'no supervisor was confirmed present',
  stop: 'the room was stopped',
  record: 'the record could not be written',
} as const

const modes = {
  listen: 'listened to',
  whisper: 'spoke to the agent at',
  join: 'joined the call at',
} as const
