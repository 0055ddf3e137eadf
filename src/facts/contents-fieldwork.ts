const day = 'the calendar day'

/** What facts about field work as a whole hold, part by part: rows of `contents`, which checks them. */
export const contentsOfFieldwork = {
  'cases.coded': {
    clear: {
      edition: 'the book of codes',
      code: 'the final disposition of all of them',
      slots: 'places in the sample; not numbers',
    },
  },
  'calls.counted': {
    clear: {
      day,
      calls: 'how many calls',
      live: 'how many people answered with an agent there',
      abandoned: 'how many answered with no agent there',
      silent: 'how many of those heard nothing of an agent who was there',
      repeats: 'how many were rung again within 72 hours',
      outside: 'how many were placed outside the hours',
      shortestRing: 'of all calls that nobody answered, the shortest ring',
      longestToMessage: 'of all abandoned calls, the longest time to the message',
    },
  },
  'compliance.signed': { clear: { day, upTo: 'the line of the last count that was signed' } },
} as const
