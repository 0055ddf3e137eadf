import type { Change } from './import-report.ts'

/** The words between one rank and the next, which no format but ours has. */
export const nextRank: Change = {
  what: 'the words before each further rank',
  was: 'none',
  now: 'And which comes next?',
}
