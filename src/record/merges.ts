import type { CampaignId, PersonId } from '../basics/ids.ts'
import { keysDestroyed, poolDestroyed, poolMerged } from '../facts/decide-upkeep.ts'
import { keysGoneAtClose } from '../facts/snapshot.ts'
import type { Keys } from './keys.ts'
import { mergeSize } from './mixing.ts'
import type { Given } from './mixing-key.ts'
import type { Stores } from './stores.ts'
import type { Writer } from './writer.ts'

type MergeParts = { readonly writer: Writer; readonly keys: Keys; readonly stores: Stores }

/** Merges a campaign's waiting responses when there are enough and the mixing key is unlocked. */
export async function mergeDue({ writer, stores }: MergeParts, id: CampaignId): Promise<void> {
  const { pool, mixing } = stores.campaign(id)
  if (mergeSize(pool.waiting()) === 0) return
  const merged = await mixing.merge()
  if (merged > 0) await sayMerged({ writer, stores }, id, merged)
}

function sayMerged(
  { writer, stores }: Pick<MergeParts, 'writer' | 'stores'>,
  id: CampaignId,
  merged: number,
) {
  const counted = stores.responses(id)?.counted() ?? []
  return writer.do((state, ctx) => poolMerged(state, ctx, id, merged, counted))
}

/** A governor has just given their password: unlocks the mixing key, and does what waited for it. */
export async function unlockMixing(
  parts: MergeParts,
  person: PersonId,
  derive: Given['derive'],
): Promise<void> {
  const { writer, stores } = parts
  const { campaigns, people } = writer.ahead
  const governors = new Set(
    [...people.values()]
      .filter((one) => one.role === 'governor' && !one.removed)
      .map((one) => one.id),
  )
  if (!governors.has(person)) return
  const open = [...campaigns.keys()].filter((id) => stores.hasCampaign(id))
  // Without a campaign nothing was ever sealed.
  const nothingWaits = campaigns.size === 0
  await stores.mixingKey.byPassword({ person, derive, governors, nothingWaits })
  for (const id of open) {
    const campaign = campaigns.get(id)
    if (campaign?.life !== 'closed') await mergeDue(parts, id)
    else if (!campaign.poolGone) await closePool(parts, id)
  }
}

/** A merge whose fact a crash cut off is told by the responses themselves. */
export async function countMerged(parts: MergeParts, id: CampaignId): Promise<void> {
  const { writer, stores } = parts
  const known = writer.ahead.campaigns.get(id)?.mergedResponses ?? 0
  const missed = (stores.responses(id)?.readAll().length ?? 0) - known
  // Of a batch that was torn, the merge may be there without the cells that it filled.
  await sayMerged(parts, id, Math.max(0, missed))
}

/**
 * The end of a campaign's pool: all that waits goes together or is destroyed, then its keys. While the mixing key is
 * locked, the numbers go all the same and the rest waits for a governor's password.
 */
export async function closePool(parts: MergeParts, id: CampaignId): Promise<void> {
  const { writer, stores, keys } = parts
  // Whoever saw that it is closed may have seen it before the disk did.
  await writer.read(() => undefined)
  const campaign = writer.ahead.campaigns.get(id)
  // A governor's password and the close itself may both have asked for it.
  if (campaign?.poolGone) return
  await stores.openCampaign(writer.ahead, id)
  // Without its key the pool is gone already, and only the facts are missing.
  const closed = stores.hasCampaign(id) && (await stores.campaign(id).mixing.closeOut())
  if (!campaign) return
  const gone = keysGoneAtClose(writer.ahead, campaign)
  const numbers = gone.filter((key) => key !== campaign.poolKey && keys.has(key))
  await stores.numbers.closeCampaign(id)
  if (closed === 'locked') {
    await keys.destroy(numbers)
    await writer.do((state) => keysDestroyed(state, numbers))
    return
  }
  await countMerged(parts, id)
  // What waited and is not among the responses was destroyed: now, or before a crash that came between that and its fact.
  const destroyed = campaign.waitingToMerge
  if (destroyed > 0) await writer.do(() => poolDestroyed(id, destroyed))
  await keys.destroy(gone)
  await writer.do((state) => keysDestroyed(state, gone))
}
