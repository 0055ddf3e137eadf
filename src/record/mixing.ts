import type { MixingKey } from './mixing-key.ts'
import type { Drawn, Pool } from './pool.ts'
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

/** The two pools of a campaign: what the second holds is counted only with a merge of the first, or at close. */
export type Pools = { readonly pool: Pool; readonly notAsked: Pool }

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
  pools: Pools,
  responses: Responses,
  mixingKey: Pick<MixingKey, 'unlocked'>,
): Promise<Mixing> {
  await finishMerge(pools, responses)
  let last: Promise<unknown> = Promise.resolve()
  const oneAtATime = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
  return {
    merge: () =>
      oneAtATime(async () =>
        mixingKey.unlocked()
          ? await mergeSome(pools, responses, mergeSize(pools.pool.waiting()))
          : 0,
      ),
    closeOut: () => oneAtATime(() => closeOut(pools, responses, mixingKey.unlocked())),
  }
}

async function mergeSome(pools: Pools, responses: Responses, count: number): Promise<number> {
  await finishMerge(pools, responses)
  if (count === 0) return 0
  await responses.merge(pools.pool.draw(count), allOrNone(pools.notAsked))
  await finishMerge(pools, responses)
  return count
}

/** Of a few, a count would tell of each: they wait for more, or for the close. */
function allOrNone(notAsked: Pool): readonly Drawn[] {
  const waiting = notAsked.waiting()
  return waiting >= fewestTogether ? notAsked.draw(waiting) : []
}

async function finishMerge({ pool, notAsked }: Pools, responses: Responses): Promise<void> {
  const merging = responses.merging()
  if (merging.length === 0) return
  // Each wipes its own.
  await pool.wipe(merging)
  await notAsked.wipe(merging)
  await responses.mergeDone()
}

async function closeOut(pools: Pools, responses: Responses, unlocked: boolean): Promise<ClosedOut> {
  const { pool, notAsked } = pools
  if (pool.unsettled() + notAsked.unsettled() > 0)
    throw new Error('A completion is under way. Finish it, then close the campaign.')
  await finishMerge(pools, responses)
  const waiting = pool.waiting()
  for (const one of [pool, notAsked])
    if (one.waiting() < fewestTogether) await one.wipe(one.tokens())
  const left = pool.waiting()
  if (left + notAsked.waiting() > 0) {
    if (!unlocked) return 'locked'
    await responses.merge(pool.draw(left), allOrNone(notAsked))
    await finishMerge(pools, responses)
  }
  return left > 0 ? { merged: left } : { destroyed: waiting }
}
