import { type NumberFault, numberFaults } from '../fieldwork/phone-number.ts'
import type { BandName } from '../fieldwork/strata.ts'
import type { ColumnSeen } from './sample-columns.ts'

/** A count that does not tell about one number: rounded to 5, and not given below 10. */
export type RoughCount = 'fewer than 10' | `${number}`

/** What staff see after an import. It holds no cell, no unknown heading, and no file name. */
export type SampleReport = {
  /** Rows with anything in them, below the headings. */
  readonly rows: number
  /**
   * Rough too: with the exact figure, a file made for the purpose would tell whether one number is on a list.
   * How many cases there are is counted where they are stored.
   */
  readonly taken: RoughCount
  /** Rows without a number that the box may ring, by reason. */
  readonly invalid: Readonly<Record<NumberFault, number>>
  /** Twice in the file, on the do-not-call list, barred, or otherwise excluded: one figure for all (T3, J6). */
  readonly leftOut: RoughCount
  /** Rows whose value is not in the list of a declared band: it was dropped, and the row is in no band. */
  readonly outside: { readonly [B in BandName]?: number }
  /** Numbers that were not kept, because their row had two before them. */
  readonly further: number
  readonly columns: readonly ColumnSeen[]
}

export function roughCount(count: number): RoughCount {
  return count < 10 ? 'fewer than 10' : `${Math.round(count / 5) * 5}`
}

/** Counts while the rows go by. */
export class SampleTally {
  rows = 0
  valid = 0
  taken = 0
  further = 0
  readonly #invalid = Object.fromEntries(
    Object.keys(numberFaults).map((fault) => [fault, 0]),
  ) as Record<NumberFault, number>
  readonly #outside: { [B in BandName]?: number }

  constructor(declared: readonly BandName[] = []) {
    this.#outside = Object.fromEntries(declared.map((band) => [band, 0]))
  }

  refuse(fault: NumberFault): void {
    this.#invalid[fault] += 1
  }

  outside(band: BandName): void {
    this.#outside[band] = (this.#outside[band] ?? 0) + 1
  }

  report(columns: readonly ColumnSeen[]): SampleReport {
    return {
      rows: this.rows,
      taken: roughCount(this.taken),
      invalid: { ...this.#invalid },
      leftOut: roughCount(this.valid - this.taken),
      outside: { ...this.#outside },
      further: this.further,
      columns,
    }
  }
}
