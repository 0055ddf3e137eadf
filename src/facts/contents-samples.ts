const key = 'the name of the key that seals or hashes; not the key'

/** What facts about samples hold, part by part: rows of `contents`, which checks them. */
export const contentsOfSamples = {
  'sample.imported': {
    clear: {
      key,
      about: 'the hash of where the sample is from',
      slots: 'how many cases',
      leftOut: 'how many rows were left out, or “fewer than 10”',
      bands: 'which lists its cases are divided by: region, sector',
      warnings: 'what both governors are warned of',
      waits: 'that a second governor has still to let it in',
    },
  },
  'sample.sent_back': { clear: { key } },
  'sample.numbers_returned': {
    clear: {
      key,
      returned: 'how many cases have their numbers back',
      missing: 'how many have not',
    },
  },
} as const
