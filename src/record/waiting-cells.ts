import type { Counted } from '../fieldwork/quota.ts'
import type { ResponseToken } from './response.ts'

/**
 * In which quota cells the responses lie that wait in a pool. It is in memory alone: on the disk two copies, from
 * before and after an interview, would differ by its cells, and so by its answers (design 3, README). After a start
 * nobody can tell, until the mixing key opens what waits.
 */
export class WaitingCells {
  readonly #known = new Map<ResponseToken, readonly number[]>()
  readonly #counts = new Map<number, number>()

  learn(token: ResponseToken, cells: readonly number[]): void {
    if (this.#known.has(token)) return
    this.#known.set(token, cells)
    this.#add(cells, 1)
  }

  forget(token: ResponseToken): void {
    this.#add(this.#known.get(token) ?? [], -1)
    this.#known.delete(token)
  }

  isKnown(token: ResponseToken): boolean {
    return this.#known.has(token)
  }

  /** Of `waiting` responses in all. */
  counted(waiting: number): Counted {
    return {
      of: (cell) => this.#counts.get(cell) ?? 0,
      unknown: waiting - this.#known.size,
    }
  }

  #add(cells: readonly number[], more: 1 | -1): void {
    for (const cell of cells) this.#counts.set(cell, (this.#counts.get(cell) ?? 0) + more)
  }
}
