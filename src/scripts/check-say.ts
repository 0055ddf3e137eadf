import { type Finding, refused } from './finding.ts'
import { inLanguage, languagesOf } from './in-language.ts'
import { standsIn } from './say-hints.ts'
import type { Language, SayHint, Script } from './script.ts'
import { textsOf } from './texts.ts'

const names: Readonly<Record<Language, string>> = { en: 'English', cy: 'Welsh' }

/**
 * Whether every hint is one: about a word that the agent meets, in a language of the script, once, and no longer than a
 * respelling is. So nothing can be told to an agent by way of a hint that the script does not say.
 */
export function checkSay(script: Script): Finding[] {
  const hints = script.say ?? []
  const texts = new Map(
    languagesOf(script).map((one) => [
      one,
      textsOf(inLanguage(script, one)).map(({ text }) => text),
    ]),
  )
  return hints.flatMap((hint, n) => {
    const language = hint.language ?? script.language
    const said = texts.get(language)
    const where = `how to say "${hint.word}"`
    if (said === undefined)
      return [
        refused(
          'say-language',
          where,
          `It is for ${names[language]}, in which the script cannot be read`,
          'Take the hint out, or add the words in that language.',
        ),
      ]
    return [
      ...(said.some((text) => standsIn(hint.word, text)) ? [] : [nowhere(where, language)]),
      ...(isRespelling(hint) ? [] : [tooLong(where)]),
      ...(hints.findIndex((one) => isSame(script, one, hint)) < n ? [again(where)] : []),
    ]
  })
}

function isSame(script: Script, one: SayHint, other: SayHint): boolean {
  const [a, b] = [one, other].map(
    ({ word, language = script.language }) => `${language} ${word.toLowerCase()}`,
  )
  return a === b
}

/** "WUUS-ter" for "Worcester", "ab-er-GUH-ven-ee" for "Abergavenny": never twice as long and more. */
function isRespelling({ word, say }: SayHint): boolean {
  const letters = (text: string) => text.replace(/[^\p{L}]/gu, '').length
  return letters(say) <= 2 * letters(word) + 4
}

function nowhere(where: string, language: Language): Finding {
  return refused(
    'say-nowhere',
    where,
    `That word stands nowhere in the ${names[language]} words of the script`,
    'Write it as it stands in the script, or take the hint out.',
  )
}

function tooLong(where: string): Finding {
  return refused(
    'say-too-long',
    where,
    'It is longer than the sound of that word can be',
    'Write only how the word sounds, syllable by syllable: "in-DEM-ni-tee".',
  )
}

function again(where: string): Finding {
  return refused('used-twice', where, 'There are two hints for that word', 'Keep one of them.')
}
