import { atSeat, counted, type Rows, seat, who } from './catalogue-row.ts'
import type { KeptFacts } from './shapes-kept.ts'

const call = { subject: 'NOT_APPLICABLE', keep: 'shift' } as const

/** Interviews that go on on another day: that something is kept, never how far it had come. */
export const catalogueKept: Rows<KeptFacts> = {
  'interview.suspended': {
    ...call,
    deed: 'PAUSE_INTERVIEW',
    sentence: (fact) =>
      `The conversation${atSeat(fact)} ended to go on on another day, and the person agreed that what they said is kept until then.`,
  },
  'interview.kept': {
    ...call,
    deed: 'KEEP_INTERVIEW',
    sentence: () =>
      'What somebody said before they asked to be called later was put away, sealed until then.',
  },
  'interview.resumed': {
    ...call,
    deed: 'RESUME_INTERVIEW',
    sentence: (fact) =>
      `The conversation${atSeat(fact)} went on where it had stopped on another day.`,
  },
  'call.returned': {
    ...call,
    deed: 'RETURN_CALL',
    sentence: (fact, names) =>
      `${who(fact, names)} agreed that the call for ${seat(fact)}, whose line was lost, is rung once more.`,
  },
  'interview.forgotten': {
    subject: 'NOT_APPLICABLE',
    keep: 'record',
    deed: 'DELETE_ANSWERS',
    sentence: ({ data: { cases } }) =>
      `The time in which people had asked to be called passed: what ${counted(cases.length, 'person', 'people')} had said before is destroyed.`,
  },
}
