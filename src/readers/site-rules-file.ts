import { err, ok, type Result } from '../basics/result.ts'
import type { Rules } from '../scripts/read-rules.ts'
import { importSiteRules } from './script-commands.ts'

/** Where a site puts its own rules, in its data folder. */
export const siteRulesFile = 'site.rules'

type Reads = { read(path: string): Promise<Uint8Array | undefined> }

/**
 * The site's own rules, if it has any. A file that cannot be read as rules stops the box with a sentence: a rule that
 * somebody relies on must not be missing without a word. `inForce` are the rules that it stands beside.
 */
export async function siteRulesOn(
  disk: Reads,
  inForce?: Rules,
): Promise<Result<Rules | undefined, string>> {
  const bytes = await disk.read(siteRulesFile)
  if (bytes === undefined) return ok(undefined)
  const rules = importSiteRules(bytes, inForce)
  if (rules.ok) return ok(rules.value)
  const [first] = rules.error
  return err(
    `${siteRulesFile}, line ${first?.line ?? 1}: ${first?.what ?? ''} Correct it and check it with "gatehouse script rules ${siteRulesFile}", then start again.`,
  )
}
