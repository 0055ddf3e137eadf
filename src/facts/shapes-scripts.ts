import type { DocumentHash, KeyId } from '../basics/ids.ts'
import type { PracticeScore } from '../people/practice-score.ts'
import type { Empty, PracticeCourse } from './shape-parts.ts'
import type { FieldworkShapes } from './shapes-fieldwork.ts'

/** What the facts about scripts and practice, and about field work as a whole, say: see `FactShapes`. */
export type ScriptShapes = FieldworkShapes & {
  /** `report` is the document that says what became of each row. */
  'script.imported': {
    data: {
      name: string
      from: string
      taken: number
      changed: number
      refused: number
      report: DocumentHash
      /** Scripts of other names that hold the same questions, word for word, to a half or more. */
      kin?: readonly DocumentHash[]
    }
  }
  /** A draft that came from no file: from nothing, or from the words of the version `copied`. */
  'script.begun': { data: { name: string; copied?: DocumentHash } }
  /** On the new version; `before` is the draft that was changed. `undoes`: the change that made `before` is taken back. */
  'script.edited': { data: { name: string; before: DocumentHash; undoes?: true } }
  /** `kin`: scripts of other names that hold the same questions to a half or more, as the words now are. */
  'script.proposed': { data: { kin?: readonly DocumentHash[] } }
  /** A governor begins to read it for the approval: from here their reading is timed. */
  'script.reading_begun': { data: Empty }
  /** `part` is twelve hex digits of exactly the words that were read. */
  'script.part_read': { data: { part: string } }
  /** Why a finding may stand, in the approver's words, sealed under a key of its own. */
  'script.finding_accepted': { data: { finding: string; key: KeyId }; secret: { reason: string } }
  /** The keys of reasons whose time is over are doomed: what was written cannot be read again (G7). */
  'script.reasons_forgotten': { data: { keys: readonly KeyId[] } }
  /** The Welsh words, by a governor who is named as a reader of Welsh. */
  'script.welsh_approved': { data: Empty }
  'script.approved': { data: Empty }
  'script.sent_back': { data: Empty }
  'script.retired': { data: Empty }
  /** A seat for somebody in training, with an approved script: nothing there is a call. */
  'practice.opened': { data: Empty }
  'practice.closed': { data: Empty }
  'practice.begun': { data: Empty }
  'practice.finished': { data: PracticeCourse }
  /** `interview` is the line that says how it ended. */
  'practice.scored': { data: { interview: number; score: PracticeScore } }
}
