import { err, ok, type Result } from '../basics/result.ts'
import { blockFaults } from '../scripts/read-script.ts'
import type { Block, Condition } from '../scripts/script.ts'
import { type Change, type ImportRow, type Refusal, rowOf } from './import-report.ts'
import type { LookUp } from './xlsform-relevant.ts'
import { ownName, plainWords } from './xlsform-words.ts'

/** A questionnaire as it is being taken over: its blocks so far, and what became of each part of the file. */
export type Draft = {
  readonly blocks: Block[]
  readonly rows: ImportRow[]
  readonly ids: Set<string>
}

/** A part of the file, as the report names it. */
export type Part = Pick<ImportRow, 'row' | 'type' | 'name'>

export function emptyDraft(): Draft {
  return { blocks: [], rows: [], ids: new Set() }
}

/** Enters what became of a part; every part is entered once. */
export function take(draft: Draft, part: Part, changes: readonly Change[] = []): void {
  draft.rows.push(rowOf(part, { changes }))
}

export function turnDown(draft: Draft, part: Part, refusal: Refusal): void {
  draft.rows.push(rowOf(part, { refusal }))
}

/** A name that no other block has, with the change when it is not the author's. */
export function idFor(
  draft: Draft,
  name: string,
): { readonly id: string; readonly changes: readonly Change[] } {
  const id = ownName(name, draft.ids)
  return { id, changes: id === name ? [] : [{ what: 'its name', was: name, now: id }] }
}

/** Nobody reads more than this aloud in one go; `scripts` refuses it too. */
const mostLetters = 1_500

/** Words to be read, without marks, and short enough to be read at all. */
export function wordsFrom(
  text: string,
): Result<{ readonly text: string; readonly changes: readonly Change[] }, Refusal> {
  const words = plainWords(text)
  if (words.text === '')
    return err({ reason: 'It has no words to read aloud.', whatToDo: 'Write what is to be read.' })
  if (words.text.length > mostLetters)
    return err({
      reason: `It has ${words.text.length} letters, and nobody can read more than 1,500 aloud at once.`,
      whatToDo: 'Split it into parts.',
    })
  return ok(words)
}

/** Why a script cannot hold a block, whatever file it comes from; undefined when it can. */
export function unfit(blocks: readonly Block[]): Refusal | undefined {
  const [first] = blocks.flatMap(blockFaults)
  return first === undefined
    ? undefined
    : {
        reason: `A script cannot hold it: ${first.where} ${first.what}.`,
        whatToDo: 'Correct it in the file and import it again.',
      }
}

/** Earlier answers named in words, as `{Q1.shown}`, become our token; anything else in such braces cannot be taken. */
export function piped(
  words: { readonly text: string; readonly changes: readonly Change[] },
  pattern: RegExp,
  lookUp: LookUp,
): Result<{ readonly text: string; readonly changes: readonly Change[] }, Refusal> {
  const changes: Change[] = [...words.changes]
  let trouble: string | undefined
  const text = words.text.replace(pattern, (was: string, name: string) => {
    const known = lookUp(name)
    if (!known.ok) {
      trouble ??= `Its words hold ${was}. ${known.error}`
      return was
    }
    const now = `{{${known.value.place}}}`
    changes.push({ what: 'an earlier answer is read out by its words, not its code', was, now })
    return now
  })
  return trouble === undefined
    ? ok({ text, changes })
    : err({ reason: trouble, whatToDo: 'Write the words out, or name an earlier question.' })
}

/** Puts a block in, with the conditions it is asked under. */
export function put(draft: Draft, block: Block, when?: Condition): void {
  draft.blocks.push(when === undefined ? block : { ...block, when })
}
