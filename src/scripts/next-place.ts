import { answerAt } from './answer-at.ts'
import { chosenAt, holds } from './holds.ts'
import { type Located, type LocatedPlace, rankPlace, type Way, walk, way } from './places.ts'
import {
  type Answers,
  doesNotKnow,
  type End,
  type Place,
  prefersNotToSay,
  type Script,
} from './script.ts'

/** Whether the quota cell is full that the answers at these places fall into: the options chosen, place by place. */
export type IsFull = (cell: Readonly<Record<Place, readonly string[]>>) => boolean

const neverFull: IsFull = () => false

/** The place where every interview begins: the first opening block (R1). */
export function firstPlace(script: Script): Place {
  const first = walk(script)[0]
  if (first === undefined) throw new Error('A script without places cannot be read: check it first')
  return first.place
}

/**
 * The place that follows `place`, given the answers so far, or `completed` when the closing is next (P5), be it that
 * an `end` block ends it: `endOf` says which. The same seed always gives the same way through. Throws for a
 * place that the script does not have.
 */
export function nextPlace(
  script: Script,
  place: Place,
  answers: Answers,
  seed: string,
  isFull: IsFull = neverFull,
): Place | 'completed' {
  const all = way(script, seed)
  const here = all.findIndex((one) => 'place' in one && one.place === place)
  if (here < 0) throw new Error(`The script ${script.name} has no place "${place}"`)
  const next = all.slice(here + 1).find((one) => stands(one, answers, isFull))
  return next !== undefined && 'place' in next ? next.place : 'completed'
}

/**
 * Where an interview with these answers stands: the first place on its way that has no answer yet, or `completed`.
 * This is the only place at which an answer may be given (P5), also after an earlier answer was changed.
 */
export function currentPlace(
  script: Script,
  answers: Answers,
  seed: string,
  isFull: IsFull = neverFull,
): Place | 'completed' {
  const open = way(script, seed).find(
    (one) =>
      stands(one, answers, isFull) && ('end' in one || answerAt(answers, one.place) === undefined),
  )
  return open !== undefined && 'place' in open ? open.place : 'completed'
}

/** The `end` block at which an interview with these answers ends, if it does not go on to its last question. */
export function endOf(
  script: Script,
  answers: Answers,
  seed: string,
  isFull: IsFull = neverFull,
): End | undefined {
  const found = way(script, seed).find((one) => 'end' in one && stands(one, answers, isFull))
  return found !== undefined && 'end' in found ? found.end : undefined
}

/** An `end` block by its id. */
export function endBlock(script: Script, id: string): End | undefined {
  return script.questions.find((block): block is End => block.kind === 'end' && block.id === id)
}

/** The places that are read or asked with these answers, in the author's order, as far as the way goes. */
export function askedPlaces(script: Script, answers: Answers): LocatedPlace[] {
  const all = way(script)
  const stop = all.findIndex((one) => 'end' in one && stands(one, answers, neverFull))
  return all
    .slice(0, stop < 0 ? all.length : stop)
    .filter((one) => 'place' in one)
    .filter(({ at }) => isAsked(at, answers))
}

/** Whether what stands here is read or asked, given the answers so far. Opening blocks always are (R1). */
export function isAsked(at: Located, answers: Answers): boolean {
  if (at.block.kind === 'opening') return true
  if (at.block.when !== undefined && !holds(at.block.when, answers)) return false
  return !('rank' in at) || at.rank === 1 || ranked(at.block.id, at.rank - 1, answers)
}

/** Whether an `end` block ends the interview here. */
export function ends(end: End, answers: Answers, isFull: IsFull): boolean {
  if (end.when !== undefined && !holds(end.when, answers)) return false
  if (end.as === 'screened-out') return true
  return isFull(
    Object.fromEntries((end.cell ?? []).map((place) => [place, chosenAt(answers, place)])),
  )
}

function stands(one: Way, answers: Answers, isFull: IsFull): boolean {
  return 'end' in one ? ends(one.end, answers, isFull) : isAsked(one.at, answers)
}

/** Something was put at this rank, so there is a next one to ask. */
function ranked(id: string, rank: number, answers: Answers): boolean {
  const [first] = chosenAt(answers, rankPlace({ id }, rank))
  return first !== undefined && first !== doesNotKnow.id && first !== prefersNotToSay.id
}
