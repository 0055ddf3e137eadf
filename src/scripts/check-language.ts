import { type Finding, refused, review } from './finding.ts'
import { languageOf } from './language-of.ts'
import type { Language, Script } from './script.ts'
import { textsOf } from './texts.ts'

const names: Readonly<Record<Language, string>> = { en: 'English', cy: 'Welsh' }

/**
 * Words in a language for which there are no rules: nobody could tell what they ask, so they are refused (P4). Words
 * of the other language that has rules are read by those, and the approver is told.
 */
export function checkLanguage(script: Script): Finding[] {
  return textsOf(script).flatMap(({ where, text }) => {
    const found = languageOf(text)
    if (found === undefined || found === script.language) return []
    if (found === 'en' || found === 'cy')
      return [
        review(
          'other-language',
          where,
          `It reads like ${names[found]}, and the script is in ${names[script.language]}`,
          `Write it in ${names[script.language]}, and put the ${names[found]} words under "versions".`,
        ),
      ]
    return [
      refused(
        'unknown-language',
        where,
        `It reads like ${found}, and there are rules only for English and Welsh`,
        'Write it in English or Welsh: what cannot be checked cannot be asked.',
      ),
    ]
  })
}
