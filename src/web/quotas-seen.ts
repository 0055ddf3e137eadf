import type { QuotaRow } from '../../views/parts/quota-cells.tsx'
import type { Tone } from '../../views/parts/tag.tsx'
import type { CampaignId } from '../basics/ids.ts'
import type { Sheet } from '../facts/sheet.ts'
import { answersAt } from '../fieldwork/check-quotas.ts'
import {
  type CellStanding,
  isByStratum,
  type QuotaCell,
  standingOf,
  stratumMark,
} from '../fieldwork/quota.ts'
import { strataNames } from '../fieldwork/quota-strata.ts'
import { cellWords } from '../fieldwork/quota-text.ts'
import { withoutPipes } from '../results/places.ts'
import { toldOfCell } from '../results/quota-told.ts'
import type { ReleaseDocument } from '../results/release-document.ts'
import { closeTo } from '../results/rounding.ts'
import { walk } from '../scripts/places.ts'
import type { Script } from '../scripts/script.ts'
import type { House } from './house.ts'
import { newestTold } from './release-seen.ts'

const standings: Readonly<Record<CellStanding, { readonly text: string; readonly tone: Tone }>> = {
  open: { text: 'Open', tone: 'good' },
  'nearly-full': { text: 'Nearly full', tone: 'wait' },
  full: { text: 'Full', tone: 'stop' },
}

/** What pages may know of a campaign's cells. `merged` are true counts of mixed responses, by cell. */
export type CellsKnown = {
  readonly merged: readonly number[]
  /** The release that was prepared last: of answers nothing else tells. */
  readonly told?: Pick<ReleaseDocument, 'tables' | 'number' | 'base'> | undefined
}

/**
 * Each cell with what may be told of it, of merged responses alone (design 3, X2, X4). How many gave an answer is told by
 * releases and nowhere else, or two looks would tell what a few said (X6); that a cell is full is in the record.
 */
export function quotaRows(
  { quotas = [] }: Pick<Sheet, 'quotas'>,
  script: Script,
  known: CellsKnown,
): readonly QuotaRow[] {
  return quotas.map((cell, n) => {
    const { text, tone } = standings[standing(cell, n, known)]
    return {
      number: n + 1,
      who: cellWords(cell, script, strataNames).map(({ term, is }) => `${term}: ${is}`),
      target: cell.target.toLocaleString('en-GB'),
      merged: countWords(cell, n, known),
      state: cell.soft ? `${text}, soft: interviews go on` : text,
      tone: cell.soft && tone === 'stop' ? 'wait' : tone,
    }
  })
}

function standing(cell: QuotaCell, n: number, { merged, told }: CellsKnown): CellStanding {
  const count = merged[n] ?? 0
  if (isByStratum(cell) || count >= cell.target) return standingOf(count, cell.target)
  const lo = told && toldOfCell(cell, told.tables)?.lo
  return standingOf(Math.min(lo ?? 0, cell.target - 1), cell.target)
}

function countWords(cell: QuotaCell, n: number, { merged, told }: CellsKnown): string {
  if (isByStratum(cell)) return closeTo(merged[n] ?? 0)
  const count = told && toldOfCell(cell, told.tables)?.about
  return told && count !== undefined ? `about ${count}, by release ${told.number}` : 'not told'
}

/** What cells can be over: each name, and the names of its values with their words. */
export function quotaNames(script: Script) {
  const strata = Object.entries(strataNames).map(([name, values]) => ({
    name: `${stratumMark}${name}`,
    about: 'Told by the sample',
    values,
  }))
  const asked = walk(script).flatMap(({ place, at }) => {
    if (typeof answersAt(place, script) === 'string' || !('options' in at.block)) return []
    const read = withoutPipes(at.block.read)
    const about = 'row' in at ? `${read} ${at.row.label}` : read
    return { name: place, about, values: at.block.options }
  })
  return [...strata, ...asked]
}

/** What pages may know of the cells of a campaign of this house now. */
export function cellsKnown({ writer, documents, services }: House, id: CampaignId): CellsKnown {
  return { merged: services.mergedByCell(id), told: newestTold(writer.ahead, documents, id) }
}
