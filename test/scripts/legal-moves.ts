import { locate } from '../../src/scripts/places.ts'
import type { Answer, Answers, Multiple, Place, Script } from '../../src/scripts/script.ts'

/**
 * Every answer that the paper questionnaire would allow at a place, worked out from the rules as a person reads them
 * and not with the code that is tested: each listed answer, each allowed set, nothing ranked twice, the two house
 * answers always and always alone (R6).
 */
export function legalMoves(script: Script, place: Place, answers: Answers): Answer[] {
  const at = locate(script, place)
  if (at === undefined) return []
  const { block } = at
  if (!('options' in block)) return [{ kind: 'said' }]
  const house = ['dk', 'pnts']
  if (block.kind === 'multiple')
    return [...setsOf(block), ...house.map((id) => [id])].map((options) => ({
      kind: 'several',
      options,
    }))
  const before =
    'rank' in at
      ? Array.from({ length: at.rank - 1 }, (_, n) => answers[`${block.id}.${n + 1}`])
      : []
  const taken = before.map((answer) => (answer?.kind === 'one' ? answer.option : ''))
  return [...block.options.map(({ id }) => id).filter((id) => !taken.includes(id)), ...house].map(
    (option) => ({ kind: 'one', option }),
  )
}

function setsOf(block: Multiple): string[][] {
  const ids = block.options.map(({ id }) => id)
  const alone = block.exclusive ?? []
  const free = ids.filter((id) => !alone.includes(id))
  const most = Math.min(block.atMost ?? free.length, free.length)
  const least = Math.min(block.atLeast ?? 1, most)
  const sets = Array.from({ length: 2 ** free.length }, (_, bits) =>
    free.filter((_id, n) => (bits & (1 << n)) !== 0),
  )
  return [
    ...sets.filter(({ length }) => length >= Math.max(1, least) && length <= most),
    ...ids.filter((id) => alone.includes(id)).map((id) => [id]),
  ]
}
