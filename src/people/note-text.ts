import { err, ok, type Result } from '../basics/result.ts'

const shortest = 15
const longest = 500

/**
 * The text of a note by staff, or why it is not taken. Notes are free text, so what could point at a member of the
 * public is looked for: numbers in digits or in words, addresses and postcodes. Said plainly: a name is not found.
 */
export function readNote(raw: string): Result<string, string> {
  const text = raw.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (text.length < shortest)
    return err(`Write the reason in a sentence: at least ${shortest} letters.`)
  if (text.length > longest)
    return err(`Write the reason in ${longest} letters or fewer. This has ${text.length}.`)
  const found = [shortNumber, ...pointing].find(({ pattern }) => pattern.test(text))
  return found ? err(`Take out ${found.what}. A note never holds one.`) : ok(text)
}

/**
 * What of a name that agents read could point at a member of the public (P2): `the number`, `the postcode` …; undefined
 * when nothing does. A name may hold years, so a number is one that could be dialled.
 */
export function pointsAt(raw: string): string | undefined {
  const text = raw.normalize('NFKC')
  return [dialled, ...pointing].find(({ pattern }) => pattern.test(text))?.what
}

const digit = '(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)'

/** Six digits with whatever stands between them; a year or a percentage has fewer. */
const shortNumber = { pattern: /(?:\p{Nd}[\s().+/\p{Pd}-]{0,3}){6,}/u, what: 'the number' }
const dialled = { pattern: /(?:\p{Nd}[\s().+/\p{Pd}-]{0,3}){9,}/u, what: 'the number' }

const pointing = [
  { pattern: new RegExp(`(?:\\b${digit}\\b[\\s,.-]*){5,}`, 'iu'), what: 'the number' },
  { pattern: /\S@\S/u, what: 'the e-mail address' },
  { pattern: /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/iu, what: 'the postcode' },
  {
    pattern:
      /\b\d{1,4}[a-z]?,?\s+(?:\p{L}+\s+){1,3}(?:street|st|road|rd|lane|avenue|ave|close|drive|way)\b/iu,
    what: 'the address',
  },
] as const
