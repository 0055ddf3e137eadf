import { err, ok, type Result } from '../basics/result.ts'
import { noBlock } from './edit-blocks.ts'
import type { Condition, Script } from './script.ts'
import type { Term } from './script-edit.ts'

type Edited = Result<Script, string[]>

/** A condition as it is chosen: terms of which all, or any, must hold. */
export type Terms = { readonly join: 'all' | 'any'; readonly terms: readonly Condition[] }

/** An imported condition may hold terms within terms: each of those is one term here, kept or taken out as a whole. */
export function termsOf(when: Condition | undefined): Terms {
  if (when === undefined) return { join: 'all', terms: [] }
  if ('all' in when) return { join: 'all', terms: when.all }
  return 'any' in when ? { join: 'any', terms: when.any } : { join: 'all', terms: [when] }
}

/** One more term. Answers before this block are looked at, and nothing else: applyEdit refuses the rest. */
export function addTerm(script: Script, id: string, { at, is, not }: Term): Edited {
  if (is.length === 0) return err(['Choose at least one answer for the condition.'])
  const leaf = { at, is }
  return onTerms(script, id, ({ join, terms }) =>
    ok({ join, terms: [...terms, not ? { not: leaf } : leaf] }),
  )
}

export function dropTerm(script: Script, id: string, n: number): Edited {
  return onTerms(script, id, ({ join, terms }) =>
    terms[n] === undefined
      ? err(['The condition has no such part any more. Open the draft again.'])
      : ok({ join, terms: terms.toSpliced(n, 1) }),
  )
}

export function joinTerms(script: Script, id: string, by: 'all' | 'any'): Edited {
  return onTerms(script, id, ({ terms }) => ok({ join: by, terms }))
}

function onTerms(
  script: Script,
  id: string,
  change: (known: Terms) => Result<Terms, string[]>,
): Edited {
  const block = script.questions.find((one) => one.id === id)
  if (block === undefined) return noBlock(id)
  const changed = change(termsOf(block.when))
  if (!changed.ok) return changed
  const { when: _, ...kept } = block
  const when = joined(changed.value)
  const asked = (when === undefined ? kept : { ...kept, when }) as typeof block
  return ok({ ...script, questions: script.questions.map((one) => (one === block ? asked : one)) })
}

function joined({ join, terms }: Terms): Condition | undefined {
  if (terms.length < 2) return terms[0]
  return join === 'all' ? { all: terms } : { any: terms }
}
