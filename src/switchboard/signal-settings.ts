import type { SeatId } from '../basics/ids.ts'
import type { SignalSettings } from './seat-signals.ts'

type Said = {
  readonly signals?:
    | { readonly port: number; readonly id: number; readonly ports: readonly number[] }
    | undefined
  readonly seats: readonly { readonly seat: string; readonly address: string }[]
}

/** Where the switch tells what it answers to seats, and whose address is whose. Nothing where a site has not said. */
export function signalSettings({ signals, seats }: Said): { readonly signals?: SignalSettings } {
  if (signals === undefined) return {}
  const seatAt = (address: string) => {
    const [first, ...others] = seats.filter((one) => one.address === address)
    return others.length > 0 ? undefined : (first?.seat as SeatId | undefined)
  }
  return { signals: { ...signals, seatAt } }
}
