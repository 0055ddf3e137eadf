/**
 * Things that are told in the order in which they came, each once. Whoever comes later waits for all that those before
 * it wait for, and may all the same be told first: it may have fewer promises between it and the disk.
 */
export class InOrder<T> {
  readonly #tell: (one: T) => void
  readonly #waiting: T[] = []

  constructor(tell: (one: T) => void) {
    this.#tell = tell
  }

  add(one: T): void {
    this.#waiting.push(one)
  }

  /** Tells this one, and before it all that came before it and were not told yet. */
  tellUpTo(one: T): void {
    for (const each of this.#waiting.splice(0, this.#waiting.indexOf(one) + 1)) this.#tell(each)
  }
}
