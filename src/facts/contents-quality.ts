/** What facts about checks and figures hold, part by part: rows of `contents`, which checks them. */
export const contentsOfQuality = {
  'validation.answered': { clear: { result: 'passed or failed' } },
  'shift.validations': {
    clear: {
      validated: 'how many interviews a supervisor asked about',
      failed: 'how many checks failed, where that tells nothing of one case',
    },
  },
  'seat.counted': {
    clear: {
      counts: 'how often in the shift: sign-ins, breaks, calls for help, lost lines; no times',
    },
  },
  'shift.figures': {
    clear: {
      hours:
        'for each hour of a shift with twenty interviews or more: calls, people, interviews, refusals',
      length: 'how many interviews there were, and their minutes together with chance added',
    },
  },
} as const
