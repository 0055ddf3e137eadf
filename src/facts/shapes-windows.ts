import type { CaseId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'

/** An appointment whose window nobody kept: the window that takes its place, or what becomes of the case. */
export type MovedWindow = {
  readonly case: CaseId
  readonly from: Instant
  readonly to: Instant
}
export type ClosedWindow = { readonly case: CaseId } & (
  | { readonly notBefore: Instant }
  | { readonly final: string }
)

/** What the facts about the times of calls say: see `FactShapes`. */
export type WindowShapes = {
  /** Windows that are over without a call: offered once more, or closed. */
  'appointments.lost': {
    data: { moved: readonly MovedWindow[]; closed: readonly ClosedWindow[] }
  }
  /** The median length of a shift's completed interviews, in whole minutes, where it held enough to tell of none (J8). */
  'campaign.timed': { data: { minutes: number } }
}
