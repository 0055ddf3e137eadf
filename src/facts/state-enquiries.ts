import type { KeyId, PersonId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { ComplaintAnswer, ComplaintKind } from '../supervision/complaint.ts'
import type { EnquiryWanted } from './shape-parts.ts'
import type { ToldAttempt } from './told-attempt.ts'

/** Two people look up the calls to one number: asked for, let, and then gone with the showing. It holds no number. */
export type Enquiry = {
  readonly wanted: EnquiryWanted
  readonly askedBy: PersonId
  readonly askedAt: Instant
  readonly agreed?: { readonly by: PersonId; readonly at: Instant }
}

/** Of whoever complained nothing is kept but what the index had when they did. */
export type Complaint = {
  readonly key: KeyId
  readonly about: ComplaintKind
  readonly by: PersonId
  readonly at: Instant
  /** Absent when its key is gone. */
  readonly found?: readonly ToldAttempt[]
  readonly answered?: { readonly answer: ComplaintAnswer; readonly at: Instant }
}
