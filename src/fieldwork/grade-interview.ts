/** The shares of the applicable questions that a campaign declares for a complete and a partial interview. */
export type InterviewBands = { readonly completeOver: number; readonly partialFrom: number }

export const usualBands: InterviewBands = { completeOver: 0.8, partialFrom: 0.5 }

/**
 * What an interview that is over counts as. `share` is the part of the applicable questions that was answered, 0 to 1.
 * One that was not at its closing words when the line went is at most a partial.
 */
export function gradeInterview(
  { share, atClosing }: { readonly share: number; readonly atClosing: boolean },
  bands: InterviewBands = usualBands,
): 'completed' | 'partial' | 'break-off' {
  if (share < bands.partialFrom) return 'break-off'
  return atClosing && share > bands.completeOver ? 'completed' : 'partial'
}
