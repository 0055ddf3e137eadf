import type { CallId, SeatId } from '../basics/ids.ts'
import { supervisorSeat } from '../facts/decide-seats.ts'
import type { State } from '../facts/state.ts'

/** What an earlier process left up on the switch, as the record knows it. */
export type Resume = {
  readonly seats: readonly SeatId[]
  readonly calls: readonly { readonly call: CallId; readonly seat: SeatId }[]
}

export function resumeFrom(state: State): Resume {
  const calls = [...state.calls.values()].filter((call) => call.state !== 'wrapping-up')
  const taken = [...state.seats.values()].filter((seat) => seat.agent).map((seat) => seat.id)
  return {
    seats: state.shift ? [...taken, supervisorSeat] : [],
    calls: calls.map((call) => ({ call: call.id, seat: call.seat })),
  }
}
