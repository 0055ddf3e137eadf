import { wordParts } from '../../../src/scripts/likeness.ts'
import { readings } from '../../../src/scripts/plain-text.ts'
import { sentencesIn } from '../../../src/scripts/rule-match.ts'
import { allowedLists, type Entry, forbiddenLists, rolesOf } from './measure.ts'

/** Words and pairs of words by weight, and `file` as it should stand in `src/scripts`. */
export type Learnt = { readonly name: string; readonly file: string; readonly text: string }

const least = 2
const most = 3

/**
 * What the questions of the corpus that the rules were written against say of words: the logarithm of how much oftener
 * each stands in forbidden ones than in honest ones, rounded, between -3 and 3. What stands only once says nothing.
 */
export function learnLikeness(
  forbidden: readonly Entry[] = forbiddenLists.flatMap(({ entries }) => entries),
  honest: readonly Entry[] = allowedLists.flatMap(({ entries }) => entries),
): ReadonlyMap<string, number> {
  const bad = forbidden.filter((entry) => !rolesOf(entry).includes('option')).map(partsIn)
  const good = honest.filter((entry) => rolesOf(entry).includes('asking')).map(partsIn)
  const [inBad, inGood] = [countOf(bad), countOf(good)]
  const parts = [...new Set([...inBad.keys(), ...inGood.keys()])].sort()
  return new Map(
    parts.flatMap((part) => {
      const [b, g] = [inBad.get(part) ?? 0, inGood.get(part) ?? 0]
      if (b + g < least) return []
      const ratio = (b + 0.5) / (bad.length + 1) / ((g + 0.5) / (good.length + 1))
      const weight = Math.max(-most, Math.min(most, Math.round(Math.log(ratio))))
      return weight === 0 ? [] : [[part, weight] as const]
    }),
  )
}

function partsIn(entry: Entry): ReadonlySet<string> {
  const text = typeof entry === 'string' ? entry : entry.join(' ')
  return new Set(
    sentencesIn(readings(text)[0] ?? '').flatMap((sentence) =>
      wordParts(sentence.map(({ form }) => form)),
    ),
  )
}

function countOf(all: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const parts of all) for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1)
  return counts
}

/** The two files in which the weights stand, as a person can read them. */
export function likenessFiles(weights = learnLikeness()): readonly Learnt[] {
  return [
    fileOf('likeForbidden', 'like-forbidden.ts', 'what no script may ask', weights, 1),
    fileOf('likeHonest', 'like-honest.ts', 'honest questions', weights, -1),
  ]
}

function fileOf(
  name: string,
  file: string,
  kind: string,
  weights: ReadonlyMap<string, number>,
  sign: 1 | -1,
): Learnt {
  const ofWeight = (weight: number) =>
    [...weights].filter(([, one]) => one === sign * weight).map(([part]) => part)
  const tables = [3, 2, 1].map((weight) => `  ${weight}: \`\n${wrapped(ofWeight(weight))}\n\`,`)
  const text = `/**
 * Words, and words beside each other, that stand oftener in ${kind} than in the others, by how much: learnt from
 * the phrasings under \`test/scripts/corpus\`, and written by \`test/scripts/corpus/write-likeness.ts\`. \`^\` begins and \`$\`
 * ends a sentence.
 */
export const ${name}: Readonly<Record<number, string>> = {
${tables.join('\n')}
}
`
  return { name, file, text }
}

function wrapped(parts: readonly string[]): string {
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    if (last === undefined || last.length + part.length > 118) lines.push(part)
    else lines[lines.length - 1] = `${last} ${part}`
  }
  return lines.join('\n')
}
