import { err, ok, type Result } from '../basics/result.ts'
import type { Condition } from '../scripts/script.ts'
import type { LssRow } from './lss-tables.ts'
import { allOf, anyOf, conditionOf, type Known, type LookUp } from './xlsform-relevant.ts'
import type { Token } from './xlsform-tokens.ts'

/** What may be named in a condition: by its variable, as `Q1` or `Q1_SQ1`, and by its field, as `12X3X45SQ1`. */
export type LssNames = {
  readonly byVariable: ReadonlyMap<string, Known>
  readonly byField: ReadonlyMap<string, Known>
  /** Variables and fields that are in the file but not in the script. */
  readonly notTaken: ReadonlySet<string>
}

/**
 * The rows of the `conditions` table that belong to one question. Rows of one scenario about the same field are
 * alternatives, fields are joined by "and", scenarios by "or": as LimeSurvey itself reads them.
 */
export function fromTable(rows: readonly LssRow[], names: LssNames): Result<Condition, string> {
  const scenarios = new Map<string, Map<string, Condition[]>>()
  for (const row of rows) {
    const one = oneRow(row, names)
    if (!one.ok) return one
    const scenario = scenarios.get(row.get('scenario')) ?? new Map<string, Condition[]>()
    const field = row.get('cfieldname')
    scenarios.set(row.get('scenario'), scenario)
    scenario.set(field, [...(scenario.get(field) ?? []), one.value])
  }
  return ok(
    anyOf(
      [...scenarios.values()].map((fields) => allOf([...fields.values()].map((one) => anyOf(one)))),
    ),
  )
}

function oneRow(row: LssRow, names: LssNames): Result<Condition, string> {
  const field = row.get('cfieldname')
  const method = row.get('method').trim()
  const value = row.get('value').trim()
  const sign = method === '==' ? '=' : method
  if (!/^(!?=|[<>]=?)$/.test(sign)) return err(`It compares by "${method}".`)
  if (/^[@{]/.test(value)) return err('It compares two answers with each other.')
  const known = names.byField.get(field.replace(/^\+/, ''))
  if (known === undefined) return err(unknown(field, names))
  const whole = known.several
    ? [word('selected'), mark('('), name(field), mark(','), text(value), mark(')')]
    : [name(field), mark(sign), text(value)]
  const condition = conditionOf(whole, () => ok(known))
  return known.several && sign === '!=' && condition.ok ? ok({ not: condition.value }) : condition
}

/** A `relevance` expression in ExpressionScript, over listed answers. */
export function fromExpression(expression: string, names: LssNames): Result<Condition, string> {
  return conditionOf(pieces(expression), lookUpBy(names))
}

/** A question by the name that texts and expressions give it. */
export function lookUpBy(names: LssNames): LookUp {
  return (variable) => {
    const plain = variable.replace(/\.(NAOK|shown|code|value|valueNAOK)$/i, '')
    const known = names.byVariable.get(plain) ?? names.byField.get(plain)
    return known === undefined ? err(unknown(plain, names)) : ok(known)
  }
}

function unknown(variable: string, names: LssNames): string {
  return names.notTaken.has(variable.replace(/^\+/, ''))
    ? `It hangs on "${variable}", which is not a question with listed answers in the script.`
    : `There is no question "${variable}" before it.`
}

const pattern =
  /\s*(?:"([^"]*)"|'([^']*)'|(-?\d+(?:\.\d+)?)(?![\w.])|(==|!=|<=|>=|&&|\|\||[=<>!(),])|([A-Za-z0-9_.]+))/y
const signs: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
}

/** ExpressionScript in the pieces that an XLSForm condition is made of. */
function pieces(expression: string): Token[] | undefined {
  const found: Token[] = []
  const rest = expression.trim()
  let at = 0
  while (at < rest.length) {
    pattern.lastIndex = at
    const match = pattern.exec(rest)
    if (match === null || found.length > 400) return undefined
    found.push(pieceOf(match))
    at = pattern.lastIndex
  }
  return withoutEmptiness(found)
}

function pieceOf([, double, single, number, sign, variable = '']: RegExpExecArray): Token {
  const quoted = double ?? single
  if (quoted !== undefined) return text(quoted)
  if (number !== undefined) return { kind: 'number', text: number }
  if (sign === '&&' || sign === '||') return word(sign === '&&' ? 'and' : 'or')
  if (sign !== undefined) return sign === '!' ? word('not') : mark(sign === '==' ? '=' : sign)
  const lower = variable.toLowerCase()
  const spelt = Object.hasOwn(signs, lower) ? signs[lower] : undefined
  if (spelt !== undefined) return mark(spelt)
  return /^(and|or|not|is_empty)$/.test(lower) ? word(lower) : name(variable)
}

/** `is_empty(Q1)` says what `Q1 = ''` says. */
function withoutEmptiness(found: readonly Token[]): Token[] {
  const out: Token[] = []
  for (let at = 0; at < found.length; at += 1) {
    const [first, open, variable, close] = found.slice(at, at + 4)
    const empty = first?.kind === 'word' && first.text === 'is_empty'
    if (empty && open?.text === '(' && variable?.kind === 'name' && close?.text === ')') {
      out.push(mark('('), variable, mark('='), text(''), mark(')'))
      at += 3
    } else if (first !== undefined) out.push(first)
  }
  return out
}

const word = (spelt: string): Token => ({ kind: 'word', text: spelt })
const mark = (spelt: string): Token => ({ kind: 'sign', text: spelt })
const name = (spelt: string): Token => ({ kind: 'name', text: spelt })
const text = (spelt: string): Token => ({ kind: 'text', text: spelt })
