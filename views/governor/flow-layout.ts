/** A stop as it is drawn and listed. */
export type FlowRow = {
  readonly id: string
  /** "Single choice, 5 answers". */
  readonly kind: string
  readonly read: string
  /** "Only if ease is 4 or 5". */
  readonly onlyIf?: string | undefined
  /** "Decides about why-left". */
  readonly decides?: string | undefined
  readonly look: 'said' | 'asked' | 'end'
  /** Stops with the same number share one branch. */
  readonly run: number
  readonly href: string
}

export type Placed = {
  readonly row: FlowRow
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly head: string
  readonly lines: readonly string[]
  readonly inBranch: boolean
}

export type Branch = {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly words: readonly string[]
}

const rail = 24
const width = 860
const trunk = { x: 60, width: 560 }
const branch = { x: 120, width: 720 }
const gap = 14

/** Where everything stands, in pixels: from the top down, in the order of the script. Pure sums, no measuring. */
export function layOut(rows: readonly FlowRow[]) {
  const placed: Placed[] = []
  const branches: Branch[] = []
  let y = 12
  for (const run of runsOf(rows)) {
    const [first] = run
    if (first?.onlyIf === undefined) {
      for (const row of run) y = put(placed, row, y, false)
      continue
    }
    const words = wrapped(first.onlyIf, 84, 3)
    const top = y + 10
    y = top + 16 + words.length * 20
    for (const row of run) y = put(placed, row, y, true)
    branches.push({
      top,
      bottom: y - 2,
      left: branch.x - 20,
      right: branch.x + branch.width,
      words,
    })
    y += 24
  }
  return { placed, branches, height: y + 16, width, rail }
}

function runsOf(rows: readonly FlowRow[]): FlowRow[][] {
  const runs: FlowRow[][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last?.[0]?.run === row.run) last.push(row)
    else runs.push([row])
  }
  return runs
}

function put(placed: Placed[], row: FlowRow, y: number, inBranch: boolean): number {
  const lines = [...wrapped(row.read, 66, 2), ...(row.decides ? wrapped(row.decides, 66, 2) : [])]
  const height = 34 + lines.length * 20
  const wide = row.look === 'end' ? trunk.width - 80 : trunk.width
  const x = inBranch ? branch.x : trunk.x
  const head = `${row.id} · ${row.kind}`
  placed.push({ row, x, y, width: wide, height, head, lines, inBranch })
  return y + height + gap
}

/** Lines of at most so many letters, the last with "…" when there is more. Long words are cut. */
export function wrapped(text: string, letters: number, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((one) => pieces(one, letters))) {
    if (line !== '' && line.length + word.length + 1 > letters) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
    if (lines.length > most) break
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  const last = lines[most - 1] ?? ''
  return [...lines.slice(0, most - 1), `${last.slice(0, letters - 1)}…`]
}

function pieces(word: string, letters: number): string[] {
  const signs = [...word]
  if (signs.length <= letters) return word === '' ? [] : [word]
  const cut: string[] = []
  for (let at = 0; at < signs.length; at += letters)
    cut.push(signs.slice(at, at + letters).join(''))
  return cut
}
