import type { Block, Condition } from '../scripts/script.ts'
import type { Part } from './draft.ts'
import type { Change, Refusal } from './import-report.ts'
import { allOf } from './xlsform-relevant.ts'

/** "If this is answered, go on to that": a jump, as paper has it. */
export type Skip = {
  readonly part: Part
  /** The place whose answer makes the jump, and the answer. */
  readonly at: string
  readonly option: string
  /** Blocks that stood in the draft when the jump was read: those after it may be skipped. */
  readonly after: number
  readonly to: string
}

export type Skipped = {
  readonly blocks: readonly Block[]
  readonly outcomes: readonly {
    readonly part: Part
    readonly outcome: { readonly changes: readonly Change[] } | { readonly refusal: Refusal }
  }[]
}

/**
 * Jumps as conditions: every block between the question and the target is asked only if that answer was not given.
 * `starts` says before which block each variable of the file stands, whether or not its own question could be taken.
 */
export function withoutSkips(
  blocks: readonly Block[],
  skips: readonly Skip[],
  starts: ReadonlyMap<string, number>,
): Skipped {
  const when = blocks.map((block): Condition[] => (block.when === undefined ? [] : [block.when]))
  const outcomes = skips.map((skip) => {
    const end = starts.get(skip.to)
    if (end === undefined || end < skip.after)
      return {
        part: skip.part,
        outcome: {
          refusal: {
            reason: `It jumps to "${skip.to}", which does not come after it.`,
            whatToDo: 'A script goes forwards only: put the questions in their order.',
          },
        },
      }
    for (let n = skip.after; n < end; n += 1)
      when[n]?.push({ not: { at: skip.at, is: [skip.option] } })
    const between = blocks.slice(skip.after, end).map(({ id }) => id)
    const change: Change = {
      what: 'a jump is a condition on what lies between',
      was: `${skip.option}: go to ${skip.to}`,
      now:
        between.length === 0
          ? 'none, since nothing between was taken'
          : `${between.join(', ')} only if not ${skip.option}`,
    }
    return { part: skip.part, outcome: { changes: [change] } }
  })
  return {
    blocks: blocks.map((block, n) => {
      const all = when[n] ?? []
      return all.length === 0 ? block : { ...block, when: allOf(all) }
    }),
    outcomes,
  }
}
