import { locate } from '../scripts/places.ts'
import type { End, Option, Place, Script } from '../scripts/script.ts'
import {
  type CellPart,
  isByStratum,
  partName,
  placesOf,
  type QuotaCell,
  quotasOf,
} from './quota.ts'

/** What samples may tell of a case: each part's name, and the values it can have. */
export type StrataNames = Readonly<Record<string, readonly Option[]>>

/** More than these nobody can fill, or read. */
export const mostCells = 100
const largestTarget = 100_000

/** What is wrong with the quotas of a campaign with this script, in sentences that say what to do; empty when nothing is. */
export function checkQuotas(
  cells: readonly QuotaCell[],
  script: Script,
  strata: StrataNames,
): readonly string[] {
  if (cells.length > mostCells)
    return [
      `There are ${cells.length} cells, and at most ${mostCells} can be filled with care. Join some of them.`,
    ]
  const faults = cells.flatMap((cell, n) =>
    faultsOf(cell, script, strata).map((fault) => `Cell ${n + 1}: ${fault}`),
  )
  return faults.length > 0 ? faults : overlaps(cells)
}

function faultsOf(cell: QuotaCell, script: Script, strata: StrataNames): readonly string[] {
  const { of, target } = cell
  if (of.length === 0 || of.length > 3)
    return ['It is over one, two or three questions. Take some away.']
  const names = of.map(partName)
  const twice = names.find((name, n) => names.indexOf(name) !== n)
  if (twice !== undefined) return [`It names “${twice}” twice. Name it once, with all its answers.`]
  const faults = of.flatMap((part) => partFault(part, script, strata) ?? [])
  if (!Number.isInteger(target) || target < 1 || target > largestTarget)
    faults.push(`Its target is a whole number from 1 to ${largestTarget.toLocaleString('en-GB')}.`)
  if (faults.length === 0 && cell.soft !== true && !isByStratum(cell) && !endFor(cell, script))
    faults.push(noEnd(placesOf(cell)))
  return faults
}

function partFault(part: CellPart, script: Script, strata: StrataNames): string | undefined {
  const listed = 'at' in part ? answersAt(part.at, script) : strataValues(part.stratum, strata)
  if (typeof listed === 'string') return listed
  if (part.is.length === 0) return `It names no answer of “${partName(part)}”. Name at least one.`
  const stranger = part.is.find((value) => !listed.includes(value))
  if (stranger !== undefined)
    return `“${stranger}” is not an answer of “${partName(part)}”. Use one of: ${listed.join(', ')}.`
  const twice = part.is.find((value, n) => part.is.indexOf(value) !== n)
  return twice === undefined
    ? undefined
    : `It names “${twice}” twice in “${partName(part)}”. Name it once.`
}

/** The answers of a question that a cell may be over; or why it may not. */
export function answersAt(place: Place, script: Script): readonly string[] | string {
  const block = locate(script, place)?.block
  if (block === undefined)
    return `The questionnaire has no question “${place}”. Name one that it has.`
  if (block.kind !== 'single' && block.kind !== 'scale' && block.kind !== 'grid')
    return `“${place}” is not a question with one answer. Name one that is.`
  // Who completes after a cell is full has given another answer: the record, which knows who completed, would tell it.
  if (block.disclosure === 'sensitive')
    return `“${place}” is sensitive, and who is let through tells of the answer. Name another question.`
  return block.options.map(({ id }) => id)
}

function strataValues(name: string, strata: StrataNames): readonly string[] | string {
  const known = Object.hasOwn(strata, name) ? strata[name] : undefined
  if (known !== undefined) return known.map(({ id }) => id)
  const names = Object.keys(strata).map((one) => `“${one}”`)
  return names.length === 0
    ? 'The samples of this campaign tell nothing of a case. Use a question instead.'
    : `Samples do not tell “${name}” of a case. They tell ${names.join(' and ')}.`
}

/** Where an interview goes whose cell is full: the first end for full quotas that looks at these places. */
export function endFor(cell: QuotaCell, script: Script): End | undefined {
  const places = placesOf(cell)
  return script.questions.find(
    (block): block is End =>
      block.kind === 'end' &&
      block.as === 'quota-full' &&
      // With a condition of its own, some would be asked to the end and then not count.
      block.when === undefined &&
      places.every((place) => block.cell?.includes(place)),
  )
}

function noEnd(places: readonly Place[]): string {
  const names = places.map((place) => `“${place}”`).join(' and ')
  return `The questionnaire does not end politely when it is full. Add an end for full quotas after ${names}, with “cell” naming ${places.length === 1 ? 'it' : 'them'} and no condition, or make the cell soft.`
}

/** Nobody may fall into two cells of one quota: which of the two would they count in? */
function overlaps(cells: readonly QuotaCell[]): readonly string[] {
  return quotasOf(cells).flatMap((group) =>
    group.flatMap((a, i) =>
      group
        .slice(i + 1)
        .filter((b) => overlap(cells[a], cells[b]))
        .map((b) => `Cells ${a + 1} and ${b + 1} overlap. Give each answer to one of them.`),
    ),
  )
}

function overlap(a: QuotaCell | undefined, b: QuotaCell | undefined): boolean {
  if (a === undefined || b === undefined) return false
  return a.of.every((part) => {
    const other = b.of.find((one) => partName(one) === partName(part))
    return other?.is.some((value) => part.is.includes(value))
  })
}
