import { type Random, seeded } from '../../src/basics/seeded.ts'

/** The smallest piece that a disk writes whole or not at all. */
export const sector = 512

/** Which of the changes that were never synced a power cut leaves on the platter. */
export type Survival = {
  /** The parts of a write of `length` bytes at `at` that are there, as offsets in it. */
  parts(at: number, length: number): Iterable<readonly [from: number, to: number]>
  /** Whether one change of a name, or of a length, is there. */
  change(): boolean
  /** How far the file's length has got on its way from what the kept parts need to what the system showed. */
  length(least: number, most: number): number
}

export const nothing: Survival = {
  parts: () => [],
  change: () => false,
  length: (least) => least,
}

/** Everything came through: the process died, and the power stayed. */
export const everything: Survival = {
  parts: (_, length) => [[0, length]],
  change: () => true,
  length: (_, most) => most,
}

/** The first `bytes` of what was written, in the order it was written, and every name if there are any. */
export function inOrder(bytes: number): Survival {
  let left = bytes
  return {
    parts: (_, length) => {
      const kept = Math.min(left, length)
      left -= kept
      return kept > 0 ? [[0, kept]] : []
    },
    change: () => bytes > 0,
    length: (least) => least,
  }
}

/** Each sector, name and length for itself, about `share` of them, in no order at all. */
export function torn(seed: string, share: number): Survival {
  const chance: Random = seeded(seed)
  return {
    *parts(at, length) {
      for (let from = 0; from < length; ) {
        const to = Math.min(length, from + sector - ((at + from) % sector))
        if (chance() < share) yield [from, to]
        from = to
      }
    },
    change: () => chance() < share,
    length: (least, most) =>
      chance() < 0.5 ? least : least + Math.floor(chance() * (most - least + 1)),
  }
}
