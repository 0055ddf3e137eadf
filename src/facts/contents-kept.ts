const key = 'the name of the key that seals; not the key'

/** What facts about interviews that go on on another day hold, part by part: rows of `contents`, which checks them. */
export const contentsOfKept = {
  'interview.suspended': {
    clear: { key, kept: key },
    under: 'the interview’s own, destroyed as soon as what was said lies in its slot',
    sealed: {
      script: 'the version of the script',
      seed: 'what its lists and parts are turned by',
      at: 'where it stopped',
      answers: 'the answers so far, padded to one length',
      language: 'the language it was held in',
    },
  },
  'interview.resumed': {
    clear: { key },
    under: 'the interview’s own',
    sealed: {
      seed: 'what its lists and parts are turned by',
      at: 'where it goes on',
      answers: 'the answers so far, padded to one length',
      language: 'the language it was held in',
      cells: 'the quota cells in which it has a place',
      full: 'that a cell is full, and which words end it',
    },
  },
  'interview.forgotten': {
    clear: { cases: 'the cases whose people were not reached in the time they had asked for' },
  },
} as const
