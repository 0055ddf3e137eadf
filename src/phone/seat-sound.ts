import type { SeatId } from '../basics/ids.ts'

/** `captions` is the trial's: there is no sound, and the page says what one would hear. */
export type SeatSound = 'captions' | 'browser' | 'desk-phone'

/** How the seats of a site hear and speak. */
export type SoundSettings = {
  readonly usual: SeatSound
  /** Seats that differ from the usual. */
  readonly seats?: Readonly<Partial<Record<SeatId, SeatSound>>>
  /** Where browsers meet the switch, `wss://box.example:7443`. */
  readonly server: string
}

export function soundOf(settings: SoundSettings | undefined, seat: SeatId): SeatSound {
  return settings?.seats?.[seat] ?? settings?.usual ?? 'captions'
}
