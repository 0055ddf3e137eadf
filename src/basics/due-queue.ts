import type { Instant } from './instant.ts'
import type { Random } from './seeded.ts'

type Entry<T> = { readonly at: Instant; readonly item: T }

/**
 * Things that fall due: adding costs a few steps however many wait, and reading what is due looks at nothing that is
 * not. An item put in again counts from its newest time; `isStill` tells old entries from live ones.
 */
export class DueQueue<T> {
  readonly #heap: Entry<T>[] = []
  readonly #isStill: (item: T, at: Instant) => boolean

  constructor(isStill: (item: T, at: Instant) => boolean) {
    this.#isStill = isStill
  }

  add(item: T, at: Instant): void {
    const heap = this.#heap
    heap.push({ at, item })
    let i = heap.length - 1
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (time(heap, parent) <= time(heap, i)) return
      swap(heap, i, parent)
      i = parent
    }
  }

  /**
   * Items due by `now`, the longest due first and the rest in no particular order: with `turn` in one that changes with
   * it, so that whoever looks at a few only does not always meet the same.
   */
  *due(now: Instant, turn: Random = () => 0): Generator<T> {
    this.#dropStale()
    const waiting = [0]
    for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
      const entry = this.#heap[i]
      if (!entry || entry.at > now) continue
      if (this.#isStill(entry.item, entry.at)) yield entry.item
      else if (this.#takeOut(i)) {
        waiting.push(i)
        continue
      }
      const first = turn() < 0.5 ? 1 : 2
      waiting.push(2 * i + first, 2 * i + 3 - first)
    }
  }

  #dropStale(): void {
    for (let first = this.#heap[0]; first; first = this.#heap[0]) {
      if (this.#isStill(first.item, first.at)) return
      this.#pop()
    }
  }

  #pop(): void {
    this.#takeOut(0)
  }

  /** Puts the last entry in this place, where it may stand there; gives false, and changes nothing, where it may not. */
  #takeOut(place: number): boolean {
    const heap = this.#heap
    const last = heap.at(-1)
    if (!last || (place > 0 && last.at < time(heap, (place - 1) >> 1))) return false
    heap.pop()
    if (place >= heap.length) return true
    heap[place] = last
    this.#sink(place)
    return true
  }

  #sink(from: number): void {
    const heap = this.#heap
    let i = from
    for (;;) {
      const left = 2 * i + 1
      const small = time(heap, left + 1) < time(heap, left) ? left + 1 : left
      if (time(heap, small) >= time(heap, i)) return
      swap(heap, i, small)
      i = small
    }
  }
}

function time<T>(heap: readonly Entry<T>[], i: number): number {
  return heap[i]?.at ?? Number.POSITIVE_INFINITY
}

function swap<T>(heap: Entry<T>[], i: number, j: number): void {
  const a = heap[i]
  const b = heap[j]
  if (!a || !b) return
  heap[i] = b
  heap[j] = a
}
