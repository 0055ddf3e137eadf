import type { Cancel } from '../basics/clock.ts'
import type { SeatId } from '../basics/ids.ts'
import type { HangupCause } from '../phone/hangup-cause.ts'
import { roomName } from './dial-strings.ts'
import type { Snapshot } from './snapshot.ts'

/** The leg to a seat's phone, from the moment that it is rung. */
export type SeatLeg = {
  readonly id: string
  readonly job: string
  readonly born: number
  missed: number
}

/** One seat's line, as the switchboard keeps it. */
export type SeatLine = {
  readonly seat: SeatId
  /** Whether it is to be up: redialled when it drops. */
  wanted: boolean
  /** Another phone has taken its phone's place: it is not rung again until the seat is closed and opened. */
  barred: boolean
  stage: 'down' | 'dialling' | 'up'
  leg?: SeatLeg
  /** Whether the switch hears a voice from it; undefined until it has said. */
  talking?: boolean
  failures: number
  retry: Cancel
  /** When it was lost, having been up, by a count that nobody can set. */
  droppedAt?: number
  /** Why it is down, as last told. */
  told?: HangupCause
}

export function freshLine(seat: SeatId): SeatLine {
  const retry = () => undefined
  return { seat, wanted: true, barred: false, stage: 'down', failures: 0, retry }
}

/** The seat's conference. */
export function roomOf({ seat }: SeatLine): string {
  return roomName(seat)
}

/** The leg to the seat's own phone that the switch has in the seat's conference. */
export function legInRoom(seat: SeatId, { legs, members }: Snapshot): string | undefined {
  const inRoom = members.filter(({ room }) => room === roomName(seat))
  return legs.find((one) => one.phone === seat && inRoom.some(({ leg }) => leg === one.leg))?.leg
}
