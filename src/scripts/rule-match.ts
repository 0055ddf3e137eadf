import { unreachable } from '../basics/unreachable.ts'
import { englishLemmas } from './lemmas.ts'
import { type Element, gapWords, type Pattern, type Phrase, type WordTest } from './rule-pattern.ts'
import { welshRadicals } from './welsh-mutations.ts'

/** One word of a sentence: as it stands, and everything that it may be a form of. */
export type Token = {
  readonly form: string
  /** As an English word. */
  readonly lemmas: ReadonlySet<string>
  /** As a Welsh word. */
  readonly radicals: ReadonlySet<string>
}
export type Sentence = readonly Token[]

/** The sentences of a reading (plain-text.ts), word by word, with the forms of English and Welsh undone. */
export function sentencesIn(reading: string): Sentence[] {
  return reading
    .split(/(?:^|\s)\.(?=\s|$)/)
    .map((part) => (part.match(/[£$€¥%]|[\p{L}\p{N}@]+/gu) ?? []).map(tokenOf))
    .filter(({ length }) => length > 0)
}

function tokenOf(form: string): Token {
  const known = tokens.get(form)
  if (known !== undefined) return known
  const token = {
    form,
    lemmas: new Set(englishLemmas(form)),
    radicals: new Set(welshRadicals(form)),
  }
  if (tokens.size < mostKept) tokens.set(form, token)
  return token
}

/** The same words come again and again; what a hostile file makes up is not kept without end. */
const tokens = new Map<string, Token>()
const mostKept = 20_000

/** Where a phrase first stands in a sentence: from the first word to behind the last. */
export type Span = readonly [number, number]

/** The words that a pattern finds in a sentence, phrase by phrase, or undefined when one of them is not there. */
export function findPattern(pattern: Pattern, sentence: Sentence): readonly Span[] | undefined {
  const spans: Span[] = []
  for (const phrase of pattern) {
    const span = findPhrase(phrase, sentence)
    if (span === undefined) return undefined
    spans.push(span)
  }
  return spans
}

export function findPhrase(phrase: Phrase, sentence: Sentence, from = 0): Span | undefined {
  for (let start = from; start < sentence.length; start += 1) {
    const end = endOf(phrase, 0, sentence, start)
    if (end !== undefined) return [start, end]
  }
  return undefined
}

/** Where a phrase that begins at `at` ends, if it stands there. Short phrases and short gaps keep the tries few. */
function endOf(phrase: Phrase, n: number, sentence: Sentence, at: number): number | undefined {
  const element = phrase[n]
  if (element === undefined) return at
  switch (element.is) {
    case 'gap':
      for (let skip = 0; skip <= gapWords; skip += 1) {
        const end = endOf(phrase, n + 1, sentence, at + skip)
        if (end !== undefined) return end
      }
      return undefined
    case 'end':
      return at === sentence.length ? endOf(phrase, n + 1, sentence, at) : undefined
    case 'word': {
      const token = sentence[at]
      if (token === undefined || !element.tests.some((test) => isWord(test, token)))
        return undefined
      return endOf(phrase, n + 1, sentence, at + 1)
    }
    case 'list':
      for (const inner of element.phrases) {
        const behind = endOf(inner, 0, sentence, at)
        const end = behind === undefined ? undefined : endOf(phrase, n + 1, sentence, behind)
        if (end !== undefined) return end
      }
      return undefined
    default:
      return unreachable(element)
  }
}

export function isWord(test: WordTest, token: Token): boolean {
  switch (test.by) {
    case 'lemma':
      return token.lemmas.has(test.text)
    case 'radical':
      return token.radicals.has(test.text)
    case 'form':
      return token.form === test.text
    case 'begins':
      return token.form.startsWith(test.text)
    case 'ends':
      return token.form.endsWith(test.text)
    case 'number':
      return /^\d+$/.test(token.form)
  }
}

/**
 * Words of which one must stand in a sentence for a pattern to be found there: those of its rarest part. Undefined when
 * any word might do (`#`, `word*`). Most sentences hold no such word of most patterns, and need not be searched.
 */
export function anchorsOf(pattern: Pattern): readonly string[] | undefined {
  const parts = pattern
    .flat()
    .map(wordsOf)
    .filter((words) => words !== undefined)
  return parts.reduce<readonly string[] | undefined>(
    (best, words) => (best === undefined || weight(words) < weight(best) ? words : best),
    undefined,
  )
}

/** What a sentence must hold for a part of a pattern to stand in it: one of these words, or a word of one of these kinds. */
export type Need = { readonly words: readonly string[]; readonly tests: readonly WordTest[] }

/** So that each has a bit of its own. */
const mostNeeds = 30

/**
 * What a sentence must hold for a pattern to stand in it at all, part by part: where one of these is missing, nothing
 * has to be tried. Not all that it must hold, so that holding it does not say that the pattern is there.
 */
export function needsOf(pattern: Pattern): readonly Need[] {
  return pattern
    .flat()
    .map(needOf)
    .filter((need) => need !== undefined)
    .slice(0, mostNeeds)
}

function needOf(element: Element): Need | undefined {
  if (element.is === 'list') return needOfAny(element.phrases.map(needIn))
  const words = wordsOf(element)
  if (words !== undefined) return { words: [...new Set(words)], tests: [] }
  return element.is === 'word' ? { words: [], tests: element.tests } : undefined
}

/** Any one part of a phrase will do. */
function needIn(phrase: Phrase): Need | undefined {
  const words = anchorsIn(phrase)
  if (words !== undefined) return { words, tests: [] }
  return phrase.map(needOf).find((need) => need !== undefined)
}

function needOfAny(needs: readonly (Need | undefined)[]): Need | undefined {
  const known = needs.filter((need) => need !== undefined)
  if (known.length < needs.length) return undefined
  return {
    words: [...new Set(known.flatMap(({ words }) => words))],
    tests: known.flatMap(({ tests }) => tests),
  }
}

function wordsOf(element: Element): readonly string[] | undefined {
  if (element.is === 'gap' || element.is === 'end') return undefined
  if (element.is === 'list') {
    const all = element.phrases.map(anchorsIn)
    return all.some((one) => one === undefined) ? undefined : all.flatMap((one) => one ?? [])
  }
  const words = element.tests.map((test) =>
    test.by === 'lemma' || test.by === 'radical' || test.by === 'form' ? test.text : undefined,
  )
  return words.some((one) => one === undefined) ? undefined : words.flatMap((one) => one ?? [])
}

/** Many patterns name the same list. */
function anchorsIn(phrase: Phrase): readonly string[] | undefined {
  const known = anchorsKnown.get(phrase)
  if (known !== undefined) return known.words
  const words = anchorsOf([phrase])
  anchorsKnown.set(phrase, { words })
  return words
}

const anchorsKnown = new WeakMap<Phrase, { readonly words: readonly string[] | undefined }>()

function weight(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (everywhere.has(word) ? 1_000 : 1), 0)
}

/** Words that most sentences hold. */
const everywhere: ReadonlySet<string> = new Set(
  'a an the you your i we they it he she is are was were be do does did have has had will would can could may might shall in on at of to for by with from and or not no if so as how what when where who which why that this there one get go any some more most much many all out up about me us their his her'.split(
    ' ',
  ),
)
