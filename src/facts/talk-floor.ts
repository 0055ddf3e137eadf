import type { Interview } from '../calls/interview.ts'
import { countWords } from '../scripts/count-words.ts'
import { locate } from '../scripts/places.ts'
import type { Script } from '../scripts/script.ts'
import { wordsAt } from '../scripts/words-at.ts'
import type { Settings } from './decide.ts'

/** What the switch has heard of the agent since the block was shown. In milliseconds; never kept. */
export type Talk = { readonly spokenMs: number }

/** Fewer words than this are said in a breath, and a breath is hard to time. */
const breath = 6

/**
 * Why an opening block cannot have been said yet, or undefined (R1). The agent's own voice is what counts: below the
 * floor for its words nobody can have read it aloud, however fast.
 */
export function saidTooSoon(
  settings: Pick<Settings, 'fastestWords'>,
  script: Script,
  interview: Interview,
  talk: Talk | undefined,
): string | undefined {
  if (talk === undefined || locate(script, interview.at)?.block.kind !== 'opening') return undefined
  const needed = shortestMs(wordsToRead(script, interview), settings.fastestWords)
  return talk.spokenMs < needed
    ? 'Read these words aloud first. The box has not heard you say them yet.'
    : undefined
}

/** Whether a block was read faster than people can follow: told to the supervisor, and kept only as a count. */
export function readTooFast(
  settings: Pick<Settings, 'hurriedWords'>,
  script: Script,
  interview: Interview,
  talk: Talk | undefined,
): boolean {
  if (talk === undefined || locate(script, interview.at) === undefined) return false
  return talk.spokenMs < shortestMs(wordsToRead(script, interview), settings.hurriedWords)
}

/** Whole milliseconds that so many words take at this many words a second; none for a breath of them. */
function shortestMs(words: number, perSecond: number): number {
  return words < breath ? 0 : Math.floor((words / perSecond) * 1_000)
}

function wordsToRead(script: Script, { at, answers }: Interview): number {
  // The working name is one word, whatever it is.
  const { read, row = '' } = wordsAt(script, at, answers, { workingName: 'Name' })
  return countWords(`${read} ${row}`)
}
