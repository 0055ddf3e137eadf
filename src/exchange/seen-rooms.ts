import type { Legs } from './legs.ts'
import { hears } from './room.ts'

/** Who is in one conference, for tests. `hears` lists the uuids whose voices reach this one. */
export type RoomSeen = readonly {
  readonly uuid: string
  readonly endsRoom: boolean
  readonly hears: readonly string[]
}[]

/** The conferences as they stand, by name. */
export function seenRooms(legs: Legs): Record<string, RoomSeen> {
  return Object.fromEntries(
    legs.rooms.all().map((room) => [
      room.name,
      room.members.map((member) => ({
        uuid: member.leg.uuid,
        endsRoom: member.endsRoom,
        hears: room.members.filter((other) => hears(member, other)).map(({ leg }) => leg.uuid),
      })),
    ]),
  )
}
