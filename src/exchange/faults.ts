/** What becomes of one event on its way to a client. `lateBy` is in milliseconds of the clock; later ones overtake it. */
export type Fate = 'told' | 'lost' | 'twice' | { readonly lateBy: number }

/** What goes wrong when somebody asks for it. All absent: nothing does. */
export type Faults = {
  /** Chooses the fate of an event: `CHANNEL_ANSWER`, or for a conference its action, `add-member`. */
  readonly fate?: ((event: string) => Fate) | undefined
  /**
   * The sizes in bytes, in turn and again, of the chunks that everything is sent in: small ones split a message, large
   * ones hold several until they are full or nothing more has come for 20 ms.
   */
  readonly chunks?: readonly number[] | undefined
  /** Milliseconds that each answer to a command is kept waiting. The command itself is carried out at once. */
  readonly answersAfter?: number | undefined
  /** Every connection breaks off after so many more bytes, in the middle of a word if that is where they end. Once. */
  readonly breaksAfter?: number | undefined
  /** Every session is taken: whatever is to be originated is refused, as a real switch at its limit does. */
  readonly busyOut?: boolean | undefined
}

/** The faults that are being played; changed at any moment by whoever started the exchange. */
export class FaultBoard {
  #now: Faults = {}
  readonly #heard: (() => void)[] = []

  get now(): Faults {
    return this.#now
  }

  play(faults: Faults): void {
    this.#now = faults
    for (const heard of this.#heard) heard()
  }

  onPlay(heard: () => void): void {
    this.#heard.push(heard)
  }
}
