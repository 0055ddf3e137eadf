import { err, ok, type Result } from '../basics/result.ts'

/**
 * What a rule looks for, in a sentence: phrases that all stand in it, in whatever order. Written as
 * `@home + left empty/on_its_own`: words in a row; `/` for one or the other, with `_` between words that are one of
 * them; `...` for up to five words between; `@list` for anything in a list; `word*` for a beginning and `*word` for an
 * ending; `=word` for that very form; `#` for a number; `.` for the end of the sentence.
 */
export type Pattern = readonly Phrase[]
export type Phrase = readonly Element[]
export type Element =
  | { readonly is: 'gap' }
  /** Nothing more stands in the sentence. */
  | { readonly is: 'end' }
  | { readonly is: 'word'; readonly tests: readonly WordTest[] }
  | { readonly is: 'list'; readonly phrases: readonly Phrase[] }

export type WordTest =
  | { readonly by: 'lemma' | 'radical' | 'form' | 'begins' | 'ends'; readonly text: string }
  | { readonly by: 'number' }

/** Words that may stand between the two sides of `...`. */
export const gapWords = 5
/** Longer than any phrase somebody can check by eye. */
const mostElements = 14
/** Each gap multiplies the ways in which a phrase can stand in a sentence. */
const mostGaps = 3

export type Lists = ReadonlyMap<string, readonly Phrase[]>

/** What a word of a rule stands for besides itself: the other forms of an English word, or the mutations of a Welsh one. */
export type Forms = 'english' | 'welsh'

/** An entry of a list: plain words in a row, so that lists do not grow out of lists. */
export function readEntry(text: string, forms: Forms): Result<Phrase, string> {
  return /[@+]|\.\.\./.test(text)
    ? err('A list holds plain words: "@", "+" and "..." belong into "find:".')
    : readPhrase(text, new Map(), forms)
}

/** A pattern from its text, or what is wrong with it, in a sentence. */
export function readPattern(text: string, lists: Lists, forms: Forms): Result<Pattern, string> {
  const phrases: Phrase[] = []
  for (const part of text.split(' + ')) {
    const phrase = readPhrase(part, lists, forms)
    if (!phrase.ok) return phrase
    phrases.push(phrase.value)
  }
  return ok(phrases)
}

/** One phrase: words in a row. */
export function readPhrase(text: string, lists: Lists, forms: Forms): Result<Phrase, string> {
  const parts = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s'’]+/)
    .filter((part) => part !== '')
  if (parts.length === 0) return err('A phrase is empty: write the words to look for.')
  if (parts.length > mostElements)
    return err(`A phrase has more than ${mostElements} parts: make it shorter.`)
  const elements: Element[] = []
  for (const part of parts) {
    const element = readElement(part, lists, forms)
    if (!element.ok) return element
    elements.push(element.value)
  }
  if (elements.filter(({ is }) => is === 'gap').length > mostGaps)
    return err(`A phrase has more than ${mostGaps} "...": make it shorter.`)
  if (elements[0]?.is === 'gap' || elements[0]?.is === 'end' || elements.at(-1)?.is === 'gap')
    return err('"..." stands at the end of a phrase: it belongs between two words.')
  return ok(elements)
}

function readElement(part: string, lists: Lists, forms: Forms): Result<Element, string> {
  if (part === '...') return ok({ is: 'gap' })
  if (part === '.') return ok({ is: 'end' })
  const tests: WordTest[] = []
  const named: Phrase[] = []
  for (const one of part.split('/')) {
    if (one.startsWith('@')) {
      const phrases = lists.get(one.slice(1))
      if (phrases === undefined)
        return err(`There is no list "${one.slice(1, 40)}": write it above the rule that uses it.`)
      named.push(...phrases)
      continue
    }
    if (one.includes('_')) {
      const inner = readPhrase(one.replaceAll('_', ' '), lists, forms)
      if (!inner.ok) return inner
      named.push(inner.value)
      continue
    }
    const test = readWord(one, forms)
    if (test === undefined)
      return err(
        `"${one.slice(0, 40)}" is not a word to look for: use letters, digits, and * at one end or = before it.`,
      )
    tests.push(test)
  }
  if (named.length === 0) return ok({ is: 'word', tests })
  return ok({
    is: 'list',
    phrases: [...named, ...(tests.length > 0 ? [[{ is: 'word', tests } as const]] : [])],
  })
}

function readWord(text: string, forms: Forms): WordTest | undefined {
  if (text === '#') return { by: 'number' }
  const [, ends, form, word = '', begins] =
    /^(\*)?(=)?([\p{L}\p{N}£$€¥%]{1,40})(\*)?$/u.exec(text) ?? []
  if (word === '') return undefined
  const extras = [ends, form, begins].filter((one) => one !== undefined)
  if (extras.length > 1) return undefined
  if (extras.length === 1 && form === undefined && word.length < 3) return undefined
  const by = ends
    ? 'ends'
    : form
      ? 'form'
      : begins
        ? 'begins'
        : forms === 'welsh'
          ? 'radical'
          : 'lemma'
  return { by, text: word }
}
