import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { err, ok, type Result } from '../basics/result.ts'
import { dramaKind } from '../phone/drama-numbers.ts'

declare const brand: unique symbol

/** A UK number that may be dialled, as `+44` and nine or ten digits. Made only by `readPhoneNumber`. */
export type E164 = string & { readonly [brand]: 'E164' }

/** Why a cell or a typed number is not one that the box may dial, in words for staff. */
export const numberFaults = {
  empty: 'no number given',
  formula: 'a formula, whose result is not believed',
  'digits-lost': 'digits were lost: a spreadsheet shortened it, as in 7.7E+09',
  'two-numbers': 'more than one number in the cell',
  'not-a-number': 'words or signs that are not a phone number',
  extension: 'a number with an extension, which nobody here may dial',
  'wrong-length': 'too few or too many digits for a UK number',
  invalid: 'not a number in use in the UK',
  'not-uk': 'not a UK number',
  premium: 'a premium-rate or personal number',
  'freephone-or-special': 'a freephone, organisation, pager or service number',
  'not-drama': 'not reserved for drama, and a trial takes no other numbers',
} as const

export type NumberFault = keyof typeof numberFaults

/**
 * Reads a UK phone number in any common spelling: with or without +44, 0044 or the leading zero that a spreadsheet
 * drops, with brackets, dots, odd spaces or full-width digits. An extension is a fault, because no agent may dial it.
 *
 * `drama` is true in a trial and in tests: then the numbers of D17 are read and no others. When it is false (a live
 * box) the drama ranges that number checkers call invalid are invalid.
 */
export function readPhoneNumber(
  raw: string,
  { drama }: { readonly drama: boolean },
): Result<E164, NumberFault> {
  const international = toInternational(raw)
  if (!international.ok) return international
  const e164 = international.value
  const kind = dramaKind(e164)
  if (kind === 'invalid-but-dialled') return drama ? ok(e164 as E164) : err('invalid')

  const fault = faultByPlan(e164)
  if (fault !== null) return err(fault)
  if (drama && kind !== 'valid') return err('not-drama')
  return ok(e164 as E164)
}

/** A number as it is said aloud in the UK: "01632 960123". */
export function nationalSpelling(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatNational() ?? e164
}

/** What the numbering plan says against it, or null. */
function faultByPlan(e164: string): NumberFault | null {
  if (!e164.startsWith('+44')) return 'not-uk'
  const parsed = parsePhoneNumberFromString(e164)
  // A number is valid when its plan knows what kind it is; asked once, for each asking compiles its patterns anew.
  const kind = parsed?.getType()
  if (!parsed || kind === undefined) return parsed?.isPossible() ? 'invalid' : 'wrong-length'
  // The Channel Islands and the Isle of Man share +44 but are outside the UK and its calling rules.
  if (parsed.country !== 'GB') return 'not-uk'
  switch (kind) {
    case 'PREMIUM_RATE':
    case 'SHARED_COST':
    case 'PERSONAL_NUMBER':
      return 'premium'
    case 'TOLL_FREE':
    case 'UAN':
    case 'PAGER':
    case 'VOICEMAIL':
      return 'freephone-or-special'
    default:
      return null
  }
}

function toInternational(raw: string): Result<string, NumberFault> {
  const text = plainText(raw)
  if (/^[=@]/.test(text)) return err('formula')
  if (!/[\p{L}\p{N}]/u.test(text)) return err('empty')
  const whole = undoSpreadsheet(text)
  const fault = notOneNumber(whole)
  if (fault !== undefined) return err(fault)
  const digits = whole.replace(/\D/g, '')
  return withCountry(digits, whole.includes('+'))
}

function notOneNumber(text: string): NumberFault | undefined {
  if (/^[+-]?\d(?:[.,]\d+)?e[+-]?\d{1,3}$/i.test(text)) return 'digits-lost'
  if (/^\(?\+?[\d\s().\-/]+$/.test(text))
    return text.replace(/\D/g, '').length > 16 ? 'two-numbers' : undefined
  if (/\d\D*(?:x|ext|#)\D*\d+$/i.test(text)) return 'extension'
  return severalNumbers(text) ? 'two-numbers' : 'not-a-number'
}

/** Two runs of digits that are each long enough for a number, with words, commas or the like between. */
function severalNumbers(text: string): boolean {
  const runs = text.split(/[^\d\s().\-+]+|(?=\+)/).map((run) => run.replace(/\D/g, ''))
  return runs.filter((run) => run.length >= 9).length > 1
}

/** Full-width digits, odd spaces, invisible marks, `tel:` and the quotes by which spreadsheets force text. */
function plainText(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
    .replace(/^tel:\s*/i, '')
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
    .trim()
}

/**
 * `7.700900123E9` and `7700900123.0` are what spreadsheets make of a number. The first is taken only when every digit
 * is still there; `7.7009E+09` stays as it is, and so is refused, because four digits are lost.
 */
function undoSpreadsheet(text: string): string {
  const scientific = /^(\d)\.(\d+)e\+?(\d{1,2})$/i.exec(text)
  const [, first, rest, exponent] = scientific ?? []
  if (first !== undefined && rest?.length === Number(exponent)) return first + rest
  return text.replace(/^(\d{9,13})\.0+$/, '$1')
}

function withCountry(digits: string, plus: boolean): Result<string, NumberFault> {
  const abroad = plus ? digits : /^00(\d+)$/.exec(digits)?.[1]
  if (abroad !== undefined) return fromInternational(abroad)
  if (/^(?:999|1\d{2,5})$/.test(digits)) return err('freephone-or-special')
  if (/^0\d{9,10}$/.test(digits)) return ok(`+44${digits.slice(1)}`)
  if (/^440?\d{10}$/.test(digits)) return fromInternational(digits)
  // Nine or ten digits that do not start with a zero: a spreadsheet took the zero for a number's.
  if (/^[1-9]\d{8,9}$/.test(digits)) return ok(`+44${digits}`)
  return err('wrong-length')
}

function fromInternational(digits: string): Result<string, NumberFault> {
  if (digits.startsWith('0')) return err('invalid')
  if (digits.length < 8) return err('wrong-length')
  // "+44 (0)7700 …" is the UK's own mixed spelling: the zero is for callers inside the country.
  return ok(`+${digits.replace(/^440/, '44')}`)
}
