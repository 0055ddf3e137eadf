import type { Names } from '../facts/catalogue-row.ts'
import type { State } from '../facts/state.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { namesOf } from '../upkeep/copy-person.ts'
import { staffName } from './names.ts'

/** What the tokens of the record stand for today: whoever was erased since is named no more. */
export function factNames(state: State, documents: DocumentsCache): Names {
  return { ...namesOf(state, documents), person: (id) => staffName(state, id) }
}
