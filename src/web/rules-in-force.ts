import type { DocumentHash } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { State } from '../facts/state.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { builtInRules } from '../scripts/built-in-rules.ts'
import type { Rules } from '../scripts/read-rules.ts'
import type { RuleIndex } from '../scripts/rule-index.ts'
import {
  readApprovedRules,
  readSiteRules,
  rulesTogether,
  siteIndex,
} from '../scripts/site-rules.ts'

/** The site's own rules for what no script may hold, as they are in force at this moment (P4). */
export type RulesInForce = {
  /** Those of its file and those that two governors approved; the same object as long as nothing was added. */
  now(): RuleIndex | undefined
  /** The same with one set more: what it would find in scripts, before anybody approves it. */
  nowWith(rules: DocumentHash): RuleIndex
  /** Reads a text as further rules: what is wrong with it beside all that is in force, line by line. */
  faults(text: string): readonly string[]
  /** One set that was stored. */
  read(rules: DocumentHash): Rules
  /** What the site's file held when the box started. */
  readonly file: Rules | undefined
}

type Known = { readonly state: () => State; readonly documents: Pick<DocumentsCache, 'text'> }

/**
 * The rules that two governors approved, first alone and then with the site's file beside them. An error says which of
 * them cannot be read, and what to do: a rule that somebody relies on must not be missing without a word.
 */
export function rulesInForce(
  { state, documents }: Known,
  file: Rules | undefined,
): Result<RulesInForce, string> {
  const read = (hash: DocumentHash): Rules => {
    const known = sets.get(hash) ?? readStored(documents.text(hash))
    sets.set(hash, known)
    return known
  }
  const sets = new Map<DocumentHash, Rules>()
  type Made<K> = { readonly of: State['siteRules']; readonly with?: K; readonly index: RuleIndex }
  let last: Made<undefined> | undefined
  let tried: Made<DocumentHash> | undefined
  const approved = () => state().siteRules.map(({ rules }) => read(rules))
  const all = () => [...(file ? [file] : []), ...approved()]
  for (const { rules } of state().siteRules) {
    const found = readApprovedRules(documents.text(rules))
    const [fault] = found.ok ? [] : found.error
    if (fault)
      return err(
        `The approved rules ${rules.slice(0, 12)} of this site cannot be read by this release: line ${fault.line}: ${fault.what} Install the release before this one again.`,
      )
  }
  return ok({
    now: () => {
      const { siteRules } = state()
      const [first, ...more] = all()
      if (!first) return undefined
      if (last?.of !== siteRules)
        last = { of: siteRules, index: siteIndex(rulesTogether(first, ...more)) }
      return last.index
    },
    nowWith: (hash) => {
      const { siteRules } = state()
      if (tried?.of !== siteRules || tried.with !== hash)
        tried = {
          of: siteRules,
          with: hash,
          index: siteIndex(rulesTogether(read(hash), ...all())),
        }
      return tried.index
    },
    faults: (text) => {
      // Each set stands on the release's lists and its own: no other one is needed to read it.
      const { rules } = rulesTogether(builtInRules, ...all())
      const found = readSiteRules(text, { rules, lists: builtInRules.lists })
      return found.ok ? [] : found.error.map(({ line, what }) => `Line ${line}. ${what}`)
    },
    read,
    file,
  })
}

function readStored(text: string): Rules {
  const read = readApprovedRules(text)
  if (!read.ok) throw new Error('Stored rules cannot be read')
  return read.value
}
