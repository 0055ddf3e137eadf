import { dayWordsOf } from '../fieldwork/day-words.ts'
import { complaintAnswers, complaintKinds } from '../supervision/complaint.ts'
import { counted, type Names, type Rows, who } from './catalogue-row.ts'
import type { Fact } from './fact.ts'

type EnquiryFacts =
  | `enquiry.${'day_begun' | 'days_ended' | 'asked' | 'let' | 'shown'}`
  | `complaint.${'opened' | 'viewed' | 'answered' | 'forgotten'}`

const kept = { subject: 'NOT_APPLICABLE', keep: 'record' } as const

/** Whoever rings or writes: that something was asked, and never the number, nor what was found. */
export const catalogueEnquiries: Rows<EnquiryFacts> = {
  'enquiry.day_begun': {
    ...kept,
    deed: 'OPEN_INDEX',
    sentence: ({ data }) =>
      `The box began the part of the enquiry index for ${dayWordsOf(data.day)}, under a key of its own.`,
  },
  'enquiry.days_ended': {
    ...kept,
    deed: 'DELETE_INDEX',
    sentence: ({ data }) =>
      `The box destroys ${counted(data.days.length, 'day')} of the enquiry index, up to ${dayWordsOf([...data.days].sort().at(-1) ?? '')}.`,
  },
  'enquiry.asked': {
    ...kept,
    deed: 'PROPOSE_ENQUIRY',
    sentence: (fact, names) =>
      `${who(fact, names)} asked to look up the calls to somebody who ${fact.data.what === 'held' ? 'wants to know what is held' : 'complains'}.`,
  },
  'enquiry.let': {
    ...kept,
    deed: 'APPROVE_ENQUIRY',
    sentence: (fact, names) =>
      `${who(fact, names)} agreed that the calls to one number may be looked up, once.`,
  },
  'enquiry.shown': {
    ...kept,
    deed: 'VIEW_ENQUIRY',
    sentence: (fact, names) =>
      `${who(fact, names)} typed a number, and was shown once what the box may tell of calls to it.`,
  },
  'complaint.opened': {
    subject: 'NOT_APPLICABLE',
    keep: 'complaint',
    deed: 'OPEN_COMPLAINT',
    sentence: (fact, names) =>
      `${who(fact, names)} opened a complaint: ${complaintKinds[fact.data.about].toLowerCase()}.`,
  },
  'complaint.viewed': {
    ...kept,
    deed: 'VIEW_COMPLAINT',
    sentence: (fact, names) =>
      `${who(fact, names)} looked at a complaint and what was found for it.`,
  },
  'complaint.answered': {
    ...kept,
    deed: 'CLOSE_COMPLAINT',
    sentence: (fact, names) =>
      `${who(fact, names)} answered a complaint: ${complaintAnswers[fact.data.answer].toLowerCase()}.`,
  },
  'complaint.forgotten': {
    ...kept,
    deed: 'DELETE_COMPLAINT',
    sentence: () => 'The box destroys what was found for a complaint: its time is over.',
  },
}

/** A number goes onto the list: by staff, by whoever rang back, or because of what was said on a call. */
export function suppressedWords(fact: Fact<'number.suppressed'>, names: Names): string {
  if (fact.by)
    return `${who(fact, names)} put the number of somebody who rang or wrote on the list of people who are never to be called.`
  return fact.on.case === undefined
    ? 'Somebody rang back and asked never to be called again: the box put their number on the list.'
    : 'The box put one number on the list of people who are never to be called.'
}
