import { err, type Result } from '../basics/result.ts'
import type { Condition } from '../scripts/script.ts'
import type { Part, wordsFrom } from './draft.ts'
import type { Refusal } from './import-report.ts'
import type { LssRow } from './lss-tables.ts'

export function subQuestion(row: LssRow): Part {
  return { row: row.line, type: 'sub-question', name: row.get('title') }
}

export function refusedFor(found: Result<Condition, string>): Result<Condition, Refusal> {
  return found.ok
    ? found
    : err({
        reason: `It is asked only under a condition. ${found.error}`,
        whatToDo: 'Write the condition over listed answers of earlier questions.',
      })
}

type Read = ReturnType<typeof wordsFrom>

/** Words that must be the same for everybody: an earlier answer, or a field of the sample, cannot stand in them. */
export function withoutBraces(words: Read): Read {
  const [held] = words.ok ? (/\{(?! )[^{}]*\}/.exec(words.value.text) ?? []) : []
  return held === undefined
    ? words
    : err({
        reason: `Its words hold ${held}, and they are the same for everybody.`,
        whatToDo: 'Write the words out in full.',
      })
}

export function whyNotPart(row: LssRow, has: boolean): Refusal | undefined {
  if (!has)
    return {
      reason: 'A question of this type has no sub-questions.',
      whatToDo: 'Make it a question of its own.',
    }
  return /^1?$/.test(row.get('relevance'))
    ? undefined
    : {
        reason: `It is shown only when ${row.get('relevance')}, and a row or an answer has no condition of its own.`,
        whatToDo: 'Make it a question of its own with that condition.',
      }
}

export function conditionPart(row: LssRow): Part {
  return { row: row.line, type: 'condition', name: row.get('cid') }
}

export const belongs: Refusal = {
  reason: 'It belongs to a question that could not be taken.',
  whatToDo: 'See to the question.',
}
export const stray: Refusal = {
  reason: 'It belongs to a question that is not in the file.',
  whatToDo: 'Export the survey again.',
}
