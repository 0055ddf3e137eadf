import type { Content } from './contents.ts'

/** What the facts of lists and numbers hold, part by part. */
export const contentsOfLists: {
  readonly [T in 'list.imported' | 'number.erased']: Content<T>
} = {
  'list.imported': {
    clear: {
      list: 'which list; a client’s by a hash of its name',
      about: 'the hash of where the file is from',
      date: 'the day the file is of',
      entries: 'how many numbers, rounded, or “fewer than 10”',
    },
  },
  'number.erased': { clear: { slots: 'places in the sample; not numbers' } },
}
