import type { InterviewId } from '../basics/ids.ts'
import { interviewCompleted, interviewKept, keysDestroyed } from '../facts/decide-upkeep.ts'
import type { Keys } from './keys.ts'
import { mergeDue } from './merges.ts'
import type { Stores } from './stores.ts'
import type { Writer } from './writer.ts'

type Parts = { readonly writer: Writer; readonly keys: Keys; readonly stores: Stores }

/** Steps 2 to 4 of a completion (design 3): the answers alone into the pool, the interview's key gone, the last fact. */
export async function finishInterview(
  parts: Parts,
  id: InterviewId,
  then: 'merge' | 'no merge' = 'merge',
): Promise<void> {
  const { writer, keys, stores } = parts
  const found = writer.ahead.completing.get(id)
  if (!found) return
  const open = stores.campaign(found.campaign)
  const pool = found.notAsked ? open.notAsked : open.pool
  if (found.body) {
    const answers = Buffer.from(found.body.answers, 'base64')
    await pool.add(answers, found.body.token, found.cells)
  }
  await keys.destroy([found.key])
  if (found.body) pool.settle(found.body.token)
  await writer.do((state) => interviewCompleted(state, id))
  if (then === 'merge' && !found.notAsked) await mergeDue(parts, found.campaign)
}

/** What was said into its slot, then the interview's own key is destroyed: the steps can be read no more. */
export async function keepInterview(parts: Parts, id: InterviewId): Promise<void> {
  const { writer, keys, stores } = parts
  const found = writer.ahead.keeping.get(id)
  if (!found) return
  if (found.body && keys.has(found.kept)) await stores.kept.put(found.kept, found.body)
  await keys.destroy([found.key])
  await writer.do((state) => interviewKept(state, id))
}

/**
 * Whoever is on a list of people who must not be called by now has nothing kept. Which case that is may stand in no line
 * at that moment (J6): the fact comes with the end of its time, as for everybody.
 */
export async function forgetExcluded({ writer, keys, stores }: Parts): Promise<void> {
  const kept = [...writer.ahead.kept].filter(([, { key }]) => keys.has(key))
  if (kept.length === 0) return
  const answers = await stores.numbers.mayRing(kept.map(([id]) => id))
  const gone = kept.filter((_, n) => answers[n] === 'excluded').map(([, { key }]) => key)
  if (gone.length === 0) return
  await keys.destroy(gone)
  await stores.kept.keepOnly(new Set(kept.map(([, { key }]) => key).filter((key) => keys.has(key))))
}

/**
 * Keys of interviews that ended without a response: their steps cannot be read from this moment (G5). Only what the disk
 * says is doomed goes: after a crash the record would still name the key of a fact that never came to be.
 */
export async function destroyKeys({ writer, keys, stores }: Parts): Promise<void> {
  const doomed = await writer.read(({ doomedKeys, completing, keeping }) => {
    const inUse = new Set([...completing.values(), ...keeping.values()].map((one) => one.key))
    return [...doomedKeys].filter((key) => !inUse.has(key))
  })
  const still = doomed.filter((key) => writer.ahead.doomedKeys.has(key))
  if (still.length === 0) return
  await keys.destroy(still)
  const kept = await writer.read((state) => [...state.kept.values()].map(({ key }) => key))
  const since = [...writer.ahead.kept.values()].map(({ key }) => key)
  await stores.kept.keepOnly(new Set([...kept, ...since]))
  await writer.do((state) => keysDestroyed(state, still))
}
