import { atSeat, campaign, counted, type Rows, seat, who, whom } from './catalogue-row.ts'
import { type SeatCounts, type SeatDeed, seatDeeds } from './seat-count.ts'
import type { QualityShapes } from './shapes-quality.ts'

const call = { subject: 'NOT_APPLICABLE', keep: 'shift' } as const
const kept = { subject: 'NOT_APPLICABLE', keep: 'record' } as const

/** Checks of interviews, and the figures of a shift. */
export const catalogueQuality: Rows<keyof QualityShapes> = {
  'validation.drawn': {
    ...call,
    deed: 'CALL_CHECK',
    sentence: (fact) => `The box drew the interview at ${seat(fact)} for a supervisor’s check.`,
  },
  'validation.begun': {
    ...call,
    deed: 'BEGIN_CHECK',
    sentence: (fact, names) => `${who(fact, names)} came to check the interview at ${seat(fact)}.`,
  },
  'validation.answered': {
    ...call,
    deed: 'VALIDATE_INTERVIEW',
    sentence: (fact, names) =>
      `${who(fact, names)} asked about the interview at ${seat(fact)}: ${fact.data.result}.`,
  },
  'validation.missed': {
    ...call,
    deed: 'LOSE_CHECK',
    sentence: (fact) => `The interview at ${seat(fact)} was drawn for a check that was not made.`,
  },
  'shift.validations': {
    subject: 'PRISONER_ID',
    keep: 'person',
    deed: 'COUNT_CHECKS',
    sentence: (fact, names) => {
      const { validated, failed } = fact.data
      const asked = `Of the interviews of ${whom(fact, names)} in the shift a supervisor asked about ${validated}`
      if (failed === undefined) return `${asked}: too few to keep how they went.`
      return `${asked}: ${failed === 0 ? 'none of these checks' : counted(failed, 'check')} failed.`
    },
  },
  'shift.figures': {
    ...kept,
    deed: 'COUNT_CALLS',
    sentence: (fact, names) => {
      const { hours, length } = fact.data
      const tried = hours.reduce((sum, one) => sum + one.tried, 0)
      return `In the shift ${counted(tried, 'call')} of ${campaign(fact, names)} were placed over ${counted(hours.length, 'hour')}; ${counted(length.interviews, 'interview')} took about ${length.minutes} minutes together.`
    },
  },
  'seat.counted': {
    subject: 'PRISONER_ID',
    keep: 'person',
    deed: 'COUNT_SEAT',
    sentence: (fact, names) =>
      `In the shift${fact.on.person ? ` ${whom(fact, names)}` : ''}${atSeat(fact)}: ${deedsInWords(fact.data.counts)}.`,
  },
  'figures.viewed': {
    ...kept,
    deed: 'VIEW_FIGURES',
    sentence: (fact, names) =>
      `${who(fact, names)} looked at the figures of ${campaign(fact, names)}.`,
  },
}

/** "signed in 1, ready for calls 4, rest break 3". */
function deedsInWords(counts: SeatCounts): string {
  const known = Object.keys(seatDeeds) as SeatDeed[]
  return known
    .flatMap((one) => (counts[one] === undefined ? [] : [`${seatDeeds[one]} ${counts[one]}`]))
    .join(', ')
}
