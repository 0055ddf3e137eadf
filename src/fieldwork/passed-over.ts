/** How many of them are looked at in one go. */
const lookedAt = 10
/** After so long others are: most may be on a list for good, and must not stand before one that is only not for somebody. */
const turnMs = 5_000
/** Places that are gone through in one turn, so that none takes long. */
const scannedAtOnce = 4_000

/**
 * Cases that nobody tried although others behind them were: an agent was not to meet them, or a list stopped them. They are
 * tried first, by whoever may. Holds only what cases and cursor say already, so that it need not be kept.
 */
export class PassedOver {
  readonly #over: number[] = []
  #scanned = 0

  /** Some of those before `cursor`, the same for a while. `slotAt` is the slot in a place of the order that is worked. */
  some(
    cursor: number,
    slotAt: (place: number) => number,
    isTouched: (slot: number) => boolean,
    now: number,
  ): readonly number[] {
    const end = Math.min(cursor, this.#scanned + scannedAtOnce)
    for (; this.#scanned < end; this.#scanned++) {
      const slot = slotAt(this.#scanned)
      if (!isTouched(slot)) this.#over.push(slot)
    }
    const over = this.#over
    const from = (Math.floor(now / turnMs) * lookedAt) % Math.max(1, over.length)
    const found: number[] = []
    for (let place = from; place < over.length && found.length < lookedAt; ) {
      const slot = over[place] ?? 0
      if (!isTouched(slot)) {
        found.push(slot)
        place += 1
        continue
      }
      // The last one takes its place, so that it costs the same however many there are.
      const last = over.pop() ?? 0
      if (place < over.length) over[place] = last
    }
    return found
  }
}
