import { minute } from '../basics/instant.ts'

/** What somebody complains of, from a closed list: what they said is never written down. */
export const complaintKinds = {
  'called-again': 'Called again after asking not to be',
  'too-often': 'Called too often, or at a bad time',
  silent: 'Answered, and nobody spoke',
  manner: 'How they were spoken to',
  questions: 'What they were asked',
  'who-calls': 'Who calls, and from where',
  other: 'Something else',
} as const

export type ComplaintKind = keyof typeof complaintKinds

/** What came of it. */
export const complaintAnswers = {
  'put-right': 'The complaint was right, and it is put right',
  'not-found': 'Nothing was found that should have been done otherwise',
  'no-call': 'This box had made no such call',
} as const

export type ComplaintAnswer = keyof typeof complaintAnswers

/** How long one person's wish to look something up waits for the second. */
export const longestAsking = 60 * minute

/** How long the two may then take to type the number, once. */
export const longestTyping = 15 * minute
