import type { Block, Condition } from '../scripts/script.ts'
import { formName } from './xlsform-names.ts'

/** Which places take several answers: those are asked about with `selected()`. */
export function severalPlaces(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(blocks.filter(({ kind }) => kind === 'multiple').map(({ id }) => id))
}

/** A condition as an XLSForm writes it in `relevant`. */
export function relevantText(condition: Condition, several: ReadonlySet<string>): string {
  if ('not' in condition) return `not(${relevantText(condition.not, several)})`
  if ('all' in condition) return joined(condition.all, ' and ', several)
  if ('any' in condition) return joined(condition.any, ' or ', several)
  const { is } = condition
  const at = formName(condition.at)
  const one = (option: string) =>
    several.has(condition.at) ? `selected(\${${at}}, '${option}')` : `\${${at}} = '${option}'`
  return is.length === 1 ? one(is[0] ?? '') : `(${is.map(one).join(' or ')})`
}

function joined(parts: readonly Condition[], by: string, several: ReadonlySet<string>): string {
  return `(${parts.map((part) => relevantText(part, several)).join(by)})`
}
