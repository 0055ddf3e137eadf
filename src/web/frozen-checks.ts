import type { DocumentHash } from '../basics/ids.ts'
import type { State } from '../facts/state.ts'
import type { Rules } from '../scripts/read-rules.ts'
import type { RuleIndex } from '../scripts/rule-index.ts'
import { checkApart } from './check-apart.ts'
import type { House } from './house.ts'
import type { RulesInForce } from './rules-in-force.ts'

/** A frozen script that holds what a rule of the site forbids. */
export type ForbiddenNow = {
  readonly script: DocumentHash
  /** What was found, once for each place: the place, the words, and the rule. */
  readonly found: readonly {
    readonly where: string
    readonly words: string
    readonly rule: string
  }[]
}

export type FrozenCheck = {
  /** By rules that are in force, and by those that are proposed. */
  readonly inForce: readonly ForbiddenNow[]
  readonly proposed: readonly ForbiddenNow[]
  /** Scripts whose check did not come to its end. */
  readonly unknown: readonly DocumentHash[]
}

/**
 * Holds every approved script against the site's own rules, beside the calls. What was frozen before a rule came is not
 * stopped by it: both governors are told, and one retires the script.
 */
export function frozenChecks(house: Pick<House, 'documents'>, rules: RulesInForce) {
  let by: RuleIndex | undefined
  const check = checkApart(() => by)
  const known = new Map<DocumentHash, Awaited<ReturnType<typeof check>>>()
  return async (
    { scripts, rulesProposed }: Pick<State, 'scripts' | 'rulesProposed'>,
    inForce: readonly Rules[],
  ) => {
    const proposed = rulesProposed && rules.read(rulesProposed.rules)
    const wanted = rulesProposed ? rules.nowWith(rulesProposed.rules) : rules.now()
    if (wanted !== by) known.clear()
    by = wanted
    const frozen = [...scripts.values()].filter(({ life }) => life === 'approved')
    const unknown: DocumentHash[] = []
    const found = new Map<DocumentHash, NonNullable<Awaited<ReturnType<typeof check>>>>()
    for (const { hash } of by ? frozen : []) {
      const findings = known.get(hash) ?? (await check(house.documents.script(hash)))
      if (findings === undefined) unknown.push(hash)
      else {
        known.set(hash, findings)
        found.set(hash, findings)
      }
    }
    const of = (sets: readonly Rules[]): readonly ForbiddenNow[] => {
      const names = new Set(sets.flatMap((set) => set.rules.map(({ name }) => name)))
      return [...found].flatMap(([script, findings]) => {
        const hits = findings.flatMap(({ severity, where, by: rule }) =>
          severity === 'refused' && rule && names.has(rule.rule)
            ? [{ where, words: rule.words, rule: rule.rule }]
            : [],
        )
        return hits.length === 0 ? [] : [{ script, found: hits }]
      })
    }
    return {
      inForce: of(inForce),
      proposed: proposed ? of([proposed]) : [],
      unknown,
    } satisfies FrozenCheck
  }
}
