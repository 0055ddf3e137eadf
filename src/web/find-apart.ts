import type { DocumentHash } from '../basics/ids.ts'
import { type Finding, refused } from '../scripts/finding.ts'
import { checkApart } from './check-apart.ts'
import type { House } from './house.ts'

export type Finder = {
  /** Looks through a frozen script, on a thread of its own. Once: the same words always give the same findings. */
  look(hash: DocumentHash): Promise<void>
  /** What was found in a script that was looked through. One that was not is refused, with what to do. */
  findings(hash: DocumentHash): readonly Finding[]
}

/** Finding walks every route, which for a long script takes seconds: so it is done beside the calls, and kept. */
export function finder(house: Pick<House, 'documents' | 'siteRules'>, withinMs = 60_000): Finder {
  const check = checkApart(house.siteRules, withinMs)
  const known = new Map<DocumentHash, Promise<readonly Finding[] | undefined>>()
  const found = new Map<DocumentHash, readonly Finding[]>()
  return {
    look: async (hash) => {
      const asked = known.get(hash) ?? check(house.documents.script(hash))
      known.set(hash, asked)
      const findings = await asked
      if (findings) found.set(hash, findings)
      else known.delete(hash)
    },
    findings: (hash) => found.get(hash) ?? notLookedThrough,
  }
}

const notLookedThrough = [
  refused(
    'not-looked-through',
    'the whole script',
    'The check did not come to its end, so nothing is known of this script.',
    'Load the page again. If it stays so, divide the script: it has more ways through it than can be followed.',
  ),
]
