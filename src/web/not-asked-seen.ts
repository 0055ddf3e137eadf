import { roundDispositions } from '../results/dispositions.ts'
import { type NotAskedCounts, notAskedKinds, notAskedWords } from '../results/not-asked.ts'

/**
 * Why people were not asked, of those that are mixed: rounded to 5, neither part below 10 nor to be worked out from
 * the other (X2 to X5). No rows while none are mixed.
 */
export function notAskedRows(counts: NotAskedCounts | undefined): readonly (readonly string[])[] {
  if (counts === undefined) return []
  const { counts: told, total } = roundDispositions(counts)
  const text = (n: number | string | undefined) =>
    typeof n === 'number' ? n.toLocaleString('en-GB') : String(n)
  return [
    ...notAskedKinds.map((kind) => [notAskedWords[kind], text(told[kind])]),
    ['Together', text(total)],
  ]
}
