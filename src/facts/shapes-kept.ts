import type { CaseId, KeyId } from '../basics/ids.ts'
import type { Interview } from '../calls/interview.ts'
import type { KeptInterview } from '../calls/kept-interview.ts'
import type { Empty } from './shape-parts.ts'

/** Where an interview goes on, with the quota cells in which it has a place now. */
export type ResumedBody = Omit<KeptInterview, 'script' | 'at'> &
  Pick<Interview, 'at' | 'cells' | 'full'>

/** What is written down of interviews that go on on another day: see `FactShapes`. */
export type KeptShapes = {
  /** `key` is the interview's own, which seals what was said until it lies in its slot under `kept`. */
  'interview.suspended': { data: { key: KeyId; kept: KeyId }; secret: KeptInterview }
  /** It lies there, and the interview's own key is gone. */
  'interview.kept': { data: Empty }
  /** The person began on another day and goes on where they stopped. */
  'interview.resumed': { data: { key: KeyId }; secret: ResumedBody }
  /** A supervisor agreed that a lost line is rung once more (D14). */
  'call.returned': { data: Empty }
  /** The time in which these people had asked to be called is over: what they had said is destroyed. */
  'interview.forgotten': { data: { cases: readonly CaseId[] } }
}

export type KeptFacts = keyof KeptShapes
