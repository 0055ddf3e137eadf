import { checkBands } from './check-bands.ts'
import { checkFamiliar } from './check-familiar.ts'
import { checkLanguage } from './check-language.ts'
import { checkOpening } from './check-opening.ts'
import { checkReading } from './check-reading.ts'
import { checkReferences } from './check-references.ts'
import { checkRoutes } from './check-routes.ts'
import { checkSay } from './check-say.ts'
import { checkStructure } from './check-structure.ts'
import { checkTurns } from './check-turns.ts'
import { checkVersions } from './check-versions.ts'
import { checkWords } from './check-words.ts'
import type { Finding } from './finding.ts'
import { inLanguage, languagesOf } from './in-language.ts'
import type { RuleIndex } from './rule-index.ts'
import type { Language, Script } from './script.ts'

/**
 * Everything that stands between a script and its approval, refused findings first. A script with a refused finding
 * can be neither proposed nor approved, whoever asks (P4). Ways through are tried only once the references are sound.
 * `siteRules` are a site's own, looked for besides those of the release and never instead of them.
 */
export function checkScript(script: Script, siteRules?: RuleIndex): Finding[] {
  const sound = [...checkStructure(script), ...checkReferences(script), ...checkTurns(script)]
  const findings = [
    ...sound,
    ...checkVersions(script),
    ...checkSay(script),
    ...languagesOf(script).flatMap((language) => checkLanguageVersion(script, language, siteRules)),
    ...checkBands(script),
    ...(sound.some(({ severity }) => severity === 'refused') ? [] : checkRoutes(script)),
  ]
  return [
    ...findings.filter(({ severity }) => severity === 'refused'),
    ...findings.filter(({ severity }) => severity === 'review'),
  ]
}

/** What depends on the words: looked at in each language in which the script can be read. */
function checkLanguageVersion(
  script: Script,
  language: Language,
  siteRules: RuleIndex | undefined,
): Finding[] {
  const version = inLanguage(script, language)
  const findings = [
    ...checkOpening(version),
    ...checkWords(version, siteRules),
    ...checkFamiliar(version),
    ...checkReading(version),
    ...checkLanguage(version),
  ]
  if (language === script.language) return findings
  return findings.map((finding) => ({ ...finding, where: `${names[language]}: ${finding.where}` }))
}

const names: Readonly<Record<Language, string>> = { en: 'in English', cy: 'in Welsh' }
