import type { Table } from './tabulate.ts'

/**
 * Boxes that everybody asked falls into exactly one of, so that the counts add up to the people asked.
 * Disclosure control works on these, because adding up is what an attacker solves.
 */
export type Partition = {
  readonly id: string
  readonly cells: readonly string[]
  readonly counts: readonly number[]
}

export const chose = 'yes'
export const didNotChoose = 'no'
/** Multiple choice: everybody who chose at least one option that does not stand alone. */
export const something = '*'

export function optionPartition(place: string, option: string): string {
  return `${place}#${option}`
}

export function takesOne(table: Pick<Table['at'], 'atMost'>): boolean {
  return table.atMost === 1
}

/** A single answer is one partition; in multiple choice each option is its own yes or no besides those that stand alone. */
export function partitionsOf(table: Table): readonly Partition[] {
  const { place, alone } = table.at
  if (takesOne(table.at)) return [partition(place, table.cells)]
  const standing = table.cells.filter(({ option }) => alone.includes(option))
  const rest = table.asked - standing.reduce((sum, cell) => sum + cell.count, 0)
  return [
    partition(place, [...standing, { option: something, count: rest }]),
    ...table.cells
      .filter(({ option }) => !alone.includes(option))
      .map(({ option, count }) =>
        partition(optionPartition(place, option), [
          { option: chose, count },
          { option: didNotChoose, count: table.asked - count },
        ]),
      ),
  ]
}

function partition(
  id: string,
  cells: readonly { readonly option: string; readonly count: number }[],
): Partition {
  return { id, cells: cells.map((cell) => cell.option), counts: cells.map((cell) => cell.count) }
}
