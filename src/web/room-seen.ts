import type { SeatId } from '../basics/ids.ts'
import type { Ctx } from '../facts/decide.ts'
import { scriptOf } from '../facts/decide-interview.ts'
import type { Seat, State } from '../facts/state.ts'
import { progressAt, type Stage } from '../scripts/progress-at.ts'
import { closingOf } from './closing-of.ts'

/** What a seat is doing, in the words of the room: nothing personal (design 7). */
export type SeatDoing =
  | 'empty'
  | 'waiting for the agent'
  | 'line down'
  | 'not ready'
  | 'on a break'
  | 'ready'
  | 'between calls'
  | 'calling'
  | 'ringing'
  | 'on a call'
  | 'with the supervisor'
  | 'coding'
  | 'message playing'

export function doingAt(state: State, ctx: Ctx, seat: Seat): SeatDoing {
  if (!seat.agent) return 'empty'
  const call = seat.call && state.calls.get(seat.call)
  if (call) {
    if ('takenOverBy' in call && call.takenOverBy) return 'with the supervisor'
    const words = {
      placing: 'calling',
      ringing: 'ringing',
      talking: 'on a call',
      'wrapping-up': 'coding',
      abandoned: 'message playing',
    } as const
    return words[call.state]
  }
  if (!seat.signedIn) return 'waiting for the agent'
  if (!seat.lineUp) return 'line down'
  if (seat.mode.is === 'break') return 'on a break'
  if (seat.mode.is === 'not-ready') return 'not ready'
  return (seat.pauseUntil ?? 0) > ctx.now ? 'between calls' : 'ready'
}

/** How far a live conversation is: opening, questions or closing, and no more (design 5). */
export function stageAt(state: State, ctx: Ctx, seat: Seat): Stage | undefined {
  const call = seat.call && state.calls.get(seat.call)
  if (call?.state !== 'talking') return undefined
  const interview = state.interviews.get(call.interview)
  if (!interview || interview.at === '') return undefined
  const script = scriptOf(state, ctx, call)
  return closingOf({ script, interview, workingName: '' })
    ? 'closing'
    : progressAt(script, interview.at)
}

/** Every seat of the room in order, those nobody sits at included. */
export function seatsInOrder(state: State, ctx: Ctx): readonly Seat[] {
  return ctx.settings.seats.map((id) => state.seats.get(id) ?? emptySeat(id, state))
}

function emptySeat(id: SeatId, state: State): Seat {
  return {
    id,
    signedIn: false,
    lineUp: false,
    mode: { is: 'not-ready' },
    since: state.shift?.openedAt ?? state.at,
  }
}
