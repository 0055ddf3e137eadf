import { rounded } from '../../src/results/rounding.ts'
import type { View } from './brute-force.ts'
import { mostOf, type Row } from './simplex.ts'

type Width = { readonly least: number; readonly most: number }

/**
 * An attacker that holds every table of one question at once, oldest first, and shares no code with the box's own: it
 * writes all that they say as inequalities and asks a linear programme. It knows how many people each is about, that
 * nobody leaves, and that a shown count is 10 or more. These inequalities are those of a network, so that what the
 * programme finds are whole people, and no closer bounds exist.
 */
export class AllTables {
  readonly #rows: readonly Row[]
  readonly #cells: number
  readonly #size: number

  constructor(views: readonly View[]) {
    this.#cells = views[0]?.shown.length ?? 0
    this.#size = views.length * this.#cells
    const rows: Row[] = []
    for (const [time, view] of views.entries()) {
      const all = this.#vector(...view.shown.map((_, cell) => [time, cell, 1] as const))
      rows.push({ row: all, most: view.total }, { row: all.map(minus), most: -view.total })
      for (const cell of view.shown.keys()) {
        const { least, most } = rangeOf(view, cell)
        const one = this.#vector([time, cell, 1])
        rows.push({ row: one, most }, { row: one.map(minus), most: -least })
        // Nobody leaves.
        if (time > 0)
          rows.push({ row: this.#vector([time - 1, cell, 1], [time, cell, -1]), most: 0 })
      }
    }
    this.#rows = rows
  }

  /** What the count of a cell in one table can be. */
  count(time: number, cell: number): Width {
    return this.#width(this.#vector([time, cell, 1]))
  }

  /** By how many it can have grown between two tables. */
  grown(from: number, to: number, cell: number): Width {
    return this.#width(this.#vector([from, cell, -1], [to, cell, 1]))
  }

  #width(aim: readonly number[]): Width {
    const [most, least] = [mostOf(aim, this.#rows), mostOf(aim.map(minus), this.#rows)]
    if (most === undefined || least === undefined) throw new Error('No town gives these tables')
    return { least: 0 - Math.round(least), most: Math.round(most) + 0 }
  }

  #vector(...parts: readonly (readonly [number, number, number])[]): number[] {
    const vector = Array<number>(this.#size).fill(0)
    for (const [time, cell, times] of parts) vector[time * this.#cells + cell] = times
    return vector
  }
}

function minus(value: number): number {
  return value === 0 ? 0 : -value
}

function rangeOf({ total, shown }: View, cell: number): Width {
  const seen = shown[cell]
  if (seen === undefined) return { least: 0, most: total }
  const fit = Array.from({ length: total + 1 }, (_, count) => count).filter(
    (count) => count >= 10 && rounded(count) === seen,
  )
  return { least: fit[0] ?? 0, most: fit.at(-1) ?? 0 }
}
