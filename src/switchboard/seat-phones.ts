import type { Cancel, Clock } from '../basics/clock.ts'
import type { SeatId } from '../basics/ids.ts'
import { second } from '../basics/instant.ts'

/** The line of a page that was loaded anew, or of a phone without power, is lost within two seconds. */
const goesOn = 5 * second

/**
 * Which phone has registered at each seat. FreeSWITCH lets one contact be (`max-registrations-per-extension`), but looks
 * for it under the user of To as it was sent, and for nobody's it finds none (sofia_reg.c 3372, 1430); and a seat's account
 * may take its own registration away and give another. So where a phone registers while the line goes on to the one that
 * was rung, the line is another's than the switch would ring.
 */
export class SeatPhones {
  readonly #clock: Clock
  readonly #legOf: (seat: SeatId) => string | undefined
  readonly #changed: (seat: SeatId) => void
  /** The Call-ID of its registration is a phone's own as long as it runs. */
  readonly #known = new Map<SeatId, string>()
  readonly #looks = new Set<Cancel>()

  constructor(
    clock: Clock,
    legOf: (seat: SeatId) => string | undefined,
    changed: (seat: SeatId) => void,
  ) {
    this.#clock = clock
    this.#legOf = legOf
    this.#changed = changed
  }

  registered(seat: SeatId, phone: string): void {
    const before = this.#known.get(seat)
    this.#known.set(seat, phone)
    const leg = this.#legOf(seat)
    if (before === undefined || before === phone || leg === undefined) return
    const look = this.#clock.after(goesOn, () => {
      this.#looks.delete(look)
      if (this.#legOf(seat) === leg) this.#changed(seat)
    })
    this.#looks.add(look)
  }

  stop(): void {
    for (const look of this.#looks) look()
    this.#looks.clear()
  }
}
