/** A row of `row · v ≤ most`. */
export type Row = { readonly row: readonly number[]; readonly most: number }

const tiny = 1e-7

/**
 * The most that `aim · v` can be where every row holds and no part of `v` is below 0; undefined where no `v` does. The
 * simplex method in two phases over one table of numbers, with Bland’s rule, so that it never goes round in circles.
 */
export function mostOf(aim: readonly number[], rows: readonly Row[]): number | undefined {
  const [n, m] = [aim.length, rows.length]
  // Columns: v, one slack for each row, one helper, and the right-hand side.
  const [helper, right] = [n + m, n + m + 1]
  const table = rows.map(({ row, most }, i) => {
    const line = Array<number>(right + 1).fill(0)
    for (const [j, value] of row.entries()) line[j] = value
    line[n + i] = 1
    line[helper] = -1
    line[right] = most
    return line
  })
  const basis = rows.map((_, i) => n + i)
  const lowest = table.reduce(
    (at, line, i) => (at_(line, right) < at_(table[at], right) ? i : at),
    0,
  )
  if (m > 0 && at_(table[lowest], right) < 0) {
    const phase = Array<number>(right + 1).fill(0)
    phase[helper] = 1
    const lines = [...table, phase]
    pivot(lines, basis, lowest, helper)
    climb(lines, basis, right)
    if (at_(lines.at(-1), right) < -tiny) return undefined
    const still = basis.indexOf(helper)
    if (still >= 0) {
      const column =
        table[still]?.findIndex((value, j) => j < helper && Math.abs(value) > tiny) ?? -1
      if (column >= 0) pivot(lines, basis, still, column)
    }
  }
  for (const line of table) line[helper] = 0
  const goal = Array<number>(right + 1).fill(0)
  for (const [j, value] of aim.entries()) goal[j] = -value
  for (const [i, column] of basis.entries()) {
    const by = at_(goal, column)
    if (by !== 0) subtract(goal, table[i] ?? [], by)
  }
  const lines = [...table, goal]
  climb(lines, basis, right)
  return at_(goal, right)
}

/** Goes on as long as the last line, the aim, can be made larger. */
function climb(lines: number[][], basis: number[], right: number): void {
  const goal = lines.at(-1) ?? []
  for (;;) {
    const column = goal.findIndex((value, j) => j < right && value < -tiny)
    if (column < 0) return
    let best: { readonly i: number; readonly ratio: number } | undefined
    for (const [i, line] of lines.slice(0, -1).entries()) {
      if (at_(line, column) <= tiny) continue
      const ratio = at_(line, right) / at_(line, column)
      const first = (basis[i] ?? 0) < (basis[best?.i ?? -1] ?? Number.POSITIVE_INFINITY)
      if (!best || ratio < best.ratio - tiny || (ratio < best.ratio + tiny && first))
        best = { i, ratio }
    }
    if (!best) throw new Error('Nothing bounds it')
    pivot(lines, basis, best.i, column)
  }
}

function pivot(lines: number[][], basis: number[], i: number, column: number): void {
  const line = lines[i] ?? []
  const by = at_(line, column)
  for (const [j, value] of line.entries()) line[j] = value / by
  for (const other of lines) if (other !== line) subtract(other, line, at_(other, column))
  basis[i] = column
}

function subtract(from: number[], line: readonly number[], times: number): void {
  if (times === 0) return
  for (const [j, value] of line.entries()) from[j] = (from[j] ?? 0) - times * value
}

function at_(line: readonly number[] | undefined, column: number): number {
  return line?.[column] ?? 0
}
