import { chosenAt } from '../scripts/holds.ts'
import type { Answers, Place } from '../scripts/script.ts'

/**
 * One cell of a campaign's quotas, as it is declared on the sheet: at most `target` completed interviews of those who
 * fall into it. A soft one only tells staff. Cells with the same parts are one quota, and no two of them overlap.
 */
export type QuotaCell = {
  /** One to three: a cell over two or three parts is nested. */
  readonly of: readonly CellPart[]
  readonly target: number
  readonly soft?: true
}

/** Known before the dial, of the sample; or known from an answer to a question with one answer. */
export type CellPart =
  | { readonly stratum: string; readonly is: readonly string[] }
  | { readonly at: Place; readonly is: readonly string[] }

/** What the sample says of a case, by the name of the part: `{ region: 'london' }`. */
export type Stratum = Readonly<Record<string, string>>

/** How many completed interviews lie in each cell, as far as the box can tell. */
export type Counted = {
  /** Those that are known to lie in the cell with this place in the list. */
  of(cell: number): number
  /**
   * Completed interviews whose cells nobody can tell: they wait sealed since before the last start, until a governor
   * gives a password. They may all lie in one cell.
   */
  readonly unknown: number
}

/** The cells, by their place in the list, that somebody of this stratum falls into who has given these answers. */
export function cellsOf(
  cells: readonly QuotaCell[],
  stratum: Stratum | undefined,
  answers: Answers,
): readonly number[] {
  return cells.flatMap(({ of }, n) => (of.every((part) => isIn(part, stratum, answers)) ? [n] : []))
}

/** Whether the sample alone decides it. */
export function isByStratum({ of }: QuotaCell): boolean {
  return of.every((part) => 'stratum' in part)
}

/** The places whose answers decide it, with the stratum. */
export function placesOf({ of }: QuotaCell): readonly Place[] {
  return of.flatMap((part) => ('at' in part ? [part.at] : []))
}

/** Whether one more may be begun: never above the target, whatever the ones are that nobody can tell of. */
export function hasRoom(
  { target, soft }: QuotaCell,
  cell: number,
  counted: Counted,
  reserved: number,
): boolean {
  return soft === true || counted.of(cell) + counted.unknown + reserved < target
}

/** Whether it hangs on those that nobody can tell of whether there is room. */
export function isOpenQuestion(
  { target, soft }: QuotaCell,
  cell: number,
  counted: Counted,
  reserved: number,
): boolean {
  const known = counted.of(cell) + reserved
  return soft !== true && known < target && known + counted.unknown >= target
}

/** What staff are told of a cell, from merged responses alone. */
export type CellStanding = 'open' | 'nearly-full' | 'full'

/** Nearly full from four fifths of the target. */
export function standingOf(merged: number, target: number): CellStanding {
  if (merged >= target) return 'full'
  return merged * 5 >= target * 4 ? 'nearly-full' : 'open'
}

/** The cells of each quota together, by their places in the list: those with the same parts. */
export function quotasOf(cells: readonly QuotaCell[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  for (const [n, { of }] of cells.entries()) {
    const name = of.map(partName).sort().join(' ')
    groups.set(name, [...(groups.get(name) ?? []), n])
  }
  return [...groups.values()]
}

/** Tells the parts of a cell apart. */
export function partName(part: CellPart): string {
  return 'at' in part ? part.at : `${stratumMark}${part.stratum}`
}

/** Before the name of a part that the sample tells: no place in a script begins so. */
export const stratumMark = 'sample:'

export function isIn(part: CellPart, stratum: Stratum | undefined, answers: Answers): boolean {
  if ('at' in part) return chosenAt(answers, part.at).some((option) => part.is.includes(option))
  const said = stratum && Object.hasOwn(stratum, part.stratum) ? stratum[part.stratum] : undefined
  return said !== undefined && part.is.includes(said)
}
