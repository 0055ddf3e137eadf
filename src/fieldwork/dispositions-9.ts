import type { AttemptOutcome } from '../calls/outcome.ts'
import type { AaporCode } from './aapor.ts'

/**
 * The disposition that each outcome makes of its case, where the case ends with it: by data alone, under the codes of
 * the ninth edition of the AAPOR Standard Definitions. For an outcome after which a case is tried again, it is what the
 * case becomes when its field work closes with nothing better known.
 */
export const dispositions9 = {
  completed: '1.1',
  partial: '1.2',
  /** Said by the person that the study was to speak to. */
  'never-call': '2.112',
  /** Said by anybody else at that number. */
  'never-call-other': '2.111',
  refuses: '2.11',
  // Begun, taken back, and nothing kept of it: never a response (R2).
  'stop-and-delete': '2.12',
  'break-off': '2.12',
  'not-eligible': '4.70',
  distressed: '2.36',
  'knows-me': '2.36',
  language: '2.333',
  welsh: '2.333',
  'ended-by-us': '2.36',
  'line-lost': '2.36',
  'call-back': '2.21',
  // R4: nobody of the household was asked who could be interviewed, so it is never "not eligible".
  child: '3.21',
  'wrong-person': '3.30',
  abandoned: '3.16',
  machine: '3.14',
  rejected: '3.15',
  'no-answer': '3.13',
  cancelled: '3.13',
  busy: '3.12',
  unobtainable: '4.32',
  'trunk-fault': '3.16',
} as const satisfies Record<AttemptOutcome, AaporCode>
