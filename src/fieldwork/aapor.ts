/** The groups that response rates are made of (American Association for Public Opinion Research). */
export type AaporGroup = 'I' | 'P' | 'R' | 'NC' | 'O' | 'UH' | 'UO' | 'NE'

export const aaporGroups = {
  I: 'Interview',
  P: 'Partial interview',
  R: 'Refusal or break-off',
  NC: 'Non-contact',
  O: 'Other, eligible',
  UH: 'Unknown whether a household',
  UO: 'Unknown, other',
  NE: 'Not eligible',
} satisfies Record<AaporGroup, string>

/**
 * Final dispositions of a telephone study: one for each case, given once. An appointment is not among them: it is a case
 * still open. Of the ninth edition; a later one is a table of its own (`editions.ts`).
 */
export const aaporCodes = {
  '1.1': { label: 'Complete', group: 'I' },
  '1.2': { label: 'Partial', group: 'P' },
  '2.10': { label: 'Refusal and break-off', group: 'R' },
  '2.11': { label: 'Refusal', group: 'R' },
  '2.111': { label: 'Household-level refusal', group: 'R' },
  '2.112': { label: 'Known-respondent refusal', group: 'R' },
  '2.12': { label: 'Break-off', group: 'R' },
  '2.20': { label: 'Non-contact', group: 'NC' },
  '2.21': { label: 'Respondent never available', group: 'NC' },
  '2.22': { label: 'Answering device, household confirmed', group: 'NC' },
  '2.221': { label: 'Answering device, message left', group: 'NC' },
  '2.222': { label: 'Answering device, no message left', group: 'NC' },
  '2.30': { label: 'Other, non-refusal', group: 'O' },
  '2.31': { label: 'Dead', group: 'O' },
  '2.32': { label: 'Physically or mentally unable', group: 'O' },
  '2.33': { label: 'Language', group: 'O' },
  '2.331': { label: 'Household language', group: 'O' },
  '2.332': { label: 'Respondent language', group: 'O' },
  '2.333': { label: 'No interviewer for the language', group: 'O' },
  '2.34': { label: 'Inadequate audio', group: 'O' },
  '2.35': { label: 'Location or activity does not allow', group: 'O' },
  '2.36': { label: 'Miscellaneous', group: 'O' },
  '3.11': { label: 'Not attempted', group: 'UH' },
  '3.12': { label: 'Always busy', group: 'UH' },
  '3.13': { label: 'No answer', group: 'UH' },
  '3.14': { label: 'Answering device, household unknown', group: 'UH' },
  '3.15': { label: 'Call blocked', group: 'UH' },
  '3.16': { label: 'Technical phone problems', group: 'UH' },
  '3.161': { label: 'Ambiguous operator’s message', group: 'UH' },
  '3.20': { label: 'Household, eligible respondent unknown', group: 'UO' },
  '3.21': { label: 'No screener completed', group: 'UO' },
  '3.30': { label: 'Unknown whether the person lives there', group: 'UO' },
  '3.90': { label: 'Other, unknown eligibility', group: 'UO' },
  '3.91': { label: 'Referred to a supervisor', group: 'UO' },
  '4.10': { label: 'Out of sample', group: 'NE' },
  '4.20': { label: 'Fax or data line', group: 'NE' },
  '4.30': { label: 'Non-working or disconnected', group: 'NE' },
  '4.31': { label: 'Non-working', group: 'NE' },
  '4.32': { label: 'Disconnected', group: 'NE' },
  '4.33': { label: 'Temporarily out of service', group: 'NE' },
  '4.40': { label: 'Special technological circumstances', group: 'NE' },
  '4.41': { label: 'Number changed', group: 'NE' },
  '4.50': { label: 'Non-residence', group: 'NE' },
  '4.51': { label: 'Business, government or other organisation', group: 'NE' },
  '4.52': { label: 'Institution', group: 'NE' },
  '4.53': { label: 'Group quarters', group: 'NE' },
  '4.54': { label: 'Person does not live in the household', group: 'NE' },
  '4.70': { label: 'No eligible respondent', group: 'NE' },
  '4.80': { label: 'Quota filled', group: 'NE' },
} as const satisfies Record<string, { label: string; group: AaporGroup }>

export type AaporCode = keyof typeof aaporCodes

export function isAaporCode(text: string): text is AaporCode {
  return Object.hasOwn(aaporCodes, text)
}
