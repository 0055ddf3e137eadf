import {
  type NotAskedTold,
  notAskedKinds,
  notAskedWords,
  roundNotAsked,
} from '../results/not-asked.ts'

/**
 * Why people were not asked, of those that are mixed: rounded to 5, neither part below 10 nor to be worked out from
 * the other, nor from what the page told before (X2 to X6). No rows while none are mixed.
 */
export function notAskedRows(now: NotAskedTold | undefined): readonly (readonly string[])[] {
  if (now === undefined) return []
  const { counts: told, total } = roundNotAsked(now)
  const text = (n: number | string | undefined) =>
    typeof n === 'number' ? n.toLocaleString('en-GB') : String(n)
  return [
    ...notAskedKinds.map((kind) => [notAskedWords[kind], text(told[kind])]),
    ['Together', text(total)],
  ]
}
