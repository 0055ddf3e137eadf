import { err, ok, type Result } from '../basics/result.ts'
import { noBlock } from './edit-blocks.ts'
import type { Script } from './script.ts'
import type { TurnChoice } from './script-edit.ts'

type Edited = Result<Script, string[]>

/** The questions from `id` to `to` change places from interview to interview, each by itself. */
export function beginTurn(script: Script, id: string, to: string, by: TurnChoice): Edited {
  const [from, until] = [id, to].map((one) =>
    script.questions.findIndex((block) => block.id === one),
  )
  if (from === undefined || from < 0) return noBlock(id)
  if (until === undefined || until < 0) return noBlock(to)
  if (until <= from || by === 'no')
    return err(['Choose a later block, and how they change places: one block alone cannot.'])
  const parts = script.questions.slice(from, until + 1).map((block) => [block.id])
  return ok({ ...script, turns: [...(script.turns ?? []), { parts, by }] })
}

/** The blocks that change places with this one stay where they stand. */
export function dropTurn(script: Script, id: string): Edited {
  const { turns = [], ...alone } = script
  const kept = turns.filter(({ parts }) => !parts.flat().includes(id))
  if (kept.length === turns.length) return err([`“${id}” does not change places with others.`])
  return ok(kept.length === 0 ? alone : { ...alone, turns: kept })
}
