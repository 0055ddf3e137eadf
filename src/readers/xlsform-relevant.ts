import { err, ok, type Result } from '../basics/result.ts'
import { type Condition, doesNotKnow, prefersNotToSay } from '../scripts/script.ts'
import { type Token, tokens } from './xlsform-tokens.ts'

/** A question that a condition may name: where its answer is, and which option each code of the form stands for. */
export type Known = {
  readonly place: string
  readonly several: boolean
  readonly codes: ReadonlyMap<string, string>
  /** Codes that two of the answers have: no condition can tell which of them is meant. */
  readonly twice?: ReadonlySet<string>
}

/** The question of that name, or why it cannot be named. */
export type LookUp = (name: string) => Result<Known, string>

const deepest = 20

/**
 * A `relevant` expression as a condition, or in words why it cannot be one. Taken: `${q} = 'x'`, `!=`, `<`, `>` and
 * the like over listed answers, `selected(${q}, 'x')`, `and`, `or`, `not()` and brackets.
 */
export function conditionFrom(expression: string, lookUp: LookUp): Result<Condition, string> {
  return conditionOf(tokens(expression), lookUp)
}

/** The same of an expression that is in pieces already; undefined when it has signs that no expression has. */
export function conditionOf(
  pieces: readonly Token[] | undefined,
  lookUp: LookUp,
): Result<Condition, string> {
  if (pieces === undefined) return err('The condition has signs that the box does not know.')
  const reader = new Reader(pieces, lookUp)
  try {
    return ok(reader.whole())
  } catch (trouble) {
    if (trouble instanceof NotTaken) return err(trouble.message)
    throw trouble
  }
}

/** Stays inside this file: a reader deep in brackets gives up in one step. */
class NotTaken extends Error {}

class Reader {
  readonly #pieces: readonly Token[]
  readonly #lookUp: LookUp
  #at = 0
  #depth = 0

  constructor(pieces: readonly Token[], lookUp: LookUp) {
    this.#pieces = pieces
    this.#lookUp = lookUp
  }

