import type { SeatId } from '../basics/ids.ts'
import type { Talk } from '../facts/talk-floor.ts'
import type { House } from './house.ts'

/** What the switch has heard of this seat since its block was shown; nothing where it cannot tell. */
export function talkAt(house: House, seat: SeatId): { readonly talk?: Talk } {
  const spokenMs = house.voices.spokenMs(seat, house.clock.now())
  return spokenMs === undefined ? {} : { talk: { spokenMs } }
}

/** A block was answered and the next one is shown. A block read too fast is one more in the agent's count. */
export function noteReading(house: House, seat: SeatId, hurried: boolean): void {
  house.voices.shown(seat, house.clock.now())
  const { shift, seats } = house.writer.ahead
  const agent = seats.get(seat)?.agent
  if (!hurried || !shift || !agent) return
  house.voices.hurried(shift.id, agent)
  house.hub.bump('supervisor')
}
