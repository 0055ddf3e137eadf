import type { Script } from './script.ts'

/**
 * Whether two scripts are versions of one work, whatever each is called: half or more of the questions of the shorter one
 * stand in the other, word for word. Spaces, capitals and punctuation do not tell. Who had a hand in one had it in both.
 */
export function areKin(one: Script, other: Script): boolean {
  const here = wordings(one)
  const there = wordings(other)
  const least = Math.min(here.size, there.size)
  const shared = [...here].filter((words) => there.has(words)).length
  return least > 0 && shared * 2 >= least
}

const known = new WeakMap<Script, ReadonlySet<string>>()

/** A frozen version is asked for again and again, and its words never change. */
function wordings(script: Script): ReadonlySet<string> {
  const words = known.get(script) ?? wordingsOf(script)
  known.set(script, words)
  return words
}

function wordingsOf({ questions }: Script): ReadonlySet<string> {
  return new Set(
    questions.map(({ read }) =>
      read
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    ),
  )
}
