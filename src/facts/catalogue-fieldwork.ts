import { dayWordsOf } from '../fieldwork/day-words.ts'
import { campaign, counted, type Rows, who } from './catalogue-row.ts'
import type { FieldworkFacts } from './shapes-fieldwork.ts'

const study = { subject: 'NOT_APPLICABLE', keep: 'record' } as const

/** Field work as a whole: final codes, and the compliance sheet of each day. */
export const catalogueFieldwork: Rows<FieldworkFacts> = {
  'cases.coded': {
    ...study,
    deed: 'CODE_CASES',
    sentence: (fact, names) =>
      `Field work of ${campaign(fact, names)} closed: ${counted(fact.data.slots.length, 'open case')} got the final code ${fact.data.code}.`,
  },
  'calls.counted': {
    ...study,
    deed: 'COUNT_CALLS',
    sentence: (fact, names) => {
      const { day, calls, live, abandoned } = fact.data
      return `The calls of ${campaign(fact, names)} in the shift, on ${dayWordsOf(day)}: ${counted(calls, 'call')}, ${live.toLocaleString('en-GB')} live, ${abandoned.toLocaleString('en-GB')} abandoned.`
    },
  },
  'compliance.signed': {
    ...study,
    deed: 'CONFIRM_COMPLIANCE',
    sentence: (fact, names) =>
      `${who(fact, names)} signed the compliance sheet of ${campaign(fact, names)} for ${dayWordsOf(fact.data.day)}.`,
  },
}
