import { err, ok, type Result } from '../basics/result.ts'
import { nextRank } from './house-words.ts'
import { newId } from './new-id.ts'
import type { Block, OpeningBlock, Option, Script } from './script.ts'
import type { NewBlock } from './script-edit.ts'
import { workingNameToken } from './words-at.ts'

/** A block as it is begun, with a name that no block has. Its answers are listed, or it is not begun (P6). */
export function newBlock(script: Script, fresh: NewBlock): Result<Block | OpeningBlock, string[]> {
  const read = fresh.read.trim()
  if (read === '') return err(['Write the words to read aloud.'])
  const taken = new Set([
    ...script.opening.map(({ id }) => id),
    ...script.questions.map(({ id }) => id),
    ...['new', 'completed', workingNameToken],
  ])
  const name = fresh.name?.trim() ?? ''
  if (taken.has(name))
    return err([`There is a block “${name}” already. Choose another short name.`])
  const id = name === '' ? newId(read, taken, 'block') : name
  switch (fresh.kind) {
    case 'opening':
      return ok({ id, read, kind: 'opening', says: [] })
    case 'statement':
      return ok({ id, read, kind: 'statement' })
    case 'screened-out':
      return ok({ id, read, kind: 'end', as: 'screened-out' })
    case 'quota-full':
      return ok({ id, read, kind: 'end', as: 'quota-full', cell: [] })
    default:
      return newQuestion(script, { ...fresh, id, kind: fresh.kind })
  }
}

type NewQuestion = Omit<NewBlock, 'kind'> & {
  readonly id: string
  readonly kind: Exclude<NewBlock['kind'], 'opening' | 'statement' | 'screened-out' | 'quota-full'>
}

function newQuestion(script: Script, fresh: NewQuestion): Result<Block, string[]> {
  const options = entries(fresh.answers, 'answer')
  if (options.length < 2) return err(['Write at least two answers, one on each line (P6).'])
  const rows = entries(fresh.rows, 'row')
  const asked = { id: fresh.id, read: fresh.read.trim(), disclosure: 'open', options } as const
  switch (fresh.kind) {
    case 'single':
    case 'multiple':
    case 'scale':
      return ok({ ...asked, kind: fresh.kind })
    case 'age':
      return ok({ ...asked, kind: 'single', bands: 'age', disclosure: 'quasi-identifier' })
    case 'frequency':
    case 'duration':
      return ok({ ...asked, kind: 'single', bands: fresh.kind })
    case 'grid':
      return rows.length === 0
        ? err(['Write at least one row, one on each line: a grid asks the same of each.'])
        : ok({ ...asked, kind: 'grid', rows })
    case 'ranking': {
      const ranks = Math.min(3, options.length)
      return ok({ ...asked, kind: 'ranking', ranks, thenRead: nextRank[script.language] })
    }
  }
}

function entries(lines: readonly string[], otherwise: string): Option[] {
  const made: Option[] = []
  for (const label of lines.map((line) => line.trim()).filter((line) => line !== '')) {
    const taken = new Set(['dk', 'pnts', 'new', ...made.map(({ id }) => id)])
    made.push({ id: newId(label, taken, otherwise), label })
  }
  return made
}
