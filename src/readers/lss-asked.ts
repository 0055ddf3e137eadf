import { err } from '../basics/result.ts'
import type { Block, Disclosure, Language, Statement } from '../scripts/script.ts'
import type { Change } from './import-report.ts'
import type { LssRow } from './lss-tables.ts'
import type { Known } from './xlsform-relevant.ts'

export type Common = Pick<Statement, 'id' | 'read' | 'direction' | 'when'>
export type Settings = (name: string) => string

/** The blocks that a question becomes, and what later conditions may name: by the end of its variable and its field. */
export type LssTaken = {
  readonly blocks: readonly Block[]
  readonly names: readonly {
    readonly ending: string
    readonly field: string
    readonly known: Known
  }[]
  readonly changes: readonly Change[]
}

export type LssAsked = {
  readonly common: Common
  readonly row: LssRow
  /** Sub-questions whose words could be taken, with the names they have here. */
  readonly parts: readonly { readonly code: string; readonly id: string; readonly label: string }[]
  readonly answers: readonly LssRow[]
  readonly setting: Settings
  /** Of the words that the house adds. */
  readonly language: Language | undefined
  readonly ownId: (name: string) => string
}

/** The class of every imported question until an author gives it another: the careful one. */
export const disclosure: Disclosure = 'quasi-identifier'

export function choicesOf(
  { answers }: LssAsked,
  given: readonly (readonly [string, string])[] | undefined,
) {
  return given === undefined
    ? answers
        .filter((row) => (row.get('scale_id') || '0') === '0')
        .map((row) => choice(row.get('code'), row.get('answer')))
    : given.map(([code, label]) => choice(code, label))
}

export function choice(code: string, label: string) {
  return { row: 0, code, label, get: () => '' }
}

export function rotates({ setting }: LssAsked): boolean {
  return setting('random_order') === '1' || setting('answer_order') === 'random'
}

export const noAnswers = err({
  reason: 'No answer is left to choose.',
  whatToDo: 'List at least two answers, and for an array at least one row.',
})
