import { counted } from '../facts/catalogue-row.ts'
import type { RestoredBody } from '../facts/shapes.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Disk } from './disk.ts'
import { readFacts } from './read-facts.ts'
import {
  decodeVerifier,
  encodeVerifier,
  type NoteFault,
  type NoteVerifier,
  verifyNote,
} from './signed-note.ts'
import type { Findings } from './verify-findings.ts'

/** Where a restore joined two boxes' lines: the first of the new box is after line `backup.size`. */
export type Seam = RestoredBody & {
  /** The line that says so. */
  readonly line: number
}

/** A restore as whoever verifies must see it. */
export function seamSentence({ line, backup, witness, after }: Seam): string {
  const lost = Math.max(0, witness.size - backup.size)
  const between =
    lost > 0
      ? `Lost: ${counted(lost, 'line')} after it that a witness had seen, and any later ones.`
      : 'Lines after it, if there were any, are lost.'
  return `Line ${line}: the box was restored from a backup of the first ${counted(backup.size, 'line')}. ${between} From there another key signs: it must be the one that the restore printed, ${after}`
}

/** The restores that the record itself tells of, oldest first. */
export async function readSeams(disk: Disk): Promise<readonly Seam[]> {
  const seams: Seam[] = []
  for await (const fact of readFacts(disk, { filter: { deed: 'RESTORE_BOX' } }))
    if (fact.type === 'box.restored') seams.push({ ...fact.data, line: fact.seq })
  return seams
}

/**
 * Who may have signed a checkpoint of this record: one key, or, where the record was restored, each box's in its turn.
 * The record names the keys; a key given from outside must be one of them, or it alone counts.
 */
export class Signers {
  readonly keys: readonly NoteVerifier[]
  readonly #seams: readonly Seam[]

  constructor(given: NoteVerifier, seams: readonly Seam[]) {
    const [first] = seams
    const lines = first ? [first.before, ...seams.map((seam) => seam.after)] : []
    const isOne = lines.includes(encodeVerifier(given))
    const keys = lines.flatMap((line) => {
      const key = decodeVerifier(line)
      return key.ok ? [key.value] : []
    })
    this.keys = isOne && keys.length === lines.length ? keys : [given]
    this.#seams = isOne && keys.length === lines.length ? seams : []
  }

  /** The origin that all of them sign for. */
  get name(): string {
    return this.keys[0]?.name ?? ''
  }

  /** The restore that ended the signing of whoever signed this note, if one did; or why nobody's signature is on it. */
  check(note: string): { readonly fault?: NoteFault; readonly ended?: Seam } {
    let fault: NoteFault | undefined
    for (const [index, key] of this.keys.entries()) {
      const verified = verifyNote(note, key)
      const ended = this.#seams[index]
      if (verified.ok) return ended ? { ended } : {}
      if (fault?.code !== 'bad-signature') fault = verified.error
    }
    return fault ? { fault } : {}
  }
}

/**
 * Whether the lines can still be held against a checkpoint that the box before a restore signed. Beyond the backup's end
 * they are lost, and the restore says so: that is no damage, as long as the restore knew of that checkpoint.
 */
export function canStillBeHeld(
  { size, root }: Checkpoint,
  { backup, witness, line }: Seam,
  place: { readonly file: string; readonly line: number },
  findings: Findings,
): boolean {
  if (size <= backup.size) return true
  const base64 = Buffer.from(root).toString('base64')
  if (size < witness.size || (size === witness.size && base64 === witness.root)) return false
  const what =
    size === witness.size
      ? `It has another root than the witness that the restore in line ${line} was made with.`
      : `It was signed over ${size} lines by the box before the restore in line ${line}, which was made with a witness over only ${witness.size}: the newest was not shown.`
  findings.add('newer-than-restore', place.file, place.line, what)
  return false
}
