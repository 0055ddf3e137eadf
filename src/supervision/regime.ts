/** HMPPS regime slots (J8). */
export type RegimeSlot = 'AM' | 'PM' | 'ED'

/** Minutes after local midnight. */
export type SlotTimes = Readonly<Record<RegimeSlot, { readonly from: number; readonly to: number }>>

export const slotNames = {
  AM: 'Morning',
  PM: 'Afternoon',
  ED: 'Evening',
} as const satisfies Record<RegimeSlot, string>
