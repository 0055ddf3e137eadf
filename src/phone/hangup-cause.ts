/** FreeSWITCH's cause words that the house tells apart; every other word is `other`. */
export const hangupCauses = {
  NORMAL_CLEARING: 'normal',
  NO_ANSWER: 'no-answer',
  NO_USER_RESPONSE: 'no-answer',
  ORIGINATOR_CANCEL: 'cancelled',
  USER_BUSY: 'busy',
  CALL_REJECTED: 'rejected',
  UNALLOCATED_NUMBER: 'unobtainable',
  INVALID_NUMBER_FORMAT: 'unobtainable',
  NORMAL_TEMPORARY_FAILURE: 'trunk-fault',
  INVALID_GATEWAY: 'trunk-fault',
  MEDIA_TIMEOUT: 'line-lost',
  LOSE_RACE: 'cancelled',
  // A switch at its limit of sessions.
  DESTINATION_OUT_OF_ORDER: 'trunk-fault',
  NORMAL_CIRCUIT_CONGESTION: 'trunk-fault',
  SWITCH_CONGESTION: 'trunk-fault',
  // Only a seat's phone is registered with the switch.
  USER_NOT_REGISTERED: 'not-registered',
  SUBSCRIBER_ABSENT: 'not-registered',
  // The house's own word, and never the switch's: another phone has taken the place of the seat's.
  GATEHOUSE_PHONE_CHANGED: 'phone-changed',
} as const

export type HangupCause = (typeof hangupCauses)[keyof typeof hangupCauses] | 'other'

/** Reads the switch's own word; an unknown or missing one is `other`, never an error. */
export function readHangupCause(raw: string | undefined): HangupCause {
  return raw !== undefined && Object.hasOwn(hangupCauses, raw)
    ? hangupCauses[raw as keyof typeof hangupCauses]
    : 'other'
}
