import { err, ok, type Result } from '../basics/result.ts'
import { locate } from '../scripts/places.ts'
import type { Option, Script } from '../scripts/script.ts'
import type { StrataNames } from './check-quotas.ts'
import { type CellPart, partName, type QuotaCell, stratumMark } from './quota.ts'

/**
 * Cells as staff write them, one a line: `age: 16-34, 35-54 / sample:region: london = 50`, with `soft` at the end of a
 * soft one. Answers are named by their ids, or by their words. Says of each line that cannot be read what to write.
 */
export function readQuotaText(
  text: string,
  script: Script,
  strata: StrataNames,
): Result<readonly QuotaCell[], readonly string[]> {
  const cells: QuotaCell[] = []
  const faults: string[] = []
  for (const [n, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const cell = readLine(line, (part) => valuesOf(part, script, strata))
    if (typeof cell === 'string') faults.push(`Line ${n + 1}: ${cell}`)
    else cells.push(cell)
  }
  return faults.length > 0 ? err(faults) : ok(cells)
}

/** The cells as they would be written. */
export function quotaText(cells: readonly QuotaCell[]): string {
  return cells.map(lineOf).join('\n')
}

/** A cell in the words of the script: `Age: 16 to 34 or 35 to 54; Region: London`. */
export function cellWords(
  { of }: QuotaCell,
  script: Script,
  strata: StrataNames,
): readonly { readonly term: string; readonly is: string }[] {
  return of.map((part) => {
    const options = valuesOf(partName(part), script, strata)
    const labels = part.is.map((id) => options.find((one) => one.id === id)?.label ?? id)
    return { term: 'at' in part ? part.at : part.stratum, is: labels.join(' or ') }
  })
}

function lineOf({ of, target, soft }: QuotaCell): string {
  const parts = of.map((part) => `${partName(part)}: ${part.is.join(', ')}`)
  return `${parts.join(' / ')} = ${target}${soft ? ' soft' : ''}`
}

type Values = (part: string) => readonly Option[]

function readLine(line: string, values: Values): QuotaCell | string {
  const [, left, target, soft] = /^([^=]+)=\s*(\d{1,6})\s*(soft)?\s*$/i.exec(line) ?? []
  if (left === undefined)
    return 'Write a question, its answers, an equals sign and a number: “age: 16-34 = 50”.'
  const of: CellPart[] = []
  for (const words of left.split('/')) {
    const part = readPart(words.trim(), values)
    if (part === undefined)
      return `“${words.trim()}” is not a question with its answers. Write “age: 16-34, 35-54”.`
    of.push(part)
  }
  return { of, target: Number(target), ...(soft === undefined ? {} : { soft: true }) }
}

function readPart(words: string, values: Values): CellPart | undefined {
  const stratum = words.toLowerCase().startsWith(stratumMark)
  const [, name, listed] =
    /^([^:]+):(.+)$/.exec(stratum ? words.slice(stratumMark.length) : words) ?? []
  if (name === undefined || listed === undefined) return undefined
  const part = stratum ? { stratum: name.trim().toLowerCase() } : { at: name.trim() }
  const known = values(partName({ ...part, is: [] }))
  const is = listed.split(',').map((one) => idOf(one.trim(), known))
  return { ...part, is }
}

/** What is not known stays as it was written, so that the check can name it. */
function idOf(written: string, known: readonly Option[]): string {
  const same = (text: string) => text.toLowerCase() === written.toLowerCase()
  return (known.find(({ id }) => same(id)) ?? known.find(({ label }) => same(label)))?.id ?? written
}

function valuesOf(part: string, script: Script, strata: StrataNames): readonly Option[] {
  if (part.startsWith(stratumMark)) {
    const name = part.slice(stratumMark.length)
    return (Object.hasOwn(strata, name) ? strata[name] : undefined) ?? []
  }
  const block = locate(script, part)?.block
  return block !== undefined && 'options' in block ? block.options : []
}
