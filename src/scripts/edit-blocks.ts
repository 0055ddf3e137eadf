import { err, ok, type Result } from '../basics/result.ts'
import { dutyWords, nextRank } from './house-words.ts'
import { newBlock } from './new-block.ts'
import type { Block, Condition, OpeningBlock, Question, Script } from './script.ts'
import { blockAt } from './script-cites.ts'
import type { NewBlock, QuestionKind } from './script-edit.ts'

type Edited = Result<Script, string[]>

/** No such block in the questionnaire. */
export function noBlock(id: string): Edited {
  return err([
    `There is no block “${id}” in this draft. Open it again: somebody may have deleted it.`,
  ])
}

/**
 * Behind the block `after`, or before every question; words of the opening stand at its end. Inside blocks that change
 * places it joins the part before it.
 */
export function addBlock(script: Script, fresh: NewBlock, after: string | undefined): Edited {
  const at = after === undefined ? 0 : script.questions.findIndex(({ id }) => id === after) + 1
  if (after !== undefined && at === 0) return noBlock(after)
  const made = newBlock(script, fresh)
  if (!made.ok) return made
  const block = made.value
  if (block.kind === 'opening') return ok({ ...script, opening: [...script.opening, block] })
  const questions = script.questions.toSpliced(at, 0, block)
  const next = script.questions[at]?.id
  const turns = script.turns?.map((turn) => {
    const run = turn.parts.flat()
    if (after === undefined || next === undefined) return turn
    if (!run.includes(after) || !run.includes(next)) return turn
    const parts = turn.parts.map((part) =>
      part.flatMap((id) => (id === after ? [id, block.id] : [id])),
    )
    return { ...turn, parts }
  })
  return ok({ ...script, questions, ...(turns === undefined ? {} : { turns }) })
}

/** Without one block. `also` takes the conditions and quotas that hang on it out; words that name it must be changed first. */
export function deleteBlock(script: Script, id: string, also: boolean): Edited {
  const opening = script.opening.find((one) => one.id === id)
  if (opening !== undefined) return deleteOpening(script, opening)
  if (!script.questions.some((one) => one.id === id)) return noBlock(id)
  const left = script.questions.filter((one) => one.id !== id)
  const questions = also ? left.map((block) => withoutBlock(block, id)) : left
  const { turns = [], ...alone } = script
  const kept = turns
    .map((turn) => ({
      ...turn,
      parts: turn.parts
        .map((part) => part.filter((one) => one !== id))
        .filter((part) => part.length > 0),
    }))
    .filter(({ parts }) => parts.length > 1)
  return ok({ ...alone, questions, ...(kept.length === 0 ? {} : { turns: kept }) })
}

/** R1: what an opening block makes sure is said must be said by another one. */
function deleteOpening(script: Script, gone: OpeningBlock): Edited {
  const left = script.opening.filter((one) => one !== gone)
  const unsaid = gone.says.filter((duty) => !left.some(({ says }) => says.includes(duty)))
  return unsaid.length === 0
    ? ok({ ...script, opening: left })
    : err([
        `“${gone.id}” cannot be deleted: no other block of the opening says ${unsaid.map((duty) => dutyWords[duty]).join(', or ')} (R1). Let another block say it first.`,
      ])
}

function withoutBlock(block: Block, gone: string): Block {
  const { when, ...kept } = block
  const left = when === undefined ? undefined : withoutPlaces(when, gone)
  const asked = (left === undefined ? kept : { ...kept, when: left }) as Block
  if (asked.kind !== 'end' || asked.cell === undefined) return asked
  return { ...asked, cell: asked.cell.filter((place) => blockAt(place) !== gone) }
}

function withoutPlaces(when: Condition, gone: string): Condition | undefined {
  if ('at' in when) return blockAt(when.at) === gone ? undefined : when
  if ('not' in when) {
    const left = withoutPlaces(when.not, gone)
    return left === undefined ? undefined : { not: left }
  }
  const parts = ('all' in when ? when.all : when.any).flatMap(
    (one) => withoutPlaces(one, gone) ?? [],
  )
  if (parts.length < 2) return parts[0]
  return 'all' in when ? { all: parts } : { any: parts }
}

