import type { CaseId, KeyId, PersonId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import type { SuperviseMode } from '../phone/switch-port.ts'

/** One attempt, without when it was or how long it took. `n` counts the attempts at the case. */
export type AttemptRow = {
  readonly case: CaseId
  readonly n: number
  readonly outcome: AttemptOutcome
  /** Somebody answered and an agent was there. */
  readonly spoke?: true
  /** The day on which somebody answered and no agent was there (D2). */
  readonly abandoned?: string
  readonly final?: string
  /** In full hours, except where the person asked for a time. */
  readonly notBefore?: Instant
  /** The end of the window in which they asked to be called. */
  readonly until?: Instant
  /** The key of what they had said before: kept until the end of that window. */
  readonly kept?: KeyId
  readonly suppress?: true
  /** The line was lost in the attempt before, and this supervisor agreed that it is rung once more (D14). */
  readonly redial?: PersonId
  readonly entered?: readonly Entered[]
}
/** What a supervisor did on somebody's call. */
export type Entered = {
  readonly by: PersonId
  readonly did: SuperviseMode | 'took-over' | 'ended'
}
