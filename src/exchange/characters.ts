import type { ExitKind } from '../scripts/exits.ts'

/** The kinds of respondent, and how many of a hundred numbers reach each. Believable, not measured. */
export const usualCharacters = {
  'rings-out': 25,
  busy: 8,
  unobtainable: 4,
  machine: 9,
  refuses: 12,
  child: 3,
  'wrong-person': 2,
  'knows-agent': 1,
  distressed: 1,
  language: 1,
  'never-call': 2,
  'call-back': 2,
  'hangs-up': 5,
  completes: 25,
} satisfies Record<string, number>

export type Character = keyof typeof usualCharacters

/** Shares of each character; what is left out never answers. `{ completes: 1 }` makes every call an interview. */
export type Profile = Readonly<Partial<Record<Character, number>>>

/** What those say who do not go along, and which exit an attentive agent takes. Never a name, number or address. */
export const objections = {
  machine: {
    says: 'You have reached an answering machine. Please leave a message after the tone.',
    wants: 'machine',
  },
  refuses: { says: 'No, thank you. I do not take part in surveys.', wants: 'refuses' },
  child: { says: 'I am thirteen, mum is out.', wants: 'child' },
  'wrong-person': {
    says: 'I only look after the house. They do not live here.',
    wants: 'wrong-person',
  },
  'knows-agent': { says: 'Wait, I know your voice. It is you, is it not?', wants: 'knows-me' },
  distressed: { says: 'I am sorry, I cannot. We had a funeral this week.', wants: 'distressed' },
  language: { says: 'Przepraszam, nie mówię po angielsku.', wants: 'language' },
  'never-call': { says: 'Please never call me again.', wants: 'never-call' },
  'call-back': {
    says: 'I am in the middle of cooking. Could you ring another time?',
    wants: 'call-back',
  },
} satisfies Partial<Record<Character, { says: string; wants: ExitKind }>>
