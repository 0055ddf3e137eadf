/** How many of them are looked at in one go. */
const lookedAt = 10
/** After so long others are: most may be on a list for good, and must not stand before one that is only not for somebody. */
const turnMs = 5_000
/** Places that are gone through in one turn, so that none takes long. */
const scannedAtOnce = 20_000

/**
 * Cases that nobody tried although others behind them were: an agent was not to meet them, or a list stopped them. They are
 * tried first, by whoever may. Holds only what cases and cursor say already, so that it need not be kept.
 */
export class PassedOver {
  readonly #over = new Set<number>()
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
      if (!isTouched(slot)) this.#over.add(slot)
    }
    const size = this.#over.size
    if (size === 0) return []
    const from = size <= lookedAt ? 0 : (Math.floor(now / turnMs) * lookedAt) % size
    const found: number[] = []
    let place = 0
    for (const slot of this.#over) {
      if (place >= from + lookedAt) break
      if (place >= from) {
        if (isTouched(slot)) this.#over.delete(slot)
        else found.push(slot)
      }
      place += 1
    }
    return found
  }
}
