import type { CampaignId, CaseId, KeyId, SampleId } from '../basics/ids.ts'
import { type CaseSlots, caseSlotsPath, openCaseSlots } from './case-slots.ts'
import type { Disk } from './disk.ts'
import { DocumentDamaged } from './durable-adapter.ts'
import { type KeyedSet, openKeyedSet } from './keyed-set.ts'
import type { Keys } from './keys.ts'
import { openSuppressionLists, type SuppressionLists } from './suppression-lists.ts'
import { openVault, othersPath, type Vault, vaultPath } from './vault.ts'
import { begunPath } from './vault-import.ts'

/** Every file that tells a number, or tells one to whoever has a key: the vaults, the lists, the done sets. */
export type NumberStores = {
  readonly doNotCall: KeyedSet
  /** Everybody else who must not be called. */
  readonly lists: SuppressionLists
  /** The numbers of finished cases of a campaign, by keyed hash without case ids; undefined once it is closed. */
  done(campaign: CampaignId): KeyedSet | undefined
  /** `fresh` before the campaign's first sample: later a missing file is a lost one and must not look empty. */
  openDone(campaign: CampaignId, key: KeyId, fresh: boolean): Promise<void>
  /** Takes the file away whose key is destroyed. Done again it does nothing. */
  dropDone(campaign: CampaignId): Promise<void>
  vault(sample: SampleId): Vault | undefined
  /** The hashes by which the client's list finds its cases again; undefined for a sample that has none. */
  caseSlots(sample: SampleId): CaseSlots | undefined
  /** `away`: since a restore there is no vault, until the client's list has come again. */
  openSample(sample: SampleId, key: KeyId, away: boolean): Promise<void>
  /** Takes away what an import left that came to nothing. */
  dropSample(sample: SampleId): Promise<void>
  /** The number of a case, for one originate or one look at a list; undefined when erased. */
  numberOf(case_: CaseId): string | undefined
  close(): Promise<void>
}

type Place = { readonly disk: Disk; readonly keys: Keys }

export const doNotCallPath = 'lists/do-not-call.slots'

/** Throws `DocumentDamaged` when the do-not-call list is missing or cut, or its key is: a lost list is no empty one (T3). */
export async function openNumberStores(
  { disk, keys }: Place,
  list: { readonly key: KeyId; readonly fresh: boolean; readonly others?: boolean },
): Promise<NumberStores> {
  await keyFor(keys, list.key, list.fresh)
  if (!keys.has(list.key)) throw new DocumentDamaged(doNotCallPath, 'Its key is missing.')
  const { key, fresh, others = false } = list
  const doNotCall = await openKeyedSet({ disk, keys, path: doNotCallPath, key, fresh })
  const lists = await openSuppressionLists({ disk, keys, key, fresh: !others })
  const done = new Map<CampaignId, KeyedSet>()
  const vaults = new Map<SampleId, Vault>()
  const caseSlots = new Map<SampleId, CaseSlots>()
  return {
    doNotCall,
    lists,
    done: (campaign) => done.get(campaign),
    openDone: async (campaign, key, fresh) => {
      await keyFor(keys, key, fresh)
      if (done.has(campaign) || !keys.has(key)) return
      const path = donePath(campaign)
      done.set(campaign, await openKeyedSet({ disk, keys, path, key, fresh }))
    },
    dropDone: async (campaign) => {
      await done.get(campaign)?.close()
      done.delete(campaign)
      await disk.remove(donePath(campaign))
    },
    vault: (sample) => vaults.get(sample),
    caseSlots: (sample) => caseSlots.get(sample),
    openSample: async (sample, key, away) => {
      const slots = caseSlots.has(sample) ? undefined : await openCaseSlots(disk, sample)
      if (slots) caseSlots.set(sample, slots)
      if (vaults.has(sample) || away) return
      const vault = await openVault({ disk, keys, sample, key })
      if (vault) vaults.set(sample, vault)
    },
    dropSample: async (sample) => {
      await Promise.all([vaults.get(sample)?.close(), caseSlots.get(sample)?.close()])
      vaults.delete(sample)
      caseSlots.delete(sample)
      await disk.remove(vaultPath(sample))
      await disk.remove(othersPath(sample))
      await disk.remove(caseSlotsPath(sample))
      // The mark last: of a stop in between, the rest goes at the next start.
      await disk.remove(begunPath(sample))
    },
    numberOf: (case_) => vaults.get(sampleOf(case_))?.read(case_),
    close: async () => {
      for (const one of [...done.values(), ...vaults.values(), ...caseSlots.values()])
        await one.close()
      await lists.close()
      await doNotCall.close()
    },
  }
}

export function sampleOf(case_: CaseId): SampleId {
  return case_.slice(0, case_.lastIndexOf('.')) as SampleId
}

function donePath(campaign: CampaignId): string {
  return `done/${campaign}.slots`
}

/** With key files of their own, the numbers' half of a key is made when what it is for is new. */
async function keyFor(keys: Keys, key: KeyId, fresh: boolean): Promise<void> {
  if (fresh && !keys.has(key)) await keys.makeAgain(key)
}
