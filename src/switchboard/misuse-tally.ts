import type { Cancel, Clock } from '../basics/clock.ts'
import type { SeatId } from '../basics/ids.ts'
import { minute } from '../basics/instant.ts'
import type { SwitchEvent } from '../phone/switch-port.ts'

type Window = { count: number; stop: Cancel }

/**
 * Counts what the phone of a seat sends and no phone of the box has reason to send. The first is told at
 * once, those of the following minutes once a minute with their count: whoever says a thousand fills no record.
 */
export class MisuseTally {
  readonly #clock: Clock
  readonly #tell: (event: SwitchEvent) => void
  readonly #windows = new Map<SeatId, Window>()

  constructor(clock: Clock, tell: (event: SwitchEvent) => void) {
    this.#clock = clock
    this.#tell = tell
  }

  add(seat: SeatId): void {
    const window = this.#windows.get(seat)
    if (window !== undefined) {
      window.count += 1
      return
    }
    this.#tell({ kind: 'seat-misused', seat, count: 1 })
    this.#open(seat)
  }

  stop(): void {
    for (const { stop } of this.#windows.values()) stop()
    this.#windows.clear()
  }

  #open(seat: SeatId): void {
    const window: Window = { count: 0, stop: this.#clock.after(minute, () => this.#over(seat)) }
    this.#windows.set(seat, window)
  }

  #over(seat: SeatId): void {
    const count = this.#windows.get(seat)?.count ?? 0
    this.#windows.delete(seat)
    if (count === 0) return
    this.#tell({ kind: 'seat-misused', seat, count })
    this.#open(seat)
  }
}
