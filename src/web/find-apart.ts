import type { DocumentHash } from '../basics/ids.ts'
import { type Finding, refused } from '../scripts/finding.ts'
import type { RuleIndex } from '../scripts/rule-index.ts'
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
  const siteRules = () => house.siteRules?.now()
  const check = checkApart(siteRules, withinMs)
  let kept = emptyHanded(siteRules())
  const current = () => {
    // What was found without a rule that is in force now is not what would be found.
    if (kept.by !== siteRules()) kept = emptyHanded(siteRules())
    return kept
  }
  return {
    look: async (hash) => {
      const { known, found } = current()
      const asked = known.get(hash) ?? check(house.documents.script(hash))
      known.set(hash, asked)
      const findings = await asked
      if (findings) found.set(hash, findings)
      else known.delete(hash)
    },
    findings: (hash) => current().found.get(hash) ?? notLookedThrough,
  }
}

function emptyHanded(by: RuleIndex | undefined) {
  return {
    by,
    known: new Map<DocumentHash, Promise<readonly Finding[] | undefined>>(),
    found: new Map<DocumentHash, readonly Finding[]>(),
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
