import type { CampaignId, CaseId, SampleId } from '../../src/basics/ids.ts'
import { toldLedger } from '../../src/dialler/ledger.ts'
import { Numbers } from '../../src/dialler/numbers.ts'
import { knownNumbers } from '../../src/facts/known-numbers.ts'
import type { State } from '../../src/facts/state.ts'
import type { Disk } from '../../src/record/disk.ts'
import type { KeyedSet } from '../../src/record/keyed-set.ts'
import type { Keys } from '../../src/record/keys.ts'
import type { MixingKey } from '../../src/record/mixing-key.ts'
import { openStores as openStoresWith, type Stores } from '../../src/record/stores.ts'

/** The stores beside the record with the numbers in the same folder, as in the trial, and what a test looks for in them. */
export type NearStores = Stores & {
  readonly numbers: Numbers
  readonly doNotCall: KeyedSet
  done(campaign: CampaignId): KeyedSet | undefined
  numberOf(case_: CaseId): string | undefined
  openSample(state: State, sample: SampleId): Promise<void>
}

export async function openStores(
  disk: Disk,
  keys: Keys,
  mixingKey: MixingKey,
  state: State,
  identity = '',
): Promise<NearStores> {
  const door = { drama: true, identity }
  const numbers = new Numbers({ disk, keys, ledger: toldLedger(), door })
  await numbers.open(() => knownNumbers(state))
  const stores = await openStoresWith(disk, keys, mixingKey, state, numbers)
  return {
    ...stores,
    numbers,
    doNotCall: numbers.stores.doNotCall,
    done: (campaign) => numbers.stores.done(campaign),
    numberOf: (case_) => numbers.stores.numberOf(case_),
    // Before its first sample: as an import does it.
    openCampaign: async (known, campaign) => {
      await stores.openCampaign(known, campaign)
      await numbers.open(() => knownNumbers(known))
    },
    openSample: (known) => numbers.open(() => knownNumbers(known)),
    close: async () => {
      await stores.close()
      await numbers.close()
    },
  }
}
