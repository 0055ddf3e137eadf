type Place = { running: number; readonly waiting: (() => void)[] }

/** A few works of each at once; the next waits its turn, and one too many is told so at once. */
export class FewAtOnce {
  readonly #places = new Map<string, Place>()
  readonly #most: number
  readonly #mostWaiting: number

  constructor(most: number, mostWaiting: number) {
    this.#most = most
    this.#mostWaiting = mostWaiting
  }

  /** Resolves when the work may begin, to what is called when it is over. Undefined when too many wait already. */
  enter(who: string): Promise<() => void> | undefined {
    const place = this.#places.get(who) ?? { running: 0, waiting: [] }
    const over = () => this.#over(who, place)
    if (place.running < this.#most) {
      this.#places.set(who, place)
      place.running += 1
      return Promise.resolve(over)
    }
    if (place.waiting.length >= this.#mostWaiting) return undefined
    return new Promise((resolve) => {
      place.waiting.push(() => resolve(over))
    })
  }

  #over(who: string, place: Place): void {
    const next = place.waiting.shift()
    if (next) {
      next()
      return
    }
    place.running -= 1
    if (place.running === 0) this.#places.delete(who)
  }
}
