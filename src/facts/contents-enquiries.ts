import type { Content } from './contents.ts'

type Telling =
  | `enquiry.${'day_begun' | 'days_ended' | 'asked'}`
  | `complaint.${'opened' | 'answered' | 'forgotten'}`

const key = 'the name of the key that seals or hashes; not the key'
const keys = 'names of the keys that are destroyed'
const about = 'what is complained of: one of a list'

/** The part of `contents` about whoever rings or writes. */
export const contentsOfEnquiries: { readonly [T in Telling]: Content<T> } = {
  'enquiry.day_begun': { clear: { day: 'the calendar day', key } },
  'enquiry.days_ended': { clear: { days: 'the calendar days', keys } },
  'enquiry.asked': { clear: { what: 'to know what is held, or to complain', about } },
  'complaint.opened': {
    clear: { key, about },
    under: 'the complaint’s own',
    sealed: {
      found:
        'of each call that the enquiry index had: in which hour or part of the day, its outcome, tokens of the agent and of who entered it',
    },
  },
  'complaint.answered': { clear: { answer: 'one of a list' } },
  'complaint.forgotten': { clear: { keys } },
}
