import type { DocumentHash } from '../basics/ids.ts'
import type { State } from '../facts/state.ts'
import { areKin } from '../scripts/kin.ts'
import type { Script } from '../scripts/script.ts'
import type { House } from './house.ts'

/**
 * Every version of another name that holds the same questions to a half or more, changed since or not: a new name, or
 * words typed anew, must not make somebody a second person to their own words (X11).
 */
export function kinOf(
  state: State,
  { documents }: Pick<House, 'documents'>,
  script: Script,
): readonly DocumentHash[] {
  return [...state.scripts.values()]
    .filter(({ name, hash }) => name !== script.name && areKin(documents.script(hash), script))
    .map(({ hash }) => hash)
}
