import { type ReadingAge, scriptReadingAge } from './check-reading.ts'
import { routeInWords } from './check-routes.ts'
import { checkScript } from './check-script.ts'
import { type Explored, exploreRoutes, type Route } from './explore-routes.ts'
import type { Finding } from './finding.ts'
import { inLanguage, languagesOf } from './in-language.ts'
import { places } from './places.ts'
import type { RuleIndex } from './rule-index.ts'
import type { Language, Script } from './script.ts'

/** All that the checker has to say about a script. `routes` is absent while names or conditions are unsound. */
export type ScriptReport = {
  readonly findings: readonly Finding[]
  readonly refused: number
  readonly places: number
  readonly readingAge: Readonly<Partial<Record<Language, ReadingAge>>>
  readonly routes?: Explored
}

const unsound = new Set([
  'used-twice',
  'reserved-name',
  'unknown-reference',
  'unknown-option',
  'empty-condition',
  'turn-twice',
  'turn-order',
])

/** Checks a script, and measures it: its ways through, how long they take, and how hard its words are to read. */
export function scriptReport(script: Script, siteRules?: RuleIndex): ScriptReport {
  const findings = checkScript(script, siteRules)
  const isSound = !findings.some(({ code }) => unsound.has(code))
  return {
    findings,
    refused: findings.filter(({ severity }) => severity === 'refused').length,
    places: places(script).length,
    readingAge: Object.fromEntries(
      languagesOf(script).map((language) => [
        language,
        scriptReadingAge(inLanguage(script, language)),
      ]),
    ),
    ...(isSound ? { routes: exploreRoutes(script) } : {}),
  }
}

/** The report in sentences: what is refused first, then what the approver must look at, then what was measured. */
export function scriptReportLines(script: Script, report: ScriptReport): string[] {
  return [
    ...report.findings.map(findingLine),
    ...Object.entries(report.readingAge).map(([language, age]) => readingLine(language, age)),
    ...(report.routes === undefined ? [] : routeLines(script, report.routes)),
  ]
}

/** A finding in one line: what, where, the words and the rule, and what to do. */
export function findingLine({ severity, where, what, whatToDo }: Finding): string {
  return `${severity === 'refused' ? 'Refused' : 'Review'}: ${where}. ${what}. ${whatToDo}`
}

const names: Readonly<Record<string, string>> = { en: 'English', cy: 'Welsh' }

function readingLine(language: string, age: ReadingAge): string {
  const measured = age === 'not measured' ? 'not measured' : `about ${Math.round(age)}`
  return `Reading age, ${names[language]}: ${measured}.`
}

function routeLines(
  script: Script,
  { whole, cutAt, shortest, longest, reached }: Explored,
): string[] {
  const ends = script.questions.filter(({ id, kind }) => kind === 'end' && reached.has(id))
  return [
    whole
      ? 'Ways through: every one was followed.'
      : `Ways through: not every one was followed from "${cutAt}" on.`,
    routeLine('Shortest way', shortest),
    routeLine('Longest way', longest),
    ...ends.map(({ id }) => `Ends at "${id}", for one, after ${routeInWords(reached.get(id))}.`),
  ]
}

function routeLine(name: string, route: Route | undefined): string {
  if (route === undefined) return `${name}: none.`
  const minutes = route.seconds / 60
  const long =
    minutes < 1 ? `${Math.round(route.seconds)} seconds` : `${minutes.toFixed(1)} minutes`
  return `${name}: ${route.steps.length} places, about ${long}: ${routeInWords(route)}.`
}
