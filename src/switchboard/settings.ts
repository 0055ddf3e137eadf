import type { Clock } from '../basics/clock.ts'
import type { CallId, SeatId } from '../basics/ids.ts'
import { minute, second } from '../basics/instant.ts'
import type { AccountSettings } from './account-book.ts'
import type { NeverAgain, NumberSource } from './number-source.ts'
import type { SignalSettings } from './seat-signals.ts'

export type SwitchboardSettings = {
  readonly clock: Clock
  readonly host: string
  readonly port: number
  readonly password: string
  /** The box's account on the switch, `switchboard@gatehouse`. Without one it signs in with the socket's own password. */
  readonly user?: string
  readonly numbers: NumberSource
  /** Where people who ring back and press 9 go. Without it they hear that it could not be noted. */
  readonly neverAgain?: NeverAgain
  /** The caller id on every call: digits only, never withheld (D10). */
  readonly callerId: string
  /** Milliseconds of talking after which the switch itself ends a call. 45 minutes when absent. */
  readonly longestCallMs?: number
  /** Milliseconds an unanswered call rings; 25 s when absent, never under 15 s (D7). */
  readonly ringMs?: number
  /**
   * Milliseconds of silence by the agent after which the supervisor is told and the message plays (D12); 2 s and 5 s
   * when absent. `not-watched` where seats carry no sound at all.
   */
  readonly silence?: SilenceLimits | 'not-watched'
  /** Measures the patience with the socket: real time, where `clock` runs faster than life. */
  readonly wireClock?: Clock
  /** Where a seat's phone is. `sofia/seats/seat01%gatehouse` when absent: whoever is registered as `seat01`. */
  readonly seatAddress?: (seat: SeatId) => string
  /** Desk phones that do not encrypt their sound: the exchange's, and those of a laboratory on loopback. */
  readonly plainDesks?: boolean
  /** Accounts for seats that speak through a browser. Without it every seat has a phone that the switch knows already. */
  readonly accounts?: AccountSettings
  /** Where the switch tells what it answers to the phones of seats. Without it some misuse is not told of. */
  readonly signals?: SignalSettings
  /** What an earlier process left up on the switch and the box still knows of. All else found there is ended. */
  readonly resume?: {
    readonly seats: readonly SeatId[]
    readonly calls: readonly { readonly call: CallId; readonly seat: SeatId }[]
  }
}

export type SilenceLimits = { readonly alarmMs: number; readonly messageMs: number }

/** Ofcom's shortest ring for an unanswered call (D7). */
export const shortestRing = 15 * second

export const usual = {
  longestCallMs: 45 * minute,
  ringMs: 25 * second,
  silence: { alarmMs: 2 * second, messageMs: 5 * second },
}

export function usualSeatAddress(seat: SeatId): string {
  return `sofia/seats/seat${seat}%gatehouse`
}
