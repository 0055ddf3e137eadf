import type { DocumentHash } from '../basics/ids.ts'
import type { State } from '../facts/state.ts'
import { otherWork } from '../record/shuffle.ts'
import { areKin, type Marks, marksOf } from '../scripts/kin.ts'
import type { Script } from '../scripts/script.ts'
import type { House } from './house.ts'

export type KinFinder = {
  /** Reads whatever version has come since it was last asked, one in a turn: no call waits for thousands of drafts. */
  look(): Promise<void>
  /**
   * Every version of another name that holds the same questions to a half or more, changed since or not: a new name, or
   * words typed anew, must not make somebody a second person to their own words (X11).
   */
  kinOf(state: State, script: Script): readonly DocumentHash[]
}

export function kinFinder({ documents, writer }: Pick<House, 'documents' | 'writer'>): KinFinder {
  const known = new Map<DocumentHash, Marks>()
  const marks = (hash: DocumentHash): Marks => {
    const found = known.get(hash) ?? marksOf(documents.script(hash))
    known.set(hash, found)
    return found
  }
  return {
    look: async () => {
      const all = await writer.read((state) => [...state.scripts.keys()])
      for (const hash of all.filter((one) => !known.has(one))) {
        marks(hash)
        await otherWork()
      }
    },
    kinOf: (state, script) => {
      const own = marksOf(script)
      return [...state.scripts.values()]
        .filter(({ name, hash }) => name !== script.name && areKin(marks(hash), own))
        .map(({ hash }) => hash)
    },
  }
}
