/**
 * Things that are told in the order in which they came, each once. Whoever comes later waits for all that those before
 * it wait for, and may all the same be told first: it may have fewer promises between it and the disk.
 */
export class InOrder<T> {
  readonly #tell: (one: T) => void
  readonly #waiting: T[] = []
  /** How many at the front of those were told already: taking each away by itself would move all behind it. */
  #told = 0

  constructor(tell: (one: T) => void) {
    this.#tell = tell
  }

  add(one: T): void {
    this.#waiting.push(one)
  }

  /** Tells this one, and before it all that came before it and were not told yet. */
  tellUpTo(one: T): void {
    const at = this.#waiting.indexOf(one, this.#told)
    while (this.#told <= at) {
      const next = this.#waiting[this.#told] as T
      this.#told += 1
      this.#tell(next)
    }
    if (this.#told < mostKept) return
    this.#waiting.splice(0, this.#told)
    this.#told = 0
  }
}

const mostKept = 64
