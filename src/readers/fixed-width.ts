import { setImmediate as turn } from 'node:timers/promises'
import type { CsvRecord } from './csv-records.ts'
import { Unreadable } from './sample-fault.ts'

const longestLine = 64 * 1024
const linesToJudge = 200
const mostColumns = 500
const rowsPerTurn = 200

/**
 * The widths of columns that stand one below the other, from the start of a file: a column begins after a place that is
 * blank in every row, where a heading stands with two blanks before it, for "Phone number" is one heading and so is the
 * number below it. Undefined when there are not at least two.
 */
export function detectWidths(head: string): readonly number[] | undefined {
  const lines = wholeLines(head).filter((line) => line.trim() !== '')
  const headings = lines[0]
  // One row agrees with its heading by chance; a tab moves what stands behind it.
  if (headings === undefined || lines.length < 3 || lines.some((line) => line.includes('\t')))
    return undefined
  const length = Math.max(...lines.map((line) => line.length))
  const isBlank = (at: number) => lines.every((line) => (line[at] ?? ' ') === ' ')
  const starts = [0]
  for (let at = 1; at < length; at++) {
    if (!isBlank(at - 1) || isBlank(at)) continue
    const next = nextGutter(at, length, isBlank)
    const apart = headings.slice(Math.max(0, at - 2), at).trim() === ''
    if (apart && headings.slice(at, next).trim() !== '') starts.push(at)
  }
  if (starts.length < 2 || starts.length > mostColumns) return undefined
  return starts.map((start, n) => (starts[n + 1] ?? length) - start)
}

function nextGutter(from: number, length: number, isBlank: (at: number) => boolean): number {
  let at = from
  while (at < length && !isBlank(at)) at += 1
  return at
}

function wholeLines(head: string): string[] {
  const lines = head.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  return (lines.length > 1 ? lines.slice(0, -1) : lines).slice(0, linesToJudge)
}

/** Reads columns of these widths line by line, keeping none; the last column takes the rest of its line. */
export async function* fixedRecords(
  text: AsyncIterable<string>,
  widths: readonly number[],
): AsyncGenerator<CsvRecord> {
  if (!areWidths(widths)) throw new Unreadable('bad-widths')
  let row = 0
  for await (const line of linesOf(text)) {
    row += 1
    if (row % rowsPerTurn === 0) await turn()
    if (line.includes('\t')) throw new Unreadable('tab-in-fixed', row)
    yield { row, cells: cellsOf(line, widths) }
  }
}

export function areWidths(widths: readonly number[]): boolean {
  const each = widths.every((width) => Number.isInteger(width) && width > 0 && width <= 4096)
  return each && widths.length > 0 && widths.length <= mostColumns
}

function cellsOf(line: string, widths: readonly number[]): string[] {
  let at = 0
  return widths.map((width, n) => {
    const cell = line.slice(at, n === widths.length - 1 ? undefined : at + width)
    at += width
    return cell.trim()
  })
}

/** Lines of any of the three ends, whole however the pieces are cut. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  let row = 0
  let isFirst = true
  for await (const piece of text) {
    const joined: string = rest + (isFirst ? piece.replace(/^\ufeff/, '') : piece)
    isFirst = false
    // A carriage return at the end may have its line feed in the next piece.
    const held = joined.endsWith('\r') ? '\r' : ''
    const lines = (held ? joined.slice(0, -1) : joined).split(/\r\n|\r|\n/)
    rest = (lines.pop() ?? '') + held
    for (const line of lines) {
      row += 1
      yield line
    }
    if (rest.length > longestLine) throw new Unreadable('long-line', row + 1)
  }
  const last = rest.replace(/\r$/, '')
  if (last !== '') yield last
}
