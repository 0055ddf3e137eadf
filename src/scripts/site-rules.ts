import { err, ok, type Result } from '../basics/result.ts'
import { builtInRules } from './built-in-rules.ts'
import { readings } from './plain-text.ts'
import { type Rule, type RuleFault, type Rules, readRules } from './read-rules.ts'
import { hitsIn, indexOf, type RuleIndex } from './rule-index.ts'

const mostLetters = 200_000

/**
 * A site's own rules, from the text of its file. They stand beside the built-in ones: a name of a built-in rule or list
 * is refused, and there is no word in the language that takes a rule away, weakens it or exempts a text from it. Every
 * rule must find its own "refuses" examples and pass over its own "allows" ones. Nothing throws on any text. `inForce`
 * are the rules that they stand beside: those of the release, and such as the site has added before.
 */
export function readSiteRules(
  text: string,
  inForce: Rules = builtInRules,
): Result<Rules, readonly RuleFault[]> {
  if (text.length > mostLetters)
    return err([
      { line: 1, what: 'The file is far longer than any set of rules: is it the right one?' },
    ])
  const rules = readRules(text, inForce)
  if (!rules.ok) return rules
  const faults = rules.value.rules.flatMap(examplesWrong)
  return faults.length > 0 ? err(faults) : ok(rules.value)
}

/**
 * Rules that two governors approved under an earlier release. A name that this release has taken for a rule or a list of
 * its own is no fault any more: both rules stand, and the site's list is the site's in its own rules.
 */
export function readApprovedRules(
  text: string,
  inForce: Rules = builtInRules,
): Result<Rules, readonly RuleFault[]> {
  const own = new Set(
    text.split(/\r?\n/).flatMap((line) => /^\s*list\s+([a-z0-9-]+)\s*:/.exec(line)?.[1] ?? []),
  )
  const lists = new Map([...inForce.lists].filter(([name]) => !own.has(name)))
  return readSiteRules(text, { rules: [], lists })
}

/** Several sets of rules as one, later ones beside earlier ones. */
export function rulesTogether(first: Rules, ...more: readonly Rules[]): Rules {
  return {
    rules: [first, ...more].flatMap(({ rules }) => rules),
    lists: new Map([first, ...more].flatMap(({ lists }) => [...lists])),
  }
}

/** A site's rules, ready to look with. */
export function siteIndex(rules: Rules): RuleIndex {
  return indexOf(rules)
}

function examplesWrong(rule: Rule): RuleFault[] {
  const index = indexOf({ rules: [rule] })
  const finds = (text: string) =>
    readings(text).some((reading) => hitsIn(reading, index).length > 0)
  const fault = (what: string): RuleFault => ({
    line: rule.line,
    what: `Rule "${rule.name}": ${what}`,
  })
  return [
    ...rule.refuses
      .filter((text) => !finds(text))
      .map((text) =>
        fault(`it does not find its own example “${text}”. Correct "find:" or the example.`),
      ),
    ...rule.allows
      .filter(finds)
      .map((text) =>
        fault(
          `it finds “${text}”, which it should let through. Make "find:" narrower, or add "unless:".`,
        ),
      ),
  ]
}
