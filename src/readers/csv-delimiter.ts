const delimiters = [',', ';', '\t', '|'] as const

export type Delimiter = (typeof delimiters)[number]

/**
 * The character that parts the columns, from the start of the file: the one that parts most rows into as many columns
 * as the first. A file of one column has none, and is read with commas.
 */
export function detectDelimiter(head: string): Delimiter {
  const lines = linesOutsideQuotes(head).filter((line) => line.trim() !== '')
  const named = /^sep=([,;\t|])$/i.exec(lines[0]?.trim() ?? '')?.[1]
  if (named !== undefined) return named as Delimiter

  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const first = counts[0] ?? 0
    const alike = counts.filter((count) => count === first).length
    const score = first === 0 ? 0 : (alike / counts.length) * 1000 + Math.min(first, 100)
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
