import { err, ok, type Result } from '../basics/result.ts'
import { languagesOf } from './in-language.ts'
import type { Language, Script } from './script.ts'
import { type Text, textsOf } from './texts.ts'

type Edited = Result<Script, string[]>

/** The languages that there are rules for and that the draft is not in: any of them can be begun. */
export function languagesToBegin(script: Script): readonly Language[] {
  const known = languagesOf(script)
  return (['en', 'cy'] as const).filter((language) => !known.includes(language))
}

/** Every text of the draft waits for its words in that language; until all are there, nobody can propose it. */
export function beginLanguage(script: Script, language: Language): Edited {
  if (!languagesToBegin(script).includes(language))
    return err(['The questionnaire is in that language already.'])
  return ok({ ...script, versions: { ...script.versions, [language]: {} } })
}

/** The words of that language go; the questionnaire stays as it is in the other. */
export function dropLanguage(script: Script, language: Language): Edited {
  if (script.versions?.[language] === undefined)
    return err(['The questionnaire has no words in that language.'])
  const { versions, ...alone } = script
  const kept = Object.entries(versions).filter(([one]) => one !== language)
  return ok(kept.length === 0 ? alone : { ...alone, versions: Object.fromEntries(kept) })
}

/** Words of the other language for the texts that are named; an empty one takes the words away. */
export function translate(
  script: Script,
  language: Language,
  words: Readonly<Record<string, string>>,
): Edited {
  const known = script.versions?.[language]
  if (known === undefined) return err(['Begin that language first.'])
  const said = Object.entries(words).map(([key, text]) => [key, text.trim()] as const)
  const all = Object.entries({ ...known, ...Object.fromEntries(said) })
  const kept = Object.fromEntries(all.filter(([, text]) => text !== ''))
  return ok({ ...script, versions: { ...script.versions, [language]: kept } })
}

/** What has no words in a language yet, in reading order. The organisation may keep its name. */
export function missingIn(script: Script, language: Language): readonly Text[] {
  const words = script.versions?.[language] ?? {}
  return textsOf(script).filter(({ key }) => key !== 'organisation' && !Object.hasOwn(words, key))
}
