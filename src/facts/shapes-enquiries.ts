import type { KeyId } from '../basics/ids.ts'
import type { ComplaintAnswer, ComplaintKind } from '../supervision/complaint.ts'
import type { Empty, EnquiryWanted } from './shape-parts.ts'
import type { ToldAttempt } from './told-attempt.ts'

/** What is said of those who ring or write: never a number, and what was found for a complaint only under seal. */
export type EnquiryShapes = {
  /** `key` hashes the numbers of the calls of one local day, and nothing else. */
  'enquiry.day_begun': { data: { day: string; key: KeyId } }
  'enquiry.days_ended': { data: { days: readonly string[]; keys: readonly KeyId[] } }
  'enquiry.asked': { data: EnquiryWanted }
  'enquiry.let': { data: Empty }
  'enquiry.shown': { data: Empty }
  'complaint.opened': {
    data: { key: KeyId; about: ComplaintKind }
    secret: { found: readonly ToldAttempt[] }
  }
  'complaint.viewed': { data: Empty }
  'complaint.answered': { data: { answer: ComplaintAnswer } }
  'complaint.forgotten': { data: { keys: readonly KeyId[] } }
}
