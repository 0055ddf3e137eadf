const key = 'the name of the key that seals or hashes; not the key'

/** What facts about mixing hold, and those that quotas need, part by part: rows of `contents`, which checks them. */
export const contentsOfMixing = {
  'attempt.placed': {
    clear: {
      fresh: 'the place in the sample of a case never tried before',
      stratum: 'what the sample says of the case in broad bands, where quotas ask for it',
      redial: 'that a lost line is rung once more',
    },
  },
  'pool.renewed': {
    clear: {
      poolKey: key,
      doneKey: key,
      lost: 'how many responses waited in the pool that is gone',
    },
  },
  'pool.merged': { clear: { merged: 'how many responses' } },
  'quota.filled': { clear: { cells: 'quota cells of the sheet, by their numbers' } },
  'pool.destroyed': { clear: { destroyed: 'how many responses' } },
} as const
