import { seeded, shuffled } from '../basics/seeded.ts'
import type { Turning } from './script.ts'

export type Turn = { readonly by: Turning | undefined; readonly seed: string }

/** A list in the order that its turning and a seed give it: the same seed, the same order. */
export function turned<T>(list: readonly T[], { by, seed }: Turn): readonly T[] {
  switch (by) {
    case undefined:
    case false:
      return list
    case true:
    case 'randomise':
      return shuffled(list, seeded(seed))
    case 'rotate': {
      const first = Math.floor(seeded(seed)() * list.length)
      return [...list.slice(first), ...list.slice(0, first)]
    }
    case 'reverse':
      return seeded(seed)() < 0.5 ? list : [...list].reverse()
  }
}
