import { locate, walk } from './places.ts'
import type { Answer, Place, Script } from './script.ts'

type Answers = Readonly<Record<Place, Answer>>

/**
 * Where an interview that stops at `place` goes on: at the first place of that block. What was answered within the block
 * is asked again, because its rows and ranks would otherwise tell what was said before.
 */
export function stopAtBlock(
  script: Script,
  place: Place,
  answers: Answers,
  seed: string,
): { readonly at: Place; readonly answers: Answers } {
  const id = locate(script, place)?.block.id
  const own = walk(script, seed).filter(({ at }) => at.block.id === id)
  const places = new Set(own.map((one) => one.place))
  const before = Object.entries(answers).filter(([at]) => !places.has(at))
  return { at: own[0]?.place ?? place, answers: Object.fromEntries(before) }
}
