import type { CampaignId, KeyId } from '../basics/ids.ts'
import type { Result } from '../basics/result.ts'
import type { KeptInterview } from '../calls/kept-interview.ts'
import type { Ctx, Decision, Effect, Refusal } from '../facts/decide.ts'
import type { Fact } from '../facts/fact.ts'
import type { State } from '../facts/state.ts'
import type { NewStep } from '../facts/step.ts'
import type { Counted } from '../fieldwork/quota.ts'
import type { ChainPlace } from './chain-walk.ts'
import type { Stand } from './replay.ts'

export type Decide<R> = (state: State, ctx: Ctx) => Decision<R>

/** What lies beside the record, and decisions ask for. */
export type Beside = {
  /** How many completed interviews lie in each quota cell. */
  counted(state: State, campaign: CampaignId): Counted
  /** What is kept under a key for the day on which it goes on. */
  kept(key: KeyId): KeptInterview | undefined
}

/**
 * The one writer (design 2). A decision is taken against the ahead state in one synchronous turn; its facts are
 * folded and its lines join the next batch; the reply, the effects and the listeners come after the sync.
 */
export type Writer = {
  do<R>(decide: Decide<R>): Promise<Result<R, Refusal>>
  /** Looks at the state, and answers when everything it has seen is on disk. */
  read<T>(look: (state: State, ctx: Ctx) => T): Promise<T>
  /** For the engine's own loops, which act only through `do`. */
  readonly ahead: State
  /** Facts as they become durable, in order, each batch once; `steps` tells which interviews moved. */
  onSynced(listener: (facts: readonly Fact[], steps: readonly NewStep[]) => void): void
  onEffects(run: (effects: readonly Effect[]) => void): void
  /** Who can tell what lies beside the record. Before that nobody can. */
  lookBeside(beside: Beside): void
  /** Called once, when a write or a sync has failed: nothing more is acknowledged and the process must restart. */
  onFailed(listener: (cause: Error) => void): void
  readonly tail: ChainPlace
  /** Where both journals end: what a reader has folded when it has read all that was decided so far. */
  readonly stand: Stand
  /** Puts a jump of the clock into the record now; otherwise it would wait for the next decision. */
  checkClock(): Promise<void>
  /** Begins a new segment, when the present one has at least so many bytes. */
  rotate(atLeast?: number): Promise<void>
  close(): Promise<void>
}
