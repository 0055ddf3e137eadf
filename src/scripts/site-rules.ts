import { err, ok, type Result } from '../basics/result.ts'
import { builtInRules } from './built-in-rules.ts'
import { readings } from './plain-text.ts'
import { type Rule, type RuleFault, type Rules, readRules } from './read-rules.ts'
import { hitsIn, indexOf, type RuleIndex } from './rule-index.ts'

const mostLetters = 200_000

/**
 * A site's own rules, from the text of its file. They stand beside the built-in ones: a name of a built-in rule or list
 * is refused, and there is no word in the language that takes a rule away, weakens it or exempts a text from it. Every
 * rule must find its own "refuses" examples and pass over its own "allows" ones. Nothing throws on any text.
 */
export function readSiteRules(text: string): Result<Rules, readonly RuleFault[]> {
  if (text.length > mostLetters)
    return err([
      { line: 1, what: 'The file is far longer than any set of rules: is it the right one?' },
    ])
  const rules = readRules(text, builtInRules)
  if (!rules.ok) return rules
  const faults = rules.value.rules.flatMap(examplesWrong)
  return faults.length > 0 ? err(faults) : ok(rules.value)
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
