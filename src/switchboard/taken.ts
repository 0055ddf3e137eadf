import type { CallId, SeatId } from '../basics/ids.ts'

/** A call that a supervisor takes over, or has taken over: from which seat, and whether the respondent is there yet. */
export type Taken = { readonly call: CallId; readonly seat: SeatId; there: boolean }
