import { type Rules, readRules } from './read-rules.ts'
import { absenceRules } from './rules-absence.ts'
import { conductRules } from './rules-conduct.ts'
import { homeRules } from './rules-home.ts'
import { sharedLists } from './rules-lists.ts'
import { moneyRules } from './rules-money.ts'
import { peopleRules } from './rules-people.ts'
import { reviewRules } from './rules-review.ts'
import { thingRules } from './rules-things.ts'
import { valueRules } from './rules-value.ts'
import { welshRules } from './rules-welsh.ts'

/** The text of the rules that ship with the release, as a governor can read and print it. */
export const builtInText = [
  sharedLists,
  valueRules,
  thingRules,
  homeRules,
  absenceRules,
  moneyRules,
  peopleRules,
  conductRules,
  welshRules,
  reviewRules,
].join('\n')

/** The rules that ship with the release. A site adds to them; nothing takes one away (P4). */
export const builtInRules: Rules = read()

function read(): Rules {
  const rules = readRules(builtInText)
  if (rules.ok) return rules.value
  throw new Error(rules.error.map(({ line, what }) => `line ${line}: ${what}`).join('\n'))
}
