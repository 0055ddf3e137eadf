import type { Rule, Rules } from './read-rules.ts'
import {
  anchorsOf,
  findPattern,
  findPhrase,
  type Sentence,
  type Span,
  sentencesIn,
  type Token,
} from './rule-match.ts'
import type { Pattern } from './rule-pattern.ts'

type Entry = { readonly rule: Rule; readonly pattern: Pattern }
/** Rules by the words without which their patterns find nothing: few of them need to be tried on a sentence. */
export type RuleIndex = {
  readonly byWord: ReadonlyMap<string, readonly Entry[]>
  readonly always: readonly Entry[]
}
/** A rule that found something, and the words it found. */
export type RuleHit = { readonly rule: Rule; readonly words: string }

export function indexOf({ rules }: Pick<Rules, 'rules'>): RuleIndex {
  const byWord = new Map<string, Entry[]>()
  const always: Entry[] = []
  for (const rule of rules)
    for (const pattern of rule.find) {
      const words = anchorsOf(pattern)
      if (words === undefined) always.push({ rule, pattern })
      else
        for (const word of new Set(words))
          byWord.set(word, [...(byWord.get(word) ?? []), { rule, pattern }])
    }
  return { byWord, always }
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

function candidates(sentence: Sentence, index: RuleIndex): Set<Entry> {
  const found = new Set(index.always)
  for (const { lemmas, radicals } of sentence)
    for (const lemma of [...lemmas, ...radicals])
      for (const entry of index.byWord.get(lemma) ?? []) found.add(entry)
  return found
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
