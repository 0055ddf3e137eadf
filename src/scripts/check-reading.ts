import { keepRecent } from '../basics/keep-recent.ts'
import { type Finding, review } from './finding.ts'
import { readingAge, sentencesOf, wordsOf } from './reading-age.ts'
import type { Language, Script } from './script.ts'
import { textsOf } from './texts.ts'

/** M16: many agents read at about this age. */
const highestAge = 12
const longestSentence = 25
/** Below this the formula tells little. */
const fewestWords = 20

/** The age at which a script is easy to read aloud, or why there is no figure for it. */
export type ReadingAge = number | 'not measured'

/**
 * The reading age of all the words an agent reads aloud. The formula is for English: for Welsh there is none that has
 * been tried, so it says so instead of giving a number that means nothing.
 */
export function scriptReadingAge(script: Script): ReadingAge {
  if (!isMeasured(script.language)) return 'not measured'
  const words = textsOf(script)
    .filter(({ tokens }) => tokens !== 'none')
    .map(({ text }) => text.replace(/\{\{[^{}]*\}\}/g, ''))
  return readingAge(words.join('. '))
}

/** How hard the words are to read aloud (M16), with the sentence at fault. Long sentences count in any language. */
export function checkReading(script: Script): Finding[] {
  const measured = isMeasured(script.language)
  return textsOf(script)
    .filter(({ tokens }) => tokens !== 'none')
    .flatMap(({ where, text }) => {
      const { tooLong, tooHard } = known.get(text) ?? known.set(text, hardIn(text))
      const found = [tooLong, measured ? tooHard : undefined].filter((one) => one !== undefined)
      return found.map(({ code, what, whatToDo }) => review(code, where, what, whatToDo))
    })
}

function isMeasured(language: Language): boolean {
  return language === 'en'
}

type Hard = Pick<Finding, 'code' | 'what' | 'whatToDo'>
type HardIn = { readonly tooLong: Hard | undefined; readonly tooHard: Hard | undefined }

/** The same words are always as hard. */
const known = keepRecent<HardIn>(2_000_000)

function hardIn(text: string): HardIn {
  return { tooLong: tooLong(text), tooHard: tooHard(text) }
}

function tooLong(text: string): Hard | undefined {
  const longest = sentencesOf(text).reduce(longer, '')
  const words = wordsOf(longest).length
  if (words <= longestSentence) return undefined
  return {
    code: 'long-sentence',
    what: `A sentence has ${words} words: “${longest.trim()}”`,
    whatToDo: `Keep to ${longestSentence} words: it is read aloud in one breath (M16).`,
  }
}

function longer(a: string, b: string): string {
  return wordsOf(b).length > wordsOf(a).length ? b : a
}

function tooHard(text: string): Hard | undefined {
  const age = readingAge(text)
  if (wordsOf(text).length < fewestWords || age <= highestAge) return undefined
  const [hardest = ''] = [...sentencesOf(text)].sort((a, b) => readingAge(b) - readingAge(a))
  return {
    code: 'reading-age',
    what: `It reads at about age ${Math.round(age)}; the hardest sentence is “${hardest.trim()}”`,
    whatToDo: `Use shorter words and sentences: aim for age 11, and no more than ${highestAge} (M16).`,
  }
}
