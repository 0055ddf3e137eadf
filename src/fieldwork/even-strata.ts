import { PassedOver } from './passed-over.ts'

/** Cases of one stratum, in the sample's own random order, and how far they have been worked. */
type Stratum = {
  readonly code: number
  readonly slots: Uint32Array
  readonly over: PassedOver
  at: number
  /** Slots of it were offered since it was last moved on: some may have been tried. */
  offered: boolean
}

/**
 * Which stratum each place of a sample is in. The stratum of which the least share has been worked is next, so that at
 * any time the sample is worked evenly; within a stratum the order is that of the vault, which is random. A look costs a
 * few steps for each stratum, however many cases there are: at most 1,000 strata, and usually a dozen.
 */
export class Strata {
  readonly #strata: Stratum[]
  readonly #codes: Uint8Array | Uint16Array

  /** The code of each slot, in order. `isTouched` says which were tried already: asked once for all, at the start. */
  constructor(codes: Uint8Array | Uint16Array, isTouched: (slot: number) => boolean = () => false) {
    this.#codes = codes
    const counts = new Map<number, number>()
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
    const byCode = new Map<number, Stratum>()
    for (const [code, size] of counts)
      byCode.set(code, {
        code,
        slots: new Uint32Array(size),
        over: new PassedOver(),
        at: 0,
        offered: true,
      })
    const filled = new Map<number, number>()
    for (const [slot, code] of codes.entries()) {
      const stratum = byCode.get(code)
      const next = filled.get(code) ?? 0
      filled.set(code, next + 1)
      if (!stratum) continue
      stratum.slots[next] = slot
      if (isTouched(slot)) stratum.at = next + 1
    }
    this.#strata = [...byCode.values()].sort((a, b) => a.code - b.code)
  }

  /** Every code that a case of the sample has. */
  get codes(): readonly number[] {
    return this.#strata.map(({ code }) => code)
  }

  /** The code of a slot; undefined when the sample has no such slot. */
  codeOf(slot: number): number | undefined {
    return this.#codes[slot]
  }

  /** How many slots the work has left behind: those that were tried, and those before them that were passed over. */
  reached(isTouched: (slot: number) => boolean): number {
    for (const stratum of this.#strata) moveOn(stratum, isTouched)
    return this.#strata.reduce((sum, { at }) => sum + at, 0)
  }

  /** Some slots that nobody has tried though others behind them were, of strata that are `isOpen`. */
  *passedOver(
    isTouched: (slot: number) => boolean,
    now: number,
    isOpen: (code: number) => boolean = () => true,
  ): Generator<number> {
    for (const { code, slots, at, over } of this.#strata)
      if (isOpen(code)) yield* over.some(at, (place) => slots[place] ?? 0, isTouched, now)
  }

  /**
   * Slots that nobody has tried, of strata that are `isOpen`: some of the least worked stratum, then some of the next. A
   * slot behind which one of its stratum was tried had been passed over: `passedOver` has it.
   */
  *fresh(
    isTouched: (slot: number) => boolean,
    isOpen: (code: number) => boolean = () => true,
  ): Generator<number> {
    for (const stratum of this.#strata) moveOn(stratum, isTouched)
    const inTurn = this.#strata
      .filter(({ code, slots, at }) => at < slots.length && isOpen(code))
      .sort((a, b) => share(a) - share(b))
    for (let from = 0; inTurn.some(({ slots, at }) => at + from < slots.length); from += together)
      for (const stratum of inTurn) {
        const { slots, at } = stratum
        stratum.offered = true
        yield* slots.subarray(at + from, at + from + together)
      }
  }
}

/** So many of one stratum are looked at before the next stratum is. */
const together = 10
/** As far ahead as a choice looks: a slot that was tried lies no further on. */
const lookAhead = 50

/** What was not offered was not tried: then it is where it was, and no dial looks through a hundred strata. */
function moveOn(stratum: Stratum, isTouched: (slot: number) => boolean): void {
  if (!stratum.offered) return
  stratum.offered = false
  for (let ahead = 0; ahead < lookAhead && stratum.at + ahead < stratum.slots.length; ahead++) {
    if (!isTouched(stratum.slots[stratum.at + ahead] ?? 0)) continue
    stratum.at += ahead + 1
    ahead = -1
  }
}

function share({ slots, at }: Stratum): number {
  return at / slots.length
}
