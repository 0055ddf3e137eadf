import type { CampaignId, CaseId } from '../basics/ids.ts'
import type { State } from '../facts/state.ts'
import type { IndexKeeping } from '../facts/told-attempt.ts'
import type { Counted } from '../fieldwork/quota.ts'
import type { MayRing, NumberKeeping } from '../phone/numbers-port.ts'
import { countCells } from './count-cells.ts'
import type { Disk } from './disk.ts'
import { type KeptAnswers, openKeptAnswers } from './kept-answers.ts'
import type { Keys } from './keys.ts'
import { type Mixing, openMixing } from './mixing.ts'
import type { MixingKey } from './mixing-key.ts'
import { openPool, type Pool, poolPath } from './pool.ts'
import { openResponses, type Responses, releaseMemoryPath, responsesPath } from './responses.ts'
import { openStrata, type StrataBook } from './strata.ts'

export type CampaignStores = {
  readonly pool: Pool
  /** Why people were not asked, each waiting to be counted with many others. */
  readonly notAsked: Pool
  readonly mixing: Mixing
}

/** The files beside the record: opened from what the facts say exists, never by looking what happens to lie there. */
export type Stores = {
  readonly mixingKey: MixingKey
  /** What people said before they asked to be called later. */
  readonly kept: KeptAnswers
  hasCampaign(id: CampaignId): boolean
  /** Merged responses; undefined before the campaign has files. */
  responses(id: CampaignId): Responses | undefined
  campaign(id: CampaignId): CampaignStores
  /** Completed interviews by quota cell, for the decision alone. */
  counted(state: State, id: CampaignId): Counted
  openCampaign(state: State, id: CampaignId): Promise<void>
  /** Takes the files of a campaign away whose responses' key is destroyed. Done again it does nothing. */
  dropCampaign(id: CampaignId): Promise<void>
  /** The bands of each case. */
  readonly strata: StrataBook
  /** Whoever keeps the numbers: nobody else here can read one. */
  readonly numbers: NumberKeeping & {
    readonly index: IndexKeeping
    mayRing(cases: readonly CaseId[]): Promise<readonly MayRing[]>
  }
  close(): Promise<void>
}

export async function openStores(
  disk: Disk,
  keys: Keys,
  mixingKey: MixingKey,
  state: State,
  numbers: Stores['numbers'],
): Promise<Stores> {
  const campaigns = new Map<CampaignId, CampaignStores>()
  const opening = new Map<CampaignId, Promise<void>>()
  const strata = await openStrata(disk, state)
  const kept = await openKeptAnswers(disk, keys)
  const allResponses = new Map<CampaignId, Responses>()
  const openCampaign = async (from: State, id: CampaignId): Promise<void> => {
    const known = from.campaigns.get(id)
    if (!known) return
    // Before its first sample a campaign has no files; later, a missing one is a lost one and must not look empty.
    const fresh = known.samples.length === 0
    // Past its retention date it has none any more.
    if (!keys.has(known.key)) return
    const responses = await openResponses({ disk, keys, campaign: id, key: known.key, fresh })
    allResponses.set(id, responses)
    // A closed campaign keeps its responses alone.
    if (!keys.has(known.poolKey)) return
    const place = { disk, keys, campaign: id, key: known.poolKey, mixingKey }
    const pool = await openPool(place)
    const notAsked = await openPool({ ...place, kind: 'not-asked' })
    const mixing = await openMixing({ pool, notAsked }, responses, mixingKey)
    campaigns.set(id, { pool, notAsked, mixing })
  }
  const stores: Stores = {
    mixingKey,
    kept,
    strata,
    numbers,
    hasCampaign: (id) => campaigns.has(id),
    responses: (id) => allResponses.get(id),
    campaign: (id) => {
      const found = campaigns.get(id)
      if (!found) throw new Error(`The stores of campaign ${id} are not open`)
      return found
    },
    counted: (from, id) => {
      const [open, responses] = [campaigns.get(id), allResponses.get(id)]
      return countCells(from, id, open && responses && { pool: open.pool, responses })
    },
    openCampaign: (from, id) => {
      const begun = opening.get(id) ?? openCampaign(from, id)
      if (from.campaigns.has(id)) opening.set(id, begun)
      return begun
    },
    dropCampaign: async (id) => {
      allResponses.delete(id)
      const open = campaigns.get(id)
      campaigns.delete(id)
      await open?.pool.close()
      await open?.notAsked.close()
      for (const path of filesOf(id)) await disk.remove(path)
    },
    close: async () => {
      await kept.close()
      for (const { pool, notAsked } of campaigns.values()) {
        await pool.close()
        await notAsked.close()
      }
    },
  }
  for (const id of state.campaigns.keys()) await stores.openCampaign(state, id)
  return stores
}

/** Everything of one campaign that lies beside the record; its numbers went when it was closed. */
function filesOf(id: CampaignId): readonly string[] {
  return [responsesPath(id), releaseMemoryPath(id), poolPath(id), poolPath(id, 'not-asked')]
}
