import { chosenAt } from './holds.ts'
import { houseAnswers } from './house-answers.ts'
import { type Located, locate, rankPlace } from './places.ts'
import type { Answers, Ends, Option, Place, Script } from './script.ts'
import { turned } from './turned.ts'

/**
 * The answers to show at a place, in the order to show them. The options that turn are in the seed's order; those
 * that stand alone or keep the end follow; what an earlier rank took is gone; "does not know" and "prefers not to say"
 * are always last (R6). Empty where there is nothing to answer (opening blocks and statements).
 */
export function optionsAt(
  script: Script,
  place: Place,
  seed: string,
  answers: Answers = {},
): readonly Option[] {
  const at = locate(script, place)
  if (at === undefined) throw new Error(`The script ${script.name} has no place "${place}"`)
  const taken = takenBefore(at, answers)
  const own = ownOptions(at, seed).filter(({ id }) => !taken.includes(id))
  return own.length === 0 ? [] : [...own, ...houseAnswers(script.language)]
}

/** What earlier ranks took: it cannot be ranked twice. */
export function takenBefore(at: Located, answers: Answers): readonly string[] {
  if (!('rank' in at)) return []
  return Array.from({ length: at.rank - 1 }, (_, n) =>
    chosenAt(answers, rankPlace(at.block, n + 1)),
  ).flat()
}

function ownOptions({ block }: Located, seed: string): readonly Option[] {
  switch (block.kind) {
    case 'opening':
    case 'statement':
      return []
    case 'scale':
      return turned(ended(block.options, block.ends), turnOf(block, seed))
    case 'grid':
      return ended(block.options, block.ends)
    case 'single':
    case 'ranking':
      return keeping(block.options, block.last ?? [], turnOf(block, seed))
    case 'multiple':
      return keeping(
        block.options,
        [...(block.last ?? []), ...(block.exclusive ?? [])],
        turnOf(block, seed),
      )
  }
}

function turnOf(block: { id: string; rotate?: Parameters<typeof turned>[1]['by'] }, seed: string) {
  return { by: block.rotate, seed: `${seed}/options/${block.id}` }
}

function keeping(
  options: readonly Option[],
  atEnd: readonly string[],
  turn: Parameters<typeof turned>[1],
): readonly Option[] {
  if (turn.by === undefined || turn.by === false) return options
  const turning = options.filter((option) => !atEnd.includes(option.id))
  const fixed = options.filter((option) => atEnd.includes(option.id))
  return [...turned(turning, turn), ...fixed]
}

/** The ends of a scale are named on their own points: `0 (not at all likely)`. */
export function ended(options: readonly Option[], ends: Ends | undefined): readonly Option[] {
  if (ends === undefined) return options
  return options.map((option, n) => {
    if (n === 0) return { ...option, label: `${option.label} (${ends.first})` }
    return n === options.length - 1
      ? { ...option, label: `${option.label} (${ends.last})` }
      : option
  })
}
