import { type NumberFault, numberFaults } from '../fieldwork/phone-number.ts'
import { bandNames } from '../fieldwork/strata.ts'
import { layoutWords } from './sample-layout.ts'
import type { SampleLook } from './sample-look.ts'
import type { SampleReport } from './sample-report.ts'

/** What a file seems to be, line by line for a terminal: its layout and its columns, never a row of it. */
export function lookLines({ layout, rows, columns }: SampleLook): readonly string[] {
  return [
    layoutWords(layout),
    `Of the first ${rows.toLocaleString('en-GB')} rows:`,
    ...columns.map((column) => `  ${columnWords(column)}`),
  ]
}

type ColumnLooked = SampleLook['columns'][number]

/** `column 4: 180 cells filled, 0 look like telephone numbers; left behind.` A known heading stands by its own name. */
export function columnWords(column: ColumnLooked): string {
  const { position, known, filled, numbers } = column
  const name = known === undefined ? `column ${position}` : `column ${position}, ${known}`
  return `${name}: ${filled} filled, ${numbers} look like a telephone number; ${fateWords(column)}.`
}

/** What will become of a column if nobody says otherwise. */
export function fateWords({ taken, band, couldBe }: ColumnLooked): string {
  if (taken) return 'numbers are taken from it'
  if (band !== undefined) return `taken as the ${band}`
  return couldBe === undefined
    ? 'left behind'
    : `left behind, unless it is declared as the ${couldBe}`
}

/** Rows refused by reason, and values that are in no list of a declared band. */
export function countLines({ invalid, outside, further }: SampleReport): readonly string[] {
  const refused = Object.entries(invalid).filter(([, count]) => count > 0)
  const dropped = bandNames.filter((band) => (outside[band] ?? 0) > 0)
  return [
    ...refused.map(
      ([fault, count]) => `Refused, ${numberFaults[fault as NumberFault]}: ${count} rows.`,
    ),
    ...(further === 0 ? [] : [`Not kept, a third number or a later one of its row: ${further}.`]),
    ...dropped.map((band) => `In no ${band} of the list, so in none: ${outside[band]} rows.`),
  ]
}
