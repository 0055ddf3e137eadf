/** Tried first; the others only when none of these parts the columns, for names and addresses hold them too. */
const usual = [',', ';', '\t', '|'] as const
const rare = ['^', '~', '¦', '§', '\u001f', ':', '#', '*', '!']

/**
 * The signs that part the columns, from the start of the file: those that part most rows into as many columns as the
 * first. Undefined for a file of one column, or of columns of fixed width.
 */
export function detectDelimiter(head: string): string | undefined {
  const lines = linesOutsideQuotes(head).filter((line) => line.trim() !== '')
  const named = /^\ufeff?sep=(.)\s*$/i.exec(lines[0] ?? '')?.[1]
  if (named !== undefined) return named
  const best = bestOf(usual, lines, 0) ?? bestOf(rare, lines, 0.9)
  if (best === undefined) return undefined
  const isDoubled = !head.replaceAll(best + best, '').includes(best)
  return isDoubled ? best + best : best
}

function bestOf(
  delimiters: readonly string[],
  lines: readonly string[],
  least: number,
): string | undefined {
  let best: { delimiter: string | undefined; score: number } = { delimiter: undefined, score: 0 }
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const first = counts[0] ?? 0
    const alike = counts.filter((count) => count === first).length / counts.length
    const score = first === 0 || alike < least ? 0 : alike * 1000 + Math.min(first, 100)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** Lines with everything in quotation marks left out, so that a comma in an address counts for nothing. */
function linesOutsideQuotes(head: string): string[] {
  const lines = head.replace(/"[^"]*"/g, '').split(/\r\n|\r|\n/)
  // The last line may have been cut off, unless it is the only one.
  return (lines.length > 1 ? lines.slice(0, -1) : lines).slice(0, 50)
}
