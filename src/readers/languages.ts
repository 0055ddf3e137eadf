import { err, ok, type Result } from '../basics/result.ts'
import type { Script } from '../scripts/script.ts'
import type { ReaderFault } from './questionnaire-fault.ts'

/**
 * Which of the languages that a file has words in becomes the draft: its own if the box has rules for it, else English,
 * else Welsh. A file in none of these is refused: nobody could check its words (P4).
 */
export function languageFrom(
  named: readonly string[],
): Result<{ readonly name: string; readonly language: Script['language'] }, ReaderFault> {
  const known = named.flatMap((name) => {
    const language = languageCode(name)
    return language === undefined ? [] : [{ name, language }]
  })
  const [first] = known
  const own = named[0] === first?.name ? first : known.find(({ language }) => language === 'en')
  const chosen = own ?? first
  return chosen === undefined ? err(noRules(named)) : ok(chosen)
}

/** `en`, `en-GB`, `English (en)`, `Cymraeg`: the code of a language that the checker has rules for. */
export function languageCode(name: string): Script['language'] | undefined {
  if (/^\s*(en|eng|english)\b|\(en\b/i.test(name)) return 'en'
  return /^\s*(cy|cym|welsh|cymraeg)\b|\(cy\b/i.test(name) ? 'cy' : undefined
}

function noRules(named: readonly string[]): ReaderFault {
  const list = named.map((one) => `"${one.slice(0, 40)}"`).join(', ')
  return {
    code: 'language',
    what: `Its words are in ${list}, and the box can check English and Welsh only (P4).`,
    whatToDo: 'Have it translated, add the language to the file, and import it again.',
  }
}
