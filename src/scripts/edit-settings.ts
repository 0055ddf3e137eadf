import { err, ok, type Result } from '../basics/result.ts'
import { noBlock } from './edit-blocks.ts'
import { dutyWords } from './house-words.ts'
import type { Block, End, OpeningDuty, Question, Script, Turning } from './script.ts'
import type { Settings, TurnChoice } from './script-edit.ts'

type Edited = Result<Script, string[]>

/** What is chosen of one block. A setting that its kind does not have is left alone. */
export function changeSettings(script: Script, id: string, settings: Settings): Edited {
  if (script.opening.some((one) => one.id === id)) return changeSays(script, id, settings.says)
  const block = script.questions.find((one) => one.id === id)
  if (block === undefined) return noBlock(id)
  const set = (changed: Block): Edited =>
    ok({ ...script, questions: script.questions.map((one) => (one === block ? changed : one)) })
  const stopping = withReturn(block, settings.noReturn)
  if (stopping.kind === 'statement') return set(stopping)
  if (stopping.kind === 'end') return set(withCell(stopping, settings))
  const { ends } = settings
  if (ends !== undefined && (ends.first.trim() === '') !== (ends.last.trim() === ''))
    return err(['Write what both the first and the last point mean, or neither.'])
  return set(asked(stopping, settings))
}

/** R1: whatever one block no longer says, another must. */
function changeSays(script: Script, id: string, says: readonly OpeningDuty[] = []): Edited {
  const opening = script.opening.map((one) => (one.id === id ? { ...one, says } : one))
  const before = new Set(script.opening.flatMap((one) => one.says))
  const after = new Set(opening.flatMap((one) => one.says))
  const lost = [...before].filter((duty) => !after.has(duty))
  return lost.length === 0
    ? ok({ ...script, opening })
    : err([
        `Then no block of the opening says ${lost.map((duty) => dutyWords[duty]).join(', or ')} (R1). Tick it at another block first.`,
      ])
}

function withReturn(block: Block, noReturn: boolean | undefined): Block {
  if (noReturn === undefined || noReturn === (block.noReturn ?? false)) return block
  const { noReturn: _, ...kept } = block
  return (noReturn ? { ...kept, noReturn } : kept) as Block
}

function withCell(block: End, { cell }: Settings): End {
  return cell === undefined || block.as === 'screened-out' ? block : { ...block, cell }
}

function asked(block: Question, settings: Settings): Question {
  const { disclosure = block.disclosure } = settings
  const known = block.options.map(({ id }) => id)
  const listed = (list: readonly string[] | undefined, was: readonly string[] | undefined) =>
    list === undefined ? was : known.filter((id) => list.includes(id))
  const rotate = turning(block.rotate, settings.rotate)
  const common = { ...block, disclosure }
  switch (common.kind) {
    case 'single':
      return put(common, {
        rotate,
        last: full(listed(settings.last, common.last), common.last),
        bands: settings.bands === 'none' ? undefined : (settings.bands ?? common.bands),
      })
    case 'multiple':
      return put(common, {
        rotate,
        last: full(listed(settings.last, common.last), common.last),
        exclusive: full(listed(settings.exclusive, common.exclusive), common.exclusive),
        atLeast: counted(settings.atLeast, common.atLeast),
        atMost: counted(settings.atMost, common.atMost),
      })
    case 'scale':
      return put(common, {
        rotate: rotate === undefined || rotate === false ? rotate : 'reverse',
        ends: endsOf(settings, common.ends),
      })
    case 'grid':
      return put(common, { rotate, ends: endsOf(settings, common.ends) })
    case 'ranking':
      return put(common, {
        rotate,
        last: full(listed(settings.last, common.last), common.last),
        ranks: counted(settings.ranks, common.ranks) ?? common.ranks,
      })
  }
}

/** An empty list is no list, unless the block came with one: a form that changes nothing changes no byte. */
function full(
  list: readonly string[] | undefined,
  was: readonly string[] | undefined,
): readonly string[] | undefined {
  if (list?.length === 0) return was?.length === 0 ? was : undefined
  // The order of a list of names says nothing: keep it as it came.
  const same = list !== undefined && was !== undefined && list.length === was.length
  return same && list.every((id) => was.includes(id)) ? was : list
}

function counted(count: number | undefined, was: number | undefined): number | undefined {
  if (count === undefined) return was
  return count === 0 ? undefined : count
}

function endsOf({ ends }: Settings, was: { first: string; last: string } | undefined) {
  if (ends === undefined) return was
  const said = { first: ends.first.trim(), last: ends.last.trim() }
  return said.first === '' ? undefined : said
}

/** What the choice in a form is for a block. */
export function turnChoice(turn: Turning | undefined): TurnChoice {
  if (turn === undefined || turn === false) return 'no'
  return turn === true ? 'randomise' : turn
}

function turning(was: Turning | undefined, choice: TurnChoice | undefined): Turning | undefined {
  if (choice === undefined || choice === turnChoice(was)) return was
  return choice === 'no' ? undefined : choice
}

/** The block with these settings; one that is undefined is taken off. */
function put<B extends Question>(block: B, settings: Readonly<Record<string, unknown>>): B {
  const all = Object.entries({ ...block, ...settings })
  return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as B
}
