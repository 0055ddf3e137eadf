import { sha256 } from '../basics/hash.ts'
import type { Script } from './script.ts'

/**
 * The questions of a script without their words, each once and in rising order: the same words have the same mark.
 * Spaces, capitals and punctuation do not tell.
 */
export type Marks = Float64Array

export function marksOf({ questions }: Pick<Script, 'questions'>): Marks {
  return Float64Array.from(new Set(questions.map(({ read }) => markOf(read)))).sort()
}

/**
 * Whether two scripts are versions of one work, whatever each is called: half or more of the questions of the shorter one
 * stand in the other, word for word. Who had a hand in one had it in both.
 */
export function areKin(one: Marks, other: Marks): boolean {
  const least = Math.min(one.length, other.length)
  return least > 0 && shared(one, other) * 2 >= least
}

function shared(one: Marks, other: Marks): number {
  let [count, at] = [0, 0]
  for (const mark of one) {
    while ((other[at] ?? Number.POSITIVE_INFINITY) < mark) at += 1
    if (other[at] === mark) count += 1
  }
  return count
}

/** Thirteen hex digits are 52 bits, which a number holds. */
function markOf(words: string): number {
  const plain = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return Number.parseInt(sha256(plain).slice(0, 13), 16)
}
