/** What the other side of a leg does: a SIP answer, a refusal, or nothing. Times in milliseconds of the clock. */
export type FarEnd =
  | {
      readonly does: 'answer'
      readonly ringsAfter: number
      readonly answersAfter: number
      /** Counted from the answer; absent when it holds. */
      readonly hangsUpAfter?: number
      /** Sends no sound, so the switch never sees it start talking (D12). */
      readonly silent?: boolean
      /** What a gateway has made of the number that the call is to show (D10). */
      readonly shows?: string
    }
  | { readonly does: 'ring-out'; readonly ringsAfter: number }
  | { readonly does: 'refuse'; readonly after: number; readonly status: RefusalStatus }
  /** Nothing listens at the other end of the trunk. */
  | { readonly does: 'unreachable' }

/** SIP refusals, with the phrase that carriers send and the cause FreeSWITCH makes of it. */
export const refusals = {
  '404': { phrase: 'Not Found', cause: 'UNALLOCATED_NUMBER', q850: '1' },
  '480': { phrase: 'Temporarily Unavailable', cause: 'NO_USER_RESPONSE', q850: '18' },
  '484': { phrase: 'Address Incomplete', cause: 'INVALID_NUMBER_FORMAT', q850: '28' },
  '486': { phrase: 'Busy Here', cause: 'USER_BUSY', q850: '17' },
  '503': { phrase: 'Service Unavailable', cause: 'NORMAL_TEMPORARY_FAILURE', q850: '41' },
  '603': { phrase: 'Decline', cause: 'CALL_REJECTED', q850: '21' },
} as const

export type RefusalStatus = keyof typeof refusals

/** Q.850 numbers of the causes the exchange gives. */
export const q850: Readonly<Record<string, string>> = {
  NORMAL_CLEARING: '16',
  NO_ANSWER: '19',
  ORIGINATOR_CANCEL: '16',
  ...Object.fromEntries(Object.values(refusals).map((refusal) => [refusal.cause, refusal.q850])),
}

/** The trunk: decides what the far end of one call does. Gets the dialled string and the leg's uuid. */
export type Carrier = (dialled: string, uuid: string) => FarEnd