/** One place up or down, in the opening or among the questions; blocks that change places are passed together. */
export function moveBlock(script: Script, id: string, to: 'up' | 'down'): Edited {
  const from = script.opening.findIndex((one) => one.id === id)
  if (from >= 0) {
    const opening = swapped(script.opening, from, to)
    return opening === undefined ? noFurther(id, to) : ok({ ...script, opening })
  }
  const at = script.questions.findIndex((one) => one.id === id)
  if (at < 0) return noBlock(id)
  const passed = script.questions[to === 'up' ? at - 1 : at + 1]
  if (passed === undefined) return noFurther(id, to)
  const run = runWith(script, passed.id)
  if (run.includes(id)) return turnsHere(id)
  const [first = passed.id, last = passed.id] = [run.at(0), run.at(-1)]
  const before = script.questions[script.questions.findIndex((one) => one.id === first) - 1]
  return moveAfter(script, id, to === 'down' ? last : before?.id)
}

/** To behind another question, or before them all. */
export function moveAfter(script: Script, id: string, after: string | undefined): Edited {
  const block = script.questions.find((one) => one.id === id)
  if (block === undefined) return noBlock(id)
  if (id === after) return err([`“${id}” stands there already.`])
  if (runWith(script, id).length > 0) return turnsHere(id)
  const left = script.questions.filter((one) => one !== block)
  const at = after === undefined ? 0 : left.findIndex((one) => one.id === after) + 1
  if (after !== undefined && at === 0) return noBlock(after)
  return ok({ ...script, questions: left.toSpliced(at, 0, block) })
}

function runWith(script: Script, id: string): readonly string[] {
  return (script.turns ?? []).map(({ parts }) => parts.flat()).find((run) => run.includes(id)) ?? []
}

function turnsHere(id: string): Edited {
  return err([
    `“${id}” changes places with others from interview to interview. Take it out of that first, then move it.`,
  ])
}

function noFurther(id: string, to: 'up' | 'down'): Edited {
  return err([`“${id}” is the ${to === 'up' ? 'first' : 'last'} already.`])
}

/** The list with one entry a place further, or undefined at its end. */
export function swapped<One>(
  list: readonly One[],
  at: number,
  to: 'up' | 'down',
): readonly One[] | undefined {
  const other = to === 'up' ? at - 1 : at + 1
  const one = list[at]
  if (one === undefined || list[other] === undefined) return undefined
  return list.toSpliced(at, 1).toSpliced(other, 0, one)
}

/** The same question and answers as another kind: what the new kind does not have is left out. */
export function changeKind(script: Script, id: string, kind: QuestionKind): Edited {
  const block = script.questions.find((one) => one.id === id)
  if (block === undefined) return noBlock(id)
  if (!('options' in block) || block.kind === 'grid' || kind === 'grid')
    return err([
      `“${id}” cannot become that: only a question with one list of answers can. Add a new block and delete this one.`,
    ])
  const made = asKind(script, block, kind)
  if (!made.ok) return made
  const questions = script.questions.map((one) => (one === block ? made.value : one))
  return ok({ ...script, questions })
}

function asKind(
  script: Script,
  block: Exclude<Question, { kind: 'grid' }>,
  kind: Exclude<QuestionKind, 'grid'>,
): Result<Block, string[]> {
  if (block.kind === kind) return ok(block)
  const { id, read, disclosure, options, direction, ifAsked, probes, when, noReturn } = block
  const common = {
    ...{ id, read, disclosure, options },
    ...(direction === undefined ? {} : { direction }),
    ...(ifAsked === undefined ? {} : { ifAsked }),
    ...(probes === undefined ? {} : { probes }),
    ...(when === undefined ? {} : { when }),
    ...(noReturn === undefined ? {} : { noReturn }),
  }
  const turns = kind !== 'scale' && block.kind !== 'scale'
  const turning = {
    ...(turns && block.rotate !== undefined ? { rotate: block.rotate } : {}),
    ...(turns && block.last !== undefined ? { last: block.last } : {}),
  }
  if (kind !== 'ranking') return ok({ ...common, ...turning, kind } as Block)
  if (options.length < 2)
    return err([`“${id}” has fewer than two answers: there is nothing to rank.`])
  const ranks = Math.min(3, options.length)
  return ok({ ...common, ...turning, kind, ranks, thenRead: nextRank[script.language] })
}
