import type { QuotaRow } from '../../views/parts/quota-cells.tsx'
import type { Tone } from '../../views/parts/tag.tsx'
import type { Sheet } from '../facts/sheet.ts'
import { answersAt } from '../fieldwork/check-quotas.ts'
import { type CellStanding, standingOf, stratumMark } from '../fieldwork/quota.ts'
import { strataNames } from '../fieldwork/quota-strata.ts'
import { cellWords } from '../fieldwork/quota-text.ts'
import { withoutPipes } from '../results/places.ts'
import { closeTo } from '../results/rounding.ts'
import { walk } from '../scripts/places.ts'
import type { Script } from '../scripts/script.ts'

const standings: Readonly<Record<CellStanding, { readonly text: string; readonly tone: Tone }>> = {
  open: { text: 'Open', tone: 'good' },
  'nearly-full': { text: 'Nearly full', tone: 'wait' },
  full: { text: 'Full', tone: 'stop' },
}

/** Each cell with what may be told of it: of merged responses alone, and rounded (design 3, X2, X4). */
export function quotaRows(
  { quotas = [] }: Pick<Sheet, 'quotas'>,
  script: Script,
  merged: readonly number[],
): readonly QuotaRow[] {
  return quotas.map((cell, n) => {
    const count = merged[n] ?? 0
    const { text, tone } = standings[standingOf(count, cell.target)]
    return {
      number: n + 1,
      who: cellWords(cell, script, strataNames).map(({ term, is }) => `${term}: ${is}`),
      target: cell.target.toLocaleString('en-GB'),
      merged: closeTo(count),
      state: cell.soft ? `${text}, soft: interviews go on` : text,
      tone: cell.soft && tone === 'stop' ? 'wait' : tone,
    }
  })
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
