import { longestIndexDays } from './told-attempt.ts'

/** How long what a fact says is kept (G7). A line is never taken out of the chain; what is sealed in it can be lost for good. */
export const retentions = {
  record: 'For as long as the box is in service.',
  person: 'The line for as long as the box is in service; the name until the person is erased.',
  shift:
    'Until the shift closes, with the steps and under the shift’s own key; the record has what the calls came to.',
  complaint:
    'The line for as long as the box is in service; what was found until the complaint is answered, and the period of the site after that.',
  answers: 'The line for as long as the box is in service; the answers until they are in the pool.',
} as const

export type Retention = keyof typeof retentions

/** The periods that a site may set; everything else is fixed here. */
export type Periods = {
  /** Days from the removal of a person until the box erases them by itself. */
  readonly personDays: number
  /** Milliseconds that two people may hold a number for; never more than 72 h. */
  readonly holdMs: number
  /** Days for which the enquiry index tells of a call, the day of the call counted; never more than 28. */
  readonly enquiryDays: number
  /** Days for which approvers’ written reasons are kept once their questionnaire is out of use. */
  readonly reasonDays: number
  /** Days from the answer to a complaint until what was found for it is destroyed. */
  readonly complaintDays: number
}

/** Days from the close of a campaign until its responses are destroyed, where the sheet names no other. */
export const usualKeepDays = 30
/** Three months: the longest that research agencies keep what could identify anybody (G7). */
export const longestKeepDays = 90
/** How long before that day its page begins to warn: the last release must be out by then. */
export const warnDays = 14

