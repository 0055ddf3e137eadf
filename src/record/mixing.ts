import type { MixingKey } from './mixing-key.ts'
import type { Pool } from './pool.ts'
import type { Responses } from './responses.ts'

/**
 * The fewest responses that may go together, and the fewest that a merge leaves behind.
 *
 * Whoever has copies of the disk from before and after each interview knows which interviews went into a batch, and
 * nothing of which response is whose: each batch is shuffled under new ids, and what waits is unreadable. Respondents
 * whom he controls he knows and takes away, so the crowd that one response hides in is the rest of its batch. When
 * half of those who complete are his, a batch of 50 holds fewer than 10 others with a probability of at most
 * P(Bin(50, 1/2) < 10) = 2.9 in a million; drawn from a campaign, without putting back, it is less. Design 3 begins
 * at 20 and 10, where half under control leaves 5. Keeping 50 back makes the last batch as large as the others.
 */
export const fewestTogether = 50

/** How many of the waiting responses a merge takes. */
export function mergeSize(waiting: number): number {
  return waiting >= 2 * fewestTogether ? waiting - fewestTogether : 0
}

/** `locked`: enough wait, and no governor has given a password since the start. Close out again then. */
export type ClosedOut = { readonly merged: number } | { readonly destroyed: number } | 'locked'

/** Moves responses from a campaign's pool into its responses, in groups too large to tell whose is whose. */
export type Mixing = {
  /** Takes what `mergeSize` allows, at random; how many were taken: none while the mixing key is locked. */
  merge(): Promise<number>
  /** At close: all together when there are enough, otherwise all are destroyed. Once done, gives 0. */
  closeOut(): Promise<ClosedOut>
}

/**
 * Finishes a merge that a crash interrupted, then stands ready. The order of a merge: the responses with the tokens
 * of this merge, in one durable write; the pool's slots wiped; the tokens forgotten. So whatever the moment of a
 * crash, a response is in the pool, or in the responses, or in both with its token to say so.
 */
export async function openMixing(
  pool: Pool,
  responses: Responses,
  mixingKey: Pick<MixingKey, 'unlocked'>,
): Promise<Mixing> {
  await finishMerge(pool, responses)
  let last: Promise<unknown> = Promise.resolve()
  const oneAtATime = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
  return {
    merge: () =>
      oneAtATime(async () =>
        mixingKey.unlocked() ? await mergeSome(pool, responses, mergeSize) : 0,
      ),
    closeOut: () => oneAtATime(() => closeOut(pool, responses, mixingKey.unlocked())),
  }
}

async function mergeSome(
  pool: Pool,
  responses: Responses,
  size: (waiting: number) => number,
): Promise<number> {
  await finishMerge(pool, responses)
  const count = size(pool.waiting())
  if (count === 0) return 0
  await responses.merge(pool.draw(count))
  await finishMerge(pool, responses)
  return count
}

async function finishMerge(pool: Pool, responses: Responses): Promise<void> {
  const merging = responses.merging()
  if (merging.length === 0) return
  await pool.wipe(merging)
  await responses.mergeDone()
}

async function closeOut(pool: Pool, responses: Responses, unlocked: boolean): Promise<ClosedOut> {
  if (pool.unsettled() > 0)
    throw new Error('A completion is under way. Finish it, then close the campaign.')
  await finishMerge(pool, responses)
  const waiting = pool.waiting()
  if (waiting < fewestTogether) {
    await pool.wipe(pool.tokens())
    return { destroyed: waiting }
  }
  return unlocked ? { merged: await mergeSome(pool, responses, (all) => all) } : 'locked'
}
