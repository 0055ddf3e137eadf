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
  const found = forbidden.find(({ pattern }) => pattern.test(text))
  return found ? err(`Take out ${found.what}. A note never holds one.`) : ok(text)
}

const digit = '(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)'

const forbidden = [
  // Six digits with whatever stands between them; a year or a percentage has fewer.
  { pattern: /(?:\p{Nd}[\s().+/\p{Pd}-]{0,3}){6,}/u, what: 'the number' },
  { pattern: new RegExp(`(?:\\b${digit}\\b[\\s,.-]*){5,}`, 'iu'), what: 'the number' },
  { pattern: /\S@\S/u, what: 'the e-mail address' },
  { pattern: /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/iu, what: 'the postcode' },
  {
    pattern:
      /\b\d{1,4}[a-z]?,?\s+(?:\p{L}+\s+){1,3}(?:street|st|road|rd|lane|avenue|ave|close|drive|way)\b/iu,
    what: 'the address',
  },
] as const
