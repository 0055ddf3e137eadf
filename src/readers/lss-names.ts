import type { LssTaken } from './lss-asked.ts'
import type { LssNames } from './lss-condition.ts'
import type { LssRow } from './lss-tables.ts'
import type { Known } from './xlsform-relevant.ts'

/** What conditions and words may name so far: it grows question by question. */
export class NamesSoFar implements LssNames {
  readonly byVariable = new Map<string, Known>()
  readonly byField = new Map<string, Known>()
  readonly notTaken = new Set<string>()

  remember(row: LssRow, { names }: Pick<LssTaken, 'names'>): void {
    for (const { ending, field, known } of names) {
      this.byVariable.set(`${row.get('title')}${ending}`, known)
      this.byField.set(`${fieldOf(row)}${field}`, known)
    }
  }

  forget(row: LssRow, parts: readonly LssRow[]): void {
    this.notTaken.add(fieldOf(row)).add(row.get('title'))
    for (const part of parts) {
      this.notTaken.add(`${fieldOf(row)}${part.get('title')}`)
      this.notTaken.add(`${row.get('title')}_${part.get('title')}`)
    }
  }
}

/** `12X3X45`: the name of a question's column in LimeSurvey's own tables. */
function fieldOf(row: LssRow): string {
  return `${row.get('sid')}X${row.get('gid')}X${row.get('qid')}`
}
