import { type NumberFault, numberFaults } from '../fieldwork/phone-number.ts'
import { type RoughCount, roughCount } from './sample-report.ts'

/** What staff see after a list came in: nothing of what was on any list before, and no figure that tells of one number. */
export type ListReport = {
  readonly rows: RoughCount
  /** Numbers in the file, each counted once. */
  readonly numbers: RoughCount
  /** Rows without a number that the box would ring, by reason: such a number needs no list. */
  readonly invalid: Readonly<Record<NumberFault, RoughCount>>
}

/** Counts while the rows go by. */
export class ListTally {
  rows = 0
  numbers = 0
  readonly #invalid = new Map<NumberFault, number>()

  refuse(fault: NumberFault): void {
    this.#invalid.set(fault, (this.#invalid.get(fault) ?? 0) + 1)
  }

  report(): ListReport {
    const faults = Object.keys(numberFaults) as NumberFault[]
    const counts = faults.map((fault) => [fault, roughly(this.#invalid.get(fault) ?? 0)])
    return {
      rows: roughCount(this.rows),
      numbers: roughCount(this.numbers),
      invalid: Object.fromEntries(counts) as Record<NumberFault, RoughCount>,
    }
  }
}

/** None at all is no number's secret. */
function roughly(count: number): RoughCount {
  return count === 0 ? '0' : roughCount(count)
}
