import type { AttemptOutcome } from '../calls/outcome.ts'
import { type AaporCode, type AaporGroup, aaporCodes } from './aapor.ts'
import { dispositions9 } from './dispositions-9.ts'

/** A book of codes: what it is called, its codes, and which of them each outcome comes to. */
export type EditionTable = {
  readonly title: string
  readonly codes: Readonly<
    Record<AaporCode, { readonly label: string; readonly group: AaporGroup }>
  >
  readonly of: Readonly<Record<AttemptOutcome, AaporCode>>
  /** A case of the frame that nobody tried. */
  readonly untried: AaporCode
}

/** Every edition that a campaign of this box was ever coded by, under the tag that its sheet and the record bear. */
export const editions = {
  'aapor-9': {
    title: 'AAPOR Standard Definitions, 9th edition (2016), telephone',
    codes: aaporCodes,
    of: dispositions9,
    untried: '3.11',
  },
} as const satisfies Record<string, EditionTable>

export type Edition = keyof typeof editions

/** Of new campaigns; and of those whose sheet was written before there were tags. */
export const currentEdition: Edition = 'aapor-9'
