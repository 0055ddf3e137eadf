import type { DocumentHash } from '../basics/ids.ts'
import type { ListId } from '../basics/list-id.ts'
import type { Empty } from './shape-parts.ts'

/** Facts of lists of people who must not be called. */
export type ListShapes = {
  /** A file of people who must not be called is in use: which list, of which day, and roughly how many. */
  'list.imported': {
    data: { list: ListId; about: DocumentHash; date: string; entries: string }
  }
  /** Barred numbers were entered: never which, for whom, or how many (J6). */
  'barred.added': { data: Empty }
}
