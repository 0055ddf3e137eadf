import type { DocumentHash } from '../basics/ids.ts'
import type { Sheet } from '../facts/sheet.ts'
import type { Script } from '../scripts/script.ts'
import type { Documents } from './documents.ts'

/** Frozen documents already read: decisions look at them in the same turn, so they must be at hand. */
export type DocumentsCache = {
  /** Stores the text durably, keeps it at hand, and returns its hash. */
  put(text: string): Promise<DocumentHash>
  /** Makes stored documents available. Throws when one is missing or damaged: a fact cites it. */
  load(hashes: Iterable<DocumentHash>): Promise<void>
  /** Reads it from the disk again: undefined when it is still what its hash says, else what is wrong and what to do. */
  check(hash: DocumentHash): Promise<string | undefined>
  text(hash: DocumentHash): string
  script(hash: DocumentHash): Script
  sheet(hash: DocumentHash): Sheet
}

/** So many are kept as they were read last: a draft has a version for each of its steps, and nobody looks at most of them. */
const mostParsed = 200

export function cacheDocuments(documents: Documents): DocumentsCache {
  const texts = new Map<DocumentHash, string>()
  const parsed = new Map<DocumentHash, unknown>()
  const text = (hash: DocumentHash): string => {
    const found = texts.get(hash)
    if (found === undefined) throw new Error(`Document ${hash} was not loaded`)
    return found
  }
  const json = (hash: DocumentHash): unknown => {
    const known = parsed.get(hash) ?? JSON.parse(text(hash))
    parsed.delete(hash)
    parsed.set(hash, known)
    const [oldest] = parsed.keys()
    if (parsed.size > mostParsed && oldest) parsed.delete(oldest)
    return known
  }
  return {
    put: async (content) => {
      const hash = await documents.put(content)
      texts.set(hash, content)
      return hash
    },
    load: async (hashes) => {
      for (const hash of hashes) {
        if (texts.has(hash)) continue
        const found = await documents.get(hash)
        if (!found.ok) throw new Error(found.error.what)
        texts.set(hash, found.value)
      }
    },
    check: async (hash) => {
      const found = await documents.get(hash)
      return found.ok ? undefined : found.error.what
    },
    text,
    // Only what passed the reader at the door is ever stored, and its hash proves that it is still that.
    script: (hash) => json(hash) as Script,
    sheet: (hash) => json(hash) as Sheet,
  }
}