/** One kind of data that the box keeps: the one place that says how long, by which rule, and what sees to it (G7). */
export type Kept = {
  readonly what: string
  readonly howLong: (periods: Periods) => string
  readonly rule: string
  /** Where the period comes from. */
  readonly source: string
  readonly enforced: string
}

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`
const always = (words: string) => () => words

export const kept: readonly Kept[] = [
  {
    what: 'Telephone numbers of open cases',
    howLong: always('Until the case is final, or its campaign closes'),
    rule: 'G5',
    source: 'UK GDPR article 89(1)',
    enforced: 'Overwritten in the vault within 60 seconds; at the next start if the box stopped',
  },
  {
    what: 'Numbers held for a threat, a crime or a risk to life',
    howLong: ({ holdMs }) =>
      `1 hour on one person’s request, ${Math.min(72, Math.round(holdMs / 3_600_000))} hours when a second agrees`,
    rule: 'G5',
    source: 'Set by the owner of the product; 72 hours at most',
    enforced: 'The hold ends by itself, and the number is overwritten within 60 seconds',
  },
  {
    what: 'Answers of an interview under way',
    howLong: always('Until the interview ends'),
    rule: 'G5',
    source: 'UK GDPR article 89(1)',
    enforced: 'Its key is destroyed at once; the journal of steps is deleted at shift close',
  },
  {
    what: 'Answers of an interview that goes on on another day',
    howLong: always(
      'Until the time in which the person asked to be called is over, 7 days at most',
    ),
    rule: 'G5, G7',
    source: 'The person’s own agreement, asked when they stop and again when they go on',
    enforced:
      'Its key is destroyed and its slot overwritten when the case is spoken to, finished or not reached',
  },
  {
    what: 'When each call was, and how long it took',
    howLong: always('Until the shift closes; then its outcome, and who entered it, sorted by case'),
    rule: 'G5',
    source: 'How long an interview took tells which way it went',
    enforced: 'The key of the shift is destroyed at its close, and the journal of steps deleted',
  },
  {
    what: 'How a supervisor’s check of an interview went',
    howLong: always('Until the shift closes; then counts for the agent, which name no case'),
    rule: 'G5, R9',
    source: 'Pass or fail is kept for the agent, never for a case',
    enforced: 'It lies with the steps; a count that would tell of one case is not written',
  },
  {
    what: 'What the calls of each day came to: the compliance sheets',
    howLong: always('For as long as the box is in service'),
    rule: 'D16',
    source: 'Ofcom: records that demonstrate compliance',
    enforced:
      'Kept by design, in the record: counts alone, and of no call that was answered a time',
  },
  {
    what: 'Responses waiting to be mixed',
    howLong: always('Until the next merge, or the close of the campaign'),
    rule: 'G5, X2',
    source: 'Set by the owner of the product: groups of 50 or more',
    enforced: 'Merged or destroyed at close, and the key of the pool with it',
  },
  {
    what: 'Responses, and what disclosure control remembers of every release that was prepared',
    howLong: always(
      `As the campaign says, ${days(usualKeepDays)} after its close unless set: ${days(longestKeepDays)} at most`,
    ),
    rule: 'G6, G7',
    source: 'Research agencies: 1 month for identifiers, 3 months at most',
    enforced: 'Every day: the key is destroyed and the files are removed',
  },
  {
    what: 'Fingerprints of the numbers of finished cases',
    howLong: always('Until the campaign closes'),
    rule: 'G6',
    source: 'UK GDPR recital 26: a fingerprint and its key are a number',
    enforced: 'The key is destroyed at close',
  },
  {
    what: 'The list of people never to be called again',
    howLong: always('For as long as the box is in service'),
    rule: 'T3',
    source: 'MRS: a request not to be called does not run out',
    enforced: 'Kept by design, as fingerprints under a key of its own',
  },
  {
    what: 'The enquiry index: in which hour or part of a day each number was called, with what outcome, by whom, and who entered the call',
    howLong: ({ enquiryDays }) =>
      `${days(Math.min(Math.max(enquiryDays, 1), longestIndexDays))}, under a key for each day; in no backup`,
    rule: 'G6, G8',
    source: 'Set by the owner of the product: whoever was called may ask, for four weeks at most',
    enforced: 'Every day: the key of the day is destroyed, and its file removed',
  },
  {
    what: 'Complaints: what was found for them; never the number or a name',
    howLong: ({ complaintDays }) => `${days(complaintDays)} from the answer; in no backup`,
    rule: 'G7',
    source: 'A setting of the site',
    enforced: 'Every day: the key of the complaint is destroyed',
  },
  {
    what: 'Numbers that staff type for somebody who rings or writes',
    howLong: always('Until the answer, in the memory of the dialler; they are written nowhere'),
    rule: 'G3',
    source: 'UK GDPR article 5(1)(c)',
    enforced: 'No fact, log, address or page has a place for one',
  },
  {
    what: 'People removed from the work: name, number, gates',
    howLong: ({ personDays }) =>
      `${days(personDays)} from the removal, or until two governors erase them`,
    rule: 'G8',
    source: 'A setting of the site',
    enforced: 'Every day: all keys of the person are destroyed',
  },
  {
    what: 'Sign-ins',
    howLong: always(
      'Until signed out or over; the line stays and names nobody once the person is erased',
    ),
    rule: 'M15',
    source: 'Settings of the site',
    enforced: 'Every second',
  },
  {
    what: 'Why a finding of the checker may stand, as governors wrote it when they approved',
    howLong: ({ reasonDays }) =>
      `While the questionnaire is proposed or in use, and ${days(reasonDays)} after it is retired; ${days(reasonDays)} from the writing where it was never approved`,
    rule: 'G7',
    source: 'A setting of the site',
    enforced: 'Every day: the key of each reason is destroyed',
  },
  {
    what: 'Notes of staff about calls',
    howLong: always('None are kept'),
    rule: 'G3',
    source: 'UK GDPR article 5(1)(c)',
    enforced: 'Nothing that is typed about a call is stored',
  },
  {
    what: 'Sound of calls',
    howLong: always('None is kept'),
    rule: 'J16',
    source: 'Set by the owner of the product',
    enforced: 'The switch has nowhere to write it',
  },
  {
    what: 'Samples whose import was not finished',
    howLong: always('Until the import is refused, or the next start'),
    rule: 'G3, G7',
    source: 'UK GDPR article 5(1)(c)',
    enforced: 'The key is destroyed and the file removed',
  },
  {
    what: 'Releases and their bundles',
    howLong: always('For as long as the box is in service'),
    rule: 'X1',
    source: 'Nobody can be told apart in them',
    enforced: 'Kept by design, signed and sealed to the region',
  },
  {
    what: 'Questionnaires and campaign sheets',
    howLong: always('For as long as the box is in service'),
    rule: 'P5, G1',
    source: 'They say what was asked and on what ground',
    enforced: 'Kept by design, under their fingerprint',
  },
  {
    what: 'Backups',
    howLong: always('35 days; they hold no number and no answer under way'),
    rule: 'G7',
    source: 'A setting of the site',
    enforced: 'A restore destroys the keys that the newest witness lists before anything is read',
  },
  {
    what: 'The record',
    howLong: always('For as long as the box is in service'),
    rule: 'M1',
    source: 'HMPPS audit',
    enforced: 'Kept by design: it names nobody who was erased',
  },
]
