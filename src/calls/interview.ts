import type { CallId, InterviewId, KeyId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { ExitKind } from '../scripts/exits.ts'
import type { Answer, Language, Place } from '../scripts/script.ts'

/**
 * A conversation under way, as the steps tell it. `turns` counts the steps, so that a post made from an older page is
 * seen to be stale (P5). `ending` is set by an exit, or when the box asks for the closing words.
 */
export type Interview = {
  readonly id: InterviewId
  readonly key: KeyId
  readonly call: CallId
  readonly seed: string
  /** Where the script is; empty until the first step is folded. */
  readonly at: Place | 'completed' | ''
  readonly answers: Readonly<Record<Place, Answer>>
  /** Places answered, in order, so that "back" knows where it goes. */
  readonly trail: readonly Place[]
  readonly turns: number
  /** The cells of the campaign's quotas in which a place is kept for it; none when absent. */
  readonly cells?: readonly number[]
  /** A cell was full: the block whose closing words are read. */
  readonly full?: string
  /**
   * Whether the person began before, asked before the first question where a campaign lets people stop and go on. One
   * that goes on has its earlier answers, which nobody sees or changes.
   */
  readonly again?: 'new' | 'goes-on'
  /** The line was lost and is up again: whether they go on is asked first. */
  readonly cutOff?: true
  /** The language that the words are read in; the script's own when absent. */
  readonly language?: Language
  readonly ending?:
    | {
        readonly by: 'exit'
        readonly exit: ExitKind
        /** When a person who wants to be called later is to be called. */
        readonly window?: { readonly from: Instant; readonly to: Instant }
        /** Whether the person agreed that what they said is kept until then. */
        readonly keep?: boolean
      }
    | { readonly by: 'box' }
}
