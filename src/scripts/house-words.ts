import type { Language, OpeningDuty } from './script.ts'

/** What an opening block makes sure is said, in words that finish "Nothing in it says …" (R1, R7). */
export const dutyWords: Readonly<Record<OpeningDuty, string>> = {
  organisation: 'who does the research',
  subject: 'what it is about',
  prison: 'that the call is made from a prison',
  monitoring: 'that a supervisor may be listening',
  voluntary: 'that taking part is up to the person',
  length: 'how long it takes',
  source: 'where the number came from',
}

/** Read before each further rank of a ranking that is begun. */
export const nextRank: Readonly<Record<Language, string>> = {
  en: 'And which comes next?',
  cy: 'A pha un sydd nesaf?',
}
