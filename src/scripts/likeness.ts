import { keepRecent } from '../basics/keep-recent.ts'
import { likeForbidden } from './like-forbidden.ts'
import { likeHonest } from './like-honest.ts'
import { readings } from './plain-text.ts'
import { sentencesIn } from './rule-match.ts'

/** How much a question sounds like what no script may ask, and which of its words say so most. */
export type Likeness = { readonly level: 'refuse' | 'review'; readonly words: readonly string[] }

/**
 * Whether a question, as a whole, sounds like those that no script may ask rather than like honest ones (P4, T1).
 * Words that are innocent one by one are weighed together, each by how much oftener it, or it beside the next, stands
 * in the one kind than in the other: `like-forbidden.ts`, `like-honest.ts`. Whatever is put around the bad part does
 * not help: the worst stretch counts for itself, and each clause.
 */
export function likenessOf(question: string): Likeness | undefined {
  const known = kept.get(question)
  return (known ?? kept.set(question, { found: weigh(question) })).found
}

const kept = keepRecent<{ readonly found: Likeness | undefined }>(1_000_000)

/** Chosen on phrasings that the weights were not learnt from: of honest ones, 1 in 200 is refused and 1 in 14 shown. */
const limits = {
  refuse: { whole: 8, stretch: 10 },
  review: { whole: 1, stretch: 8 },
  clause: { whole: 4, stretch: 8 },
}
/** Words and pairs of a sentence: of fewer, a slight leaning says nothing. */
const enough = 9
const mostNamed = 4

function weigh(question: string): Likeness | undefined {
  const all = sentencesOf(question)
  const long = all.filter((parts) => parts.length >= enough)
  return (
    worst(all, 'refuse', limits.refuse) ??
    worst(long, 'review', limits.review) ??
    worst(question.split(/[,;:()–—]+/).flatMap(sentencesOf), 'review', limits.clause)
  )
}

function sentencesOf(text: string): Part[][] {
  return readings(text).flatMap((reading) =>
    sentencesIn(reading).map((sentence) => partsOf(sentence.map(({ form }) => form))),
  )
}

function worst(
  all: readonly (readonly Part[])[],
  level: Likeness['level'],
  { whole, stretch }: { readonly whole: number; readonly stretch: number },
): Likeness | undefined {
  const found = all.find((parts) => wholeOf(parts) >= whole || worstStretch(parts) >= stretch)
  return found === undefined ? undefined : { level, words: heaviest(found) }
}

type Part = { readonly words: string; readonly weight: number }

/** Every word, and every pair of words beside each other, the ends of the sentence among them; each once. */
function partsOf(words: readonly string[]): Part[] {
  const all = wordParts(words)
  return [...new Set(all)].map((part) => ({ words: part, weight: weights.get(part) ?? 0 }))
}

/** The words and pairs of one sentence, in order: `^_do do do_you you you_drive drive drive_$`. */
export function wordParts(words: readonly string[]): string[] {
  const ended = ['^', ...words, '$']
  return ended.flatMap((word, n) => {
    const next = ended[n + 1]
    return [
      ...(word === '^' || word === '$' ? [] : [word]),
      ...(next === undefined ? [] : [`${word}_${next}`]),
    ]
  })
}

function wholeOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { weight }) => sum + weight, 0)
}

function worstStretch(parts: readonly Part[]): number {
  let [here, worst] = [0, 0]
  for (const { weight } of parts) {
    here = Math.max(0, here + weight)
    worst = Math.max(worst, here)
  }
  return worst
}

function heaviest(parts: readonly Part[]): string[] {
  const telling = parts.filter(({ weight }) => weight >= 2)
  return (telling.length > 0 ? telling : parts.filter(({ weight }) => weight > 0))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostNamed)
    .map(({ words }) => words.replace(/\^_|_\$/g, '').replace('_', ' '))
    .filter((words, n, all) => all.indexOf(words) === n)
}

const weights: ReadonlyMap<string, number> = new Map(
  [likeForbidden, likeHonest].flatMap((table, n) =>
    Object.entries(table).flatMap(([weight, parts]) =>
      parts
        .trim()
        .split(/\s+/)
        .map((part) => [part, (n === 0 ? 1 : -1) * Number(weight)] as const),
    ),
  ),
)
