import { type Finding, refused } from './finding.ts'
import { namedPlaces } from './named-places.ts'
import type { Block, BlockTurn, Script } from './script.ts'
import { wordsIn } from './texts.ts'
import { tokensIn } from './words-at.ts'

/**
 * Runs of questions that change places: their blocks must stand in a row as listed, once, without an end among them,
 * and nothing in one part may hang on another part, which may come later: that would be a loop.
 */
export function checkTurns(script: Script): Finding[] {
  const seen = new Set<string>()
  return (script.turns ?? []).flatMap((turn, n) => {
    const where = `turns, entry ${n + 1}`
    const run = turn.parts.flat()
    const again = run.filter((id, k) => seen.has(id) || run.indexOf(id) !== k)
    for (const id of run) seen.add(id)
    if (again.length > 0)
      return [
        refused(
          'turn-twice',
          where,
          `"${again[0]}" turns more than once`,
          'Name each block in one turn only.',
        ),
      ]
    const from = script.questions.findIndex(({ id }) => id === run[0])
    const found = script.questions.slice(Math.max(0, from), from + run.length)
    if (from < 0 || run.length === 0 || found.map(({ id }) => id).join() !== run.join())
      return [
        refused(
          'turn-order',
          where,
          'Its blocks do not stand next to each other in this order among the questions',
          'Name blocks that follow each other, in the order in which they stand.',
        ),
      ]
    return [...endsIn(found, where), ...loopsIn(script, turn, found, where)]
  })
}

function endsIn(found: readonly Block[], where: string): Finding[] {
  return found
    .filter(({ kind }) => kind === 'end')
    .map(({ id }) =>
      refused(
        'turn-end',
        where,
        `"${id}" ends the interview, and cannot change places`,
        'Move it before or behind the blocks that turn.',
      ),
    )
}

function loopsIn(
  script: Script,
  { parts }: BlockTurn,
  found: readonly Block[],
  where: string,
): Finding[] {
  const partOf = (id: string) => parts.findIndex((part) => part.includes(id))
  return found.flatMap((block) => {
    const named = [...namedIn(script, block)].map((place) => place.split('.')[0] ?? '')
    const others = named.filter((id) => partOf(id) >= 0 && partOf(id) !== partOf(block.id))
    return [...new Set(others)].map((id) =>
      refused(
        'turn-loop',
        where,
        `"${block.id}" hangs on "${id}", which may be asked after it when they change places`,
        'Put them into one part, or take one of them out of the turn.',
      ),
    )
  })
}

function namedIn(script: Script, block: Block): Set<string> {
  const tokens = wordsIn({ ...script, opening: [], asked: [], questions: [block] })
    .filter((text) => text.block === block.id)
    .flatMap(({ text }) => tokensIn(text))
  return new Set([...(block.when === undefined ? [] : namedPlaces(block.when)), ...tokens])
}
