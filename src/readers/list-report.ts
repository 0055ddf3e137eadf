import { type NumberFault, numberFaults } from '../fieldwork/phone-number.ts'
import { type RoughCount, roughCount } from './sample-report.ts'

/** What staff see after a list came in: nothing of what was on any list before, and no figure that tells of one number. */
export type ListReport = {
  readonly rows: RoughCount
  /** Numbers in the file, each counted once. */
  readonly numbers: RoughCount
  /** Rows from which no number was taken, by reason: `leftOffWords` says what that means. */
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

/** A line for each reason why rows gave the list no number, for a terminal. */
export function leftOffLines({ invalid }: ListReport): readonly string[] {
  return Object.entries(invalid)
    .filter(([, count]) => count !== '0')
    .map(([fault, count]) => `Left behind, ${count}: ${leftOffWords(fault as NumberFault)}`)
}

/** Where a number may stand that nobody could read: whoever it belongs to is not on the list. */
const unread: readonly NumberFault[] = [
  ...(['formula', 'digits-lost', 'two-numbers', 'not-a-number', 'extension'] as const),
]

/** Why a row gave the list no number, and what to do about it. */
export function leftOffWords(fault: NumberFault): string {
  if (fault === 'empty') return `${numberFaults.empty}: there is nobody to leave alone.`
  return unread.includes(fault)
    ? `${numberFaults[fault]}: it is not on the list. Write the whole number there, and import it again.`
    : `${numberFaults[fault]}: the box would not ring it anyway.`
}
