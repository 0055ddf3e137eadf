import { diffWordsWithSpace } from 'diff'
import { sayTexts } from './say-hints.ts'
import type { Script } from './script.ts'
import { textsOf } from './texts.ts'
import { keyIn } from './topics.ts'

/** A run of words: as they were and are, only in the new version, or only in the old one. */
export type Run = { readonly is: 'same' | 'added' | 'taken-out'; readonly text: string }

export type Changed = {
  /** `questions/age/read`. */
  readonly key: string
  /** The place in words: `question "age"`. */
  readonly where: string
  readonly runs: readonly Run[]
}

/**
 * What changed between two versions of a script, word by word and text by text, in the order of the new one; what the
 * new one no longer has stands at the end. A text that stayed as it was is not listed.
 */
export function wordDifference(before: Script, after: Script): Changed[] {
  const known = keyIn(before, after)
  const was = new Map(
    allOf(before)
      .map((one) => ({ ...one, key: known(one.key) }))
      .map((one) => [one.key, one]),
  )
  const is = allOf(after)
  const here = new Set(is.map(({ key }) => key))
  const changed = is
    .filter(({ key, text }) => was.get(key)?.text !== text)
    .map(({ key, where, text }) => ({ key, where, runs: runsOf(was.get(key)?.text ?? '', text) }))
  const gone = [...was.values()]
    .filter(({ key }) => !here.has(key))
    .map(({ key, where, text }) => ({ key, where, runs: runsOf(text, '') }))
  return [...changed, ...gone]
}

function allOf(script: Script) {
  return [...textsOf(script), ...sayTexts(script)]
}

/** Two texts as runs of words: what stayed, what came and what went. */
export function runsOf(before: string, after: string): Run[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    is: added ? 'added' : removed ? 'taken-out' : 'same',
    text: value,
  }))
}
