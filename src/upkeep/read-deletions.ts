import type { CampaignId } from '../basics/ids.ts'
import { type Deletion, Deletions, deletionTypes } from '../facts/deletions.ts'
import type { State } from '../facts/state.ts'
import type { Disk } from '../record/disk.ts'
import { readFacts } from '../record/read-facts.ts'

/** What the record on disk says was destroyed, newest first (G7). */
export async function readDeletions(
  disk: Disk,
  state: State,
  campaign?: CampaignId,
): Promise<readonly Deletion[]> {
  const found = new Deletions(state, campaign)
  for await (const fact of readFacts(disk, { types: deletionTypes })) found.add(fact)
  return found.rows()
}
