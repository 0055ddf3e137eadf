/** Why a journal cannot be opened. Nothing is repaired and nothing is cut: a person decides. */
export type JournalDamage = {
  readonly code: JournalDamageCode
  /** Path in the data folder. */
  readonly file: string
  /** Line in that file, the header being 1; 0 when it is the file as a whole. */
  readonly line: number
  readonly what: string
  readonly whatToDo: string
}

const mend =
  'Keep a copy of the disk. With the box stopped, run `gatehouse repair BACKUP --identity KEY`: it puts back every line that the newest backup has, and loses nothing. If it refuses, `gatehouse restore` makes a new box of the backup: lines after it cannot be brought back, and numbers come with the client’s files.'

/** Lines that were signed for are gone from the end: no copy on this disk has them. */
const startAgain =
  'Keep the disk as it is. Run `gatehouse restore` with the newest backup and witness: it makes a new box. What was written after the backup cannot be brought back, and numbers come with the client’s files.'

/** No backup has the steps. Without them the interviews that were under way begin again. */
const stepsAside =
  'No backup has what was answered in interviews under way. Move the folder “steps” out of the data folder, keep it for the auditor, and start the box: those interviews begin again, and nothing else is lost.'

const advice = {
  'no-journal':
    'This box has had a record. If the data folder is on a disk of its own, mount it. If it is lost, run `gatehouse restore` with the newest backup and witness.',
  'missing-segment': mend,
  'bad-header': mend,
  'unknown-format': 'Start the release that wrote this data, or a newer one.',
  'bad-line': mend,
  'broken-chain': mend,
  'wrong-seq': mend,
  'wrong-batch': mend,
  'shorter-than-known': startAgain,
  'other-history': 'Delete view.json and start again: it will be rebuilt from the record.',
} satisfies Record<string, string>

export type JournalDamageCode = keyof typeof advice

export function damage(
  code: JournalDamageCode,
  file: string,
  line: number,
  what: string,
): JournalDamage {
  const ofSteps = file.startsWith('steps/') && code !== 'unknown-format'
  return { code, file, line, what, whatToDo: ofSteps ? stepsAside : advice[code] }
}

/** After a failed write or sync nothing more is taken: what is on disk is unknown until the next start reads it. */
export class JournalFailed extends Error {
  readonly code = 'JOURNAL-FAILED'

  constructor(file: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause)
    super(
      `${file} could not be written (${why}). Nothing since the last answer was saved. Free or replace the disk, then start the box again.`,
      { cause },
    )
    this.name = 'JournalFailed'
  }
}
