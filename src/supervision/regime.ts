/** HMPPS regime slots (J8). */
export type RegimeSlot = 'AM' | 'PM' | 'ED'

/** Minutes after local midnight. */
export type Times = { readonly from: number; readonly to: number }

export const regimeDays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
export type RegimeDay = (typeof regimeDays)[number]

/** The site's table. `days` has what differs on single weekdays: other times, or null where the room is shut then. */
export type SlotTimes = Readonly<Record<RegimeSlot, Times>> & {
  readonly days?: Readonly<
    Partial<Record<RegimeDay, Readonly<Partial<Record<RegimeSlot, Times | null>>>>>
  >
}

/** When a slot is on a weekday; undefined where the room is not open then (J8). */
export function slotOn(regime: SlotTimes, slot: RegimeSlot, weekday: RegimeDay): Times | undefined {
  const own = regime.days?.[weekday]?.[slot]
  return own === null ? undefined : (own ?? regime[slot])
}

export const slotNames = {
  AM: 'Morning',
  PM: 'Afternoon',
  ED: 'Evening',
} as const satisfies Record<RegimeSlot, string>
