import type { Rule, Rules } from './read-rules.ts'
import {
  anchorsOf,
  findPattern,
  findPhrase,
  isWord,
  needsOf,
  type Sentence,
  type Span,
  sentencesIn,
  type Token,
} from './rule-match.ts'
import type { Pattern, WordTest } from './rule-pattern.ts'

type Entry = {
  readonly rule: Rule
  readonly pattern: Pattern
  /** Its place among all. */
  readonly at: number
  /** One bit for each thing that a sentence must hold. */
  readonly needs: number
}
/** One bit of one entry, as one number. */
type Bit = number
/** Rules by the words without which their patterns find nothing: few of them need to be tried on a sentence. */
export type RuleIndex = {
  readonly size: number
  readonly byWord: ReadonlyMap<string, readonly Entry[]>
  readonly always: readonly Entry[]
  /** What a word counts for, by the word and by its kind. */
  readonly bits: ReadonlyMap<string, readonly Bit[]>
  readonly kinds: readonly { readonly tests: readonly WordTest[]; readonly bit: Bit }[]
}
/** A rule that found something, and the words it found. */
export type RuleHit = { readonly rule: Rule; readonly words: string }

export function indexOf({ rules }: Pick<Rules, 'rules'>): RuleIndex {
  const byWord = new Map<string, Entry[]>()
  const always: Entry[] = []
  const bits = new Map<string, Bit[]>()
  const kinds: { tests: readonly WordTest[]; bit: Bit }[] = []
  const all = rules.flatMap((rule) => rule.find.map((pattern) => ({ rule, pattern })))
  for (const [at, { rule, pattern }] of all.entries()) {
    const needs = needsOf(pattern)
    const entry = { rule, pattern, at, needs: 2 ** needs.length - 1 }
    const words = anchorsOf(pattern)
    if (words === undefined) always.push(entry)
    else for (const word of new Set(words)) under(byWord, word).push(entry)
    for (const [n, need] of needs.entries()) {
      const bit = at * bitsEach + n
      if (need.tests.length > 0) kinds.push({ tests: need.tests, bit })
      for (const word of need.words) under(bits, word).push(bit)
    }
  }
  return { size: all.length, byWord, always, bits, kinds }
}

const bitsEach = 32

function under<One>(lists: Map<string, One[]>, word: string): One[] {
  const list = lists.get(word) ?? []
  lists.set(word, list)
  return list
}

/** What the rules find in one reading of a text: one hit for each rule. */
export function hitsIn(reading: string, index: RuleIndex): RuleHit[] {
  const hits = new Map<string, RuleHit>()
  for (const sentence of sentencesIn(reading))
    for (const { rule, pattern } of candidates(sentence, index)) {
      if (hits.has(rule.name)) continue
      const words = wordsFound(rule, pattern, sentence)
      if (words !== undefined) hits.set(rule.name, { rule, words })
    }
  return [...hits.values()]
}

/** In the order of the words: the first pattern of a rule that finds something says which words they were. */
function candidates(sentence: Sentence, index: RuleIndex): Set<Entry> {
  const held = heldBy(sentence, index)
  const isWhole = ({ at, needs }: Entry) => held[at] === needs
  const found = new Set(index.always.filter(isWhole))
  for (const { lemmas, radicals } of sentence)
    for (const forms of [lemmas, radicals])
      for (const form of forms)
        for (const entry of index.byWord.get(form) ?? []) if (isWhole(entry)) found.add(entry)
  return found
}

/** For each entry, which of the things that it needs the sentence holds; until the next sentence is asked for. */
function heldBy(sentence: Sentence, index: RuleIndex): Int32Array {
  const desk = deskOf(index)
  const { held } = desk
  held.fill(0)
  for (const token of sentence)
    for (const bit of bitsOf(token, index, desk.bits)) {
      const at = bit >>> 5
      held[at] = (held[at] ?? 0) | (1 << (bit & 31))
    }
  return held
}

function bitsOf(token: Token, index: RuleIndex, known: Map<string, Int32Array>): Int32Array {
  const kept = known.get(token.form)
  if (kept !== undefined) return kept
  const words = [...token.lemmas, ...token.radicals].flatMap((form) => index.bits.get(form) ?? [])
  const kinds = index.kinds
    .filter(({ tests }) => tests.some((test) => isWord(test, token)))
    .map(({ bit }) => bit)
  const all = Int32Array.from(new Set([...words, ...kinds]))
  if (known.size < mostKept) known.set(token.form, all)
  return all
}

/** Room to work in, one for each index: sentences come by the ten thousand, and each would need it anew. */
type Desk = { readonly held: Int32Array; readonly bits: Map<string, Int32Array> }
const desks = new WeakMap<RuleIndex, Desk>()
/** The same words come again and again; what a hostile file makes up is not kept without end. */
const mostKept = 20_000

function deskOf(index: RuleIndex): Desk {
  const desk = desks.get(index) ?? { held: new Int32Array(index.size), bits: new Map() }
  desks.set(index, desk)
  return desk
}

function wordsFound(rule: Rule, pattern: Pattern, sentence: Sentence): string | undefined {
  if (findPattern(pattern, sentence) === undefined) return undefined
  const left = withoutHarmless(rule, sentence)
  const spans = findPattern(pattern, left)
  return spans === undefined ? undefined : shown(spans, left)
}

const nothing: Token = { form: '', lemmas: new Set(), radicals: new Set() }

/** The sentence with the harmless phrases of a rule blanked: nothing is joined across them. */
function withoutHarmless(rule: Rule, sentence: Sentence): Sentence {
  let left = sentence
  for (const phrase of rule.unless)
    for (
      let span = findPhrase(phrase, left);
      span !== undefined;
      span = findPhrase(phrase, left, span[1])
    ) {
      const [from, to] = span
      left = left.map((token, n) => (n >= from && n < to ? nothing : token))
    }
  return left
}

function shown(spans: readonly Span[], sentence: Sentence): string {
  const words = ([from, to]: Span) =>
    sentence
      .slice(from, to)
      .map(({ form }) => form)
      .join(' ')
  return [...new Set(spans.map(words))].join(' … ')
}
