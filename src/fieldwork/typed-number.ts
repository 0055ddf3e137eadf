import { err, type Result } from '../basics/result.ts'
import { type E164, type NumberFault, readPhoneNumber } from './phone-number.ts'

/** Longer than any spelling of one number: what is longer is not even looked at. */
export const longestTyped = 60

/** What is wrong with what staff typed for somebody who rings or writes, and what to do about it. */
export const typedFaults = {
  empty: 'Type the number that they give.',
  'too-long': `That is too long to be a phone number. Type one number of at most ${longestTyped} characters.`,
  'too-many':
    'More numbers were typed in the last 24 hours than staff have any need to. Wait until tomorrow, and tell whoever looks after the box.',
  'two-numbers': 'Type one number at a time. Do this again for each of the others.',
  'not-a-number': 'That is not a phone number. Type its digits, with or without spaces.',
  formula: 'That is not a phone number. Type its digits, with or without spaces.',
  'digits-lost': 'Some digits are missing. Type every digit of the number.',
  'wrong-length':
    'That has too few or too many digits for a number of the United Kingdom. Read it back to them digit by digit.',
  extension: 'Leave the extension out, and type the number that stands before it.',
  invalid:
    'That is not a number in use in the United Kingdom. Read it back to them digit by digit.',
  'not-uk':
    'That is not a number of the United Kingdom. This box calls no others. Ask which number was called.',
  premium:
    'That is a premium-rate or personal number. This box never calls those. Ask which number was called.',
  'freephone-or-special':
    'That is a freephone, organisation, pager or service number. This box never calls those. Ask which number was called.',
  'not-drama':
    'This is a trial: it takes only numbers that are reserved for drama, such as those that begin with 01632 960.',
} as const satisfies Readonly<Record<NumberFault | 'too-long' | 'too-many', string>>

export type TypedFault = keyof typeof typedFaults

/** Reads one number as somebody typed it. What is wrong is a name, and says nothing of what was typed. */
export function readTyped(
  typed: string,
  { drama }: { readonly drama: boolean },
): Result<E164, TypedFault> {
  return typed.length > longestTyped ? err('too-long') : readPhoneNumber(typed, { drama })
}
