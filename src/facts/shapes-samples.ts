import type { DocumentHash, KeyId } from '../basics/ids.ts'
import type { BandName } from '../fieldwork/strata.ts'
import type { SampleWarning } from './sample-warnings.ts'
import type { Empty } from './shape-parts.ts'

/** What the facts about samples say: see `FactShapes`. */
export type SampleShapes = {
  'sample.imported': {
    data: {
      key: KeyId
      about: DocumentHash
      slots: number
      leftOut: string
      /** The lists of bands that its cases are divided by. */
      bands?: readonly BandName[]
      warnings?: readonly SampleWarning[]
      /** Nothing of it is called before a second governor has let it in. */
      waits?: true
    }
  }
  'sample.let_in': { data: Empty }
  /** The second governor does not want it: its numbers are overwritten, and the file can be brought again. */
  'sample.sent_back': { data: { key: KeyId } }
  /** The client's file came in again after a restore: open cases have their numbers back, sealed under a new key. */
  'sample.numbers_returned': { data: { key: KeyId; returned: number; missing: number } }
  'number.erased': { data: { slots: readonly number[] } }
  'number.suppressed': { data: Empty }
}
