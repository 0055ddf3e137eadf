import type { Fields } from './edit-part.ts'
import { hardWordsIn } from './hard-words.ts'
import { inLanguage, languagesOf } from './in-language.ts'
import { standsIn } from './say-hints.ts'
import type { Language, SayHint, Script } from './script.ts'
import { textsOf } from './texts.ts'

/** The field in which a word that the box has found is given its sound. */
export function offeredField(word: string): string {
  return `say/for/${word}`
}

/**
 * The script with its hints as a form has them: `say/1/word` and `say/1/say`, those of words that the box offered
 * (`say/for/indemnity`), and `say/new/…` for one more. One that is cleared is taken out. A hint is for the language in
 * whose words its word stands.
 */
export function editSay(script: Script, fields: Fields): Script {
  const { say: known = [], ...kept } = script
  const told = (name: string, was = '') => fields(name)?.trim() ?? was
  const was = known.map(({ word, say, language }, n): SayHint => {
    const now = told(`say/${n + 1}/word`, word)
    const hint = { word: now, say: told(`say/${n + 1}/say`, say) }
    return now === word && language !== undefined ? { ...hint, language } : placed(script, hint)
  })
  const offered = hardWordsIn(script).map(({ word }) => ({ word, say: told(offeredField(word)) }))
  const added = { word: told('say/new/word'), say: told('say/new/say') }
  const more = [...offered, added].map((hint) => placed(script, hint))
  const all = [...was, ...more.filter(({ word, say }) => word !== '' && say !== '')]
  // Half of a hint is a slip, and is told as such; both halves cleared take it out.
  const left = all.filter(({ word, say }) => word !== '' || say !== '')
  return left.length === 0 ? kept : { ...kept, say: left }
}

function placed(script: Script, hint: SayHint): SayHint {
  const language = languagesOf(script).find((one) => stands(script, hint.word, one))
  return language === undefined || language === script.language ? hint : { ...hint, language }
}

function stands(script: Script, word: string, language: Language): boolean {
  if (word === '') return false
  return textsOf(inLanguage(script, language)).some(({ text }) => standsIn(word, text))
}
