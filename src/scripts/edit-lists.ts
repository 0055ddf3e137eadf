import { err, ok, type Result } from '../basics/result.ts'
import { noBlock, swapped } from './edit-blocks.ts'
import type { Block, Option, Script } from './script.ts'
import type { ListName } from './script-edit.ts'

type Edited = Result<Script, string[]>

/** Without one answer or row. What stood alone or kept its place at the end by its name goes with it. */
export function deleteEntry(script: Script, id: string, list: ListName, entry: string): Edited {
  return onList(script, id, list, entry, (block, known) => {
    const kept = known.filter((one) => one.id !== entry)
    return ok(
      list === 'rows' ? withList(block, list, kept) : unnamed(withList(block, list, kept), [entry]),
    )
  })
}

/** One place up or down: number keys and reading order follow. */
export function moveEntry(
  script: Script,
  id: string,
  list: ListName,
  entry: string,
  to: 'up' | 'down',
): Edited {
  return onList(script, id, list, entry, (block, known) => {
    const at = known.findIndex((one) => one.id === entry)
    const moved = swapped(known, at, to)
    return moved === undefined
      ? err([`“${known[at]?.label}” is the ${to === 'up' ? 'first' : 'last'} already.`])
      : ok(withList(block, list, moved))
  })
}

function onList(
  script: Script,
  id: string,
  list: ListName,
  entry: string,
  change: (block: Block, known: readonly Option[]) => Result<Block, string[]>,
): Edited {
  const block = script.questions.find((one) => one.id === id)
  if (block === undefined) return noBlock(id)
  const known = listOf(block, list)
  if (!known.some((one) => one.id === entry))
    return err([
      `“${id}” has no such ${list === 'rows' ? 'row' : 'answer'} any more. Open the draft again.`,
    ])
  const changed = change(block, known)
  if (!changed.ok) return changed
  const questions = script.questions.map((one) => (one === block ? changed.value : one))
  return ok({ ...script, questions })
}

function listOf(block: Block, list: ListName): readonly Option[] {
  if (list === 'rows') return 'rows' in block ? block.rows : []
  return 'options' in block ? block.options : []
}

function withList(block: Block, list: ListName, entries: readonly Option[]): Block {
  return { ...block, [list]: entries } as Block
}

/** The block whose taken-out answers no longer stand alone or keep the end by their names. */
export function unnamed<B extends Block>(block: B, gone: readonly string[]): B {
  const without = (list: readonly string[] | undefined) => list?.filter((id) => !gone.includes(id))
  const kept = {
    ...('exclusive' in block ? { exclusive: without(block.exclusive) } : {}),
    ...('last' in block ? { last: without(block.last) } : {}),
  }
  return { ...block, ...kept }
}
