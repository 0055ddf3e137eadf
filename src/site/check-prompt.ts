import { findForbidden } from '../scripts/find-forbidden.ts'
import type { MessageName } from './messages.ts'
import type { PromptNames } from './prompt-texts.ts'

/** What a message must say, whoever speaks it. */
const mustSay: Readonly<Record<MessageName, readonly ('organisation' | 'number' | 'nine')[]>> = {
  information: ['organisation', 'number'],
  apology: [],
  'call-back': ['organisation', 'nine'],
  noted: [],
  'not-noted': ['number'],
  withheld: ['organisation', 'number'],
  'good-bye': [],
}

const shortest = 5
const longest = 1_500

/** Why a message may not be played with these words; none when it may. In words, each with what to do. */
export function checkPrompt(
  name: MessageName,
  transcript: string,
  names: PromptNames,
): readonly string[] {
  const text = transcript.normalize('NFC').trim()
  if (text.length < shortest)
    return ['The transcript is empty. Write down every word that is said.']
  if (text.length > longest)
    return ['The transcript is too long for a message that people hear out.']
  const digits = text.replace(/[\s.,-]/g, '')
  const says = {
    organisation: text.toLowerCase().includes(names.organisation.toLowerCase()),
    number: digits.includes(names.declineNumber),
    nine: /(?<!\d)9(?!\d)|\b(?:nine|naw)\b/i.test(text),
  }
  const wanted = {
    organisation: `It must say for whom the call is (D6): ${names.organisation}.`,
    number: `It must say where to ring (D6, R3): ${names.declineNumber}.`,
    nine: 'It must say which key to press: 9 (D11).',
  }
  const missing = mustSay[name].filter((part) => !says[part]).map((part) => wanted[part])
  const forbidden = findForbidden(text, 'telling').map(
    ({ what }) => `It ${what}. Say it without that.`,
  )
  return [...missing, ...forbidden]
}
