import type { SeatCounts } from './seat-count.ts'
import type { Empty } from './shape-parts.ts'
import type { EnquiryShapes } from './shapes-enquiries.ts'
import type { KeptShapes } from './shapes-kept.ts'
import type { ListShapes } from './shapes-lists.ts'
import type { MixingShapes } from './shapes-mixing.ts'
import type { SampleShapes } from './shapes-samples.ts'
import type { ScriptShapes } from './shapes-scripts.ts'
import type { SiteShapes } from './shapes-site.ts'
import type { WindowShapes } from './shapes-windows.ts'

/** Calls placed in one hour by the local clock, and what came of them. */
export type HourRow = {
  readonly hour: number
  readonly tried: number
  /** Somebody answered, and it was no machine. */
  readonly people: number
  readonly completed: number
  readonly refused: number
}

/** What the facts about checks of interviews, and about figures, say: see `FactShapes`. */
export type QualityShapes = {
  /** An interview has come to its end and was drawn: the supervisor asks two questions before the closing words (R9). */
  'validation.drawn': { data: Empty }
  'validation.begun': { data: Empty }
  'validation.answered': { data: { result: 'passed' | 'failed' } }
  /** Nobody came in time, or the person said nothing that counts. */
  'validation.missed': { data: Empty }
  /**
   * How many of an agent's interviews in the shift were asked about; and how many of those failed, where that tells
   * nothing of one case.
   */
  'shift.validations': { data: { validated: number; failed?: number } }
  /** The hours of a shift, and what its interviews took together, where they are too many to tell of one. */
  'shift.figures': { data: { hours: readonly HourRow[]; length: LengthSum } }
  'figures.viewed': { data: Empty }
  /** How often what happened at a seat around its calls, in a whole shift: when it was would tell how long they took. */
  'seat.counted': { data: { counts: SeatCounts } }
}

/** So many interviews took about so many minutes together: chance is added, so that they tell of none of them. */
export type LengthSum = { readonly interviews: number; readonly minutes: number }

/** Every shape that stands in a file of its own. */
export type ShapesApart = ScriptShapes &
  ListShapes &
  QualityShapes &
  MixingShapes &
  WindowShapes &
  KeptShapes &
  EnquiryShapes &
  SampleShapes &
  SiteShapes