  whole(): Condition {
    const condition = this.#any()
    if (this.#at < this.#pieces.length)
      throw new NotTaken(`The condition cannot be read from "${this.#here()}" on.`)
    return condition
  }

  #any(): Condition {
    const parts = [this.#all()]
    while (this.#take('word', 'or')) parts.push(this.#all())
    return anyOf(parts)
  }

  #all(): Condition {
    const parts = [this.#one()]
    while (this.#take('word', 'and')) parts.push(this.#one())
    return allOf(parts)
  }

  #one(): Condition {
    if (this.#depth > deepest) throw new NotTaken('The condition has too many brackets.')
    if (this.#take('word', 'not')) return { not: this.#deeper(() => this.#one()) }
    if (this.#take('word', 'selected')) return this.#bracketed(() => this.#selected())
    if (this.#is('sign', '(')) return this.#bracketed(() => this.#any())
    return this.#comparison()
  }

  #bracketed(inside: () => Condition): Condition {
    this.#need('(')
    const condition = this.#deeper(inside)
    this.#need(')')
    return condition
  }

  #deeper(inside: () => Condition): Condition {
    this.#depth += 1
    const condition = inside()
    this.#depth -= 1
    return condition
  }

  #selected(): Condition {
    const known = this.#named()
    this.#need(',')
    return { at: known.place, is: [optionOf(known, this.#value())] }
  }

  #comparison(): Condition {
    const turned = this.#pieces[this.#at]?.kind !== 'name'
    const before = turned ? this.#value() : undefined
    const known = before === undefined ? this.#named() : undefined
    const sign = this.#next()
    if (sign?.kind !== 'sign' || !/^(!?=|[<>]=?)$/.test(sign.text))
      throw new NotTaken(`The condition cannot be read from "${sign?.text ?? 'its end'}" on.`)
    return known === undefined
      ? compared(this.#named(), flipped[sign.text] ?? sign.text, before ?? '')
      : compared(known, sign.text, this.#value())
  }

  #named(): Known {
    const piece = this.#next()
    if (piece?.kind !== 'name')
      throw new NotTaken(
        `A question, as in \${name}, was expected at "${piece?.text ?? 'its end'}".`,
      )
    const known = this.#lookUp(piece.text)
    if (!known.ok) throw new NotTaken(known.error)
    return known.value
  }

  #value(): string {
    const piece = this.#next()
    if (piece?.kind !== 'text' && piece?.kind !== 'number')
      throw new NotTaken(
        `It uses "${piece?.text ?? 'nothing'}", which is neither a listed answer nor one of and, or, not, selected.`,
      )
    return piece.text
  }

  #need(sign: string): void {
    if (!this.#take('sign', sign))
      throw new NotTaken(`"${sign}" was expected at "${this.#here()}".`)
  }

  #take(kind: Token['kind'], text: string): boolean {
    const found = this.#is(kind, text)
    if (found) this.#at += 1
    return found
  }

  #is(kind: Token['kind'], text: string): boolean {
    const piece = this.#pieces[this.#at]
    return piece?.kind === kind && piece.text.toLowerCase() === text
  }

  #next(): Token | undefined {
    const piece = this.#pieces[this.#at]
    this.#at += 1
    return piece
  }

  #here(): string {
    return this.#pieces[this.#at]?.text ?? 'its end'
  }
}

const flipped: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' }

/** The answer at one place against a value, by one of the six signs; throws `NotTaken`. */
function compared(known: Known, sign: string, value: string): Condition {
  if (known.several) throw new NotTaken(`"${known.place}" takes several answers: use selected().`)
  const all = [...new Set(known.codes.values())]
  if (sign === '=' || sign === '!=') {
    const same: Condition =
      value === ''
        ? { not: { at: known.place, is: all } }
        : { at: known.place, is: [optionOf(known, value)] }
    return sign === '=' ? same : { not: same }
  }
  for (const code of known.twice ?? []) throw isTwice(known, code)
  const codes = [...known.codes].filter(([code]) => ordered(Number(code), sign, Number(value)))
  if (
    [...known.codes.keys(), value].some((code) => code.trim() === '' || Number.isNaN(Number(code)))
  )
    throw new NotTaken(
      `"${sign}" needs answers that are numbers, and those of "${known.place}" are not.`,
    )
  if (codes.length === 0) throw new NotTaken(`No answer of "${known.place}" is ${sign} ${value}.`)
  return { at: known.place, is: [...new Set(codes.map(([, option]) => option))] }
}

function ordered(code: number, sign: string, value: number): boolean {
  if (sign === '<') return code < value
  if (sign === '<=') return code <= value
  return sign === '>' ? code > value : code >= value
}

function isTwice(known: Known, code: string): NotTaken {
  return new NotTaken(
    `Two answers of "${known.place}" are called "${code}" in the file: give each a name of its own.`,
  )
}

function optionOf(known: Known, code: string): string {
  if (known.twice?.has(code)) throw isTwice(known, code)
  // Every question has the two answers of the house, whether or not the form lists them (R6).
  const house = code === doesNotKnow.id || code === prefersNotToSay.id ? code : undefined
  const option = known.codes.get(code) ?? house
  if (option === undefined) throw new NotTaken(`"${code}" is not an answer of "${known.place}".`)
  return option
}

/** Alternatives about one place are one list of its answers. */
export function anyOf(parts: readonly Condition[]): Condition {
  const [first] = parts
  if (first === undefined || parts.length === 1) return first ?? { any: [] }
  const same = parts.every((part) => 'at' in part && 'at' in first && part.at === first.at)
  if (same && 'at' in first)
    return {
      at: first.at,
      is: [...new Set(parts.flatMap((part) => ('at' in part ? part.is : [])))],
    }
  return { any: parts }
}

/** All of these at once; one alone stands by itself. */
export function allOf(parts: readonly Condition[]): Condition {
  const [first] = parts
  return parts.length === 1 && first !== undefined ? first : { all: parts }
}
