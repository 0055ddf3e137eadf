import type { CampaignId, PersonId, ShiftId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { RegimeSlot } from '../supervision/regime.ts'

/** Where the lines of a shift stand in the record. */
export type ShiftPlace = {
  readonly id: ShiftId
  readonly slot: RegimeSlot
  readonly campaign: CampaignId
  readonly also?: readonly CampaignId[]
  readonly opened: LinePlace
  closed?: LinePlace
}

/** A line of the record, its time, and who did what it says. */
export type LinePlace = { readonly seq: number; readonly at: Instant; readonly by?: PersonId }
