import { practiceScores } from '../people/practice-score.ts'
import { counted, type Rows, seat, who, whom } from './catalogue-row.ts'

type PracticeFacts = `practice.${'opened' | 'closed' | 'begun' | 'finished' | 'scored'}`

const person = { subject: 'PRISONER_ID', keep: 'person' } as const

/** Practice: evidence for the training gate (J12, J14), and nothing of any call. */
export const cataloguePractice: Rows<PracticeFacts> = {
  'practice.opened': {
    ...person,
    deed: 'OPEN_PRACTICE',
    sentence: (fact, names) =>
      `${who(fact, names)} opened ${seat(fact)} for ${whom(fact, names)} to practise.`,
  },
  'practice.closed': {
    ...person,
    deed: 'CLOSE_PRACTICE',
    sentence: (fact, names) => `${who(fact, names)} closed the practice at ${seat(fact)}.`,
  },
  'practice.begun': {
    ...person,
    deed: 'START_PRACTICE',
    sentence: (fact, names) => `${whom(fact, names)} began to practise at ${seat(fact)}.`,
  },
  'practice.finished': {
    ...person,
    deed: 'END_PRACTICE',
    sentence: (fact, names) =>
      `${whom(fact, names)} finished a practice interview ${fact.data.asWanted ? 'as a careful agent would' : 'in another way than a careful agent would'}, with ${counted(fact.data.slips, 'refused press', 'refused presses')}.`,
  },
  'practice.scored': {
    ...person,
    deed: 'ASSESS_PRACTICE',
    sentence: (fact, names) =>
      `${who(fact, names)} scored a practice interview of ${whom(fact, names)}: ${practiceScores[fact.data.score].toLowerCase()}.`,
  },
}
