import type { Located } from './places.ts'
import { wordsOf } from './reading-age.ts'

/** Words a minute of somebody who reads a script aloud, and the seconds until an answer is given. */
const readingPace = 150
const answeringSeconds = 4

/** About how many seconds one place takes: its words and its answers read aloud, and the answer given. */
export function secondsAt(at: Located): number {
  const { block } = at
  const options = 'options' in block ? block.options.map(({ label }) => label) : []
  const read = 'rank' in at && at.rank > 1 ? at.block.thenRead : block.read
  const row = 'row' in at ? [at.row.label] : []
  const words = wordsOf([read, ...row, ...options].join(' ')).length
  return (words / readingPace) * 60 + (options.length === 0 ? 0 : answeringSeconds)
}
