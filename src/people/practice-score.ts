/** A practice interview is scored by the worst that happened in it, not by pass or fail (R13). */
export const practiceScores = {
  good: 'Nothing to correct',
  minor: 'Small slips, talked through',
  major: 'A mistake that would have mattered: practise again',
  critical: 'Left the script, or was unkind or unsafe: stop and talk',
} as const

export type PracticeScore = keyof typeof practiceScores

/** Whether an interview with this score is evidence that somebody can do the work (J12). */
export function countsAsDone(score: PracticeScore | undefined): boolean {
  return score === 'good' || score === 'minor'
}
