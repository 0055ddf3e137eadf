/** One thing that is wrong with the record. `line` counts from 1 in `file`; 0 means the file as a whole. */
export type Finding = {
  readonly code: FindingCode
  readonly file: string
  readonly line: number
  readonly what: string
  readonly whatToDo: string
}

/** Lines that a backup may still have as they were. */
const mend =
  'Keep the disk as it is and tell the auditor. `gatehouse repair` with the newest backup puts the lines back that it has, and says when it cannot.'

const compare =
  'Keep the disk as it is. Compare with the newest backup and the checkpoints kept outside the box, and tell the auditor.'

const advice = {
  'no-record': 'Give the data folder of a box: `gatehouse record verify DIR`.',
  'missing-segment': mend,
  'bad-header': mend,
  'bad-line': mend,
  'broken-chain': mend,
  'wrong-seq': mend,
  'wrong-batch': mend,
  'bad-checkpoint': compare,
  'checkpoint-order': compare,
  'bad-signature':
    'Check that the verifier key is the one that this box printed when it was set up. If it is, tell the auditor.',
  'other-key':
    'Check that the verifier key is the one that this box printed when it was set up. If it is, somebody signed this record with a key of their own: tell the auditor.',
  'other-box':
    'Check that the folder, the verifier key and the witnesses are of one box. If they are, tell the auditor: records were exchanged.',
  'other-root': compare,
  'shorter-than-checkpoint': compare,
  'bad-seal': compare,
  'other-view':
    'Stop the box and delete view.json: it is made again from the record. Then tell the auditor that it was changed.',
  'newer-than-restore':
    'Keys that were destroyed between the two may have come back. Compare the keys that this witness lists, and tell the auditor.',
  'no-verifier':
    'Give the verifier key that this box printed when it was set up; without it signatures are not checked.',
} satisfies Record<string, string>

export type FindingCode = keyof typeof advice

/** More than these say nothing new, and a record that is not ours would fill the memory with them. */
const mostFindings = 200

export class Findings {
  readonly all: Finding[] = []

  add(code: FindingCode, file: string, line: number, what: string): void {
    if (this.all.length < mostFindings)
      this.all.push({ code, file, line, what, whatToDo: advice[code] })
  }
}
