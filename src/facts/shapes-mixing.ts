import type { KeyId } from '../basics/ids.ts'

/** What the facts about mixing say: see `FactShapes`. How full a quota cell is stands in none of them. */
export type MixingShapes = {
  'pool.merged': { data: { merged: number } }
  /** After a restore: new keys for pool and done set. `lost` responses waited in the old pool, which no backup has. */
  'pool.renewed': { data: { poolKey: KeyId; doneKey: KeyId; lost: number } }
  'pool.destroyed': { data: { destroyed: number } }
  /** Cells of the campaign's sheet, by their numbers from 1, that are full of merged responses: said with a merge alone. */
  'quota.filled': { data: { cells: readonly number[] } }
}
