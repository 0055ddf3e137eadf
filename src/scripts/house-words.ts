import type { HouseTopic, Language, OpeningDuty } from './script.ts'

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

/** What people ask on every call, in words that finish "There is no answer to …" (R1, R3, R7). */
export const topicWords: Readonly<Record<HouseTopic, string>> = {
  who: 'who is calling',
  prison: 'whether the agent is in prison',
  number: 'where the number came from',
  check: 'how to check that the call is real (R3)',
  recorded: 'whether the call is recorded',
  removed: 'whether answers can be taken out',
  length: 'how long it takes',
}

/** Read before each further rank of a ranking that is begun. */
export const nextRank: Readonly<Record<Language, string>> = {
  en: 'And which comes next?',
  cy: 'A pha un sydd nesaf?',
}
