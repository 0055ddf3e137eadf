import type { Fields } from './fields.ts'
import { legFields } from './leg-fields.ts'
import type { Member, Room } from './room.ts'

/** The headers that say which conference, in FreeSWITCH's order. */
export function roomFields(room: Room, size: number): Fields {
  return {
    'Conference-Name': room.name,
    'Conference-Domain': 'exchange',
    'Conference-Size': String(size),
    'Conference-Ghosts': '0',
    'Conference-Profile-Name': room.profile,
    'Conference-Unique-ID': room.uuid,
  }
}

/** The headers of an event about one member: its room, its leg and its flags. */
export function memberFields(member: Member): Fields {
  const { room, leg } = member
  return {
    ...roomFields(room, room.members.length),
    Floor: String(room.floor === member),
    ...legFields(leg, 'member'),
    Video: 'false',
    Hear: String(member.hears),
    See: 'true',
    Speak: String(member.speaks),
    Talking: String(member.talking),
    'Mute-Detect': 'false',
    Hold: 'false',
    'Member-ID': String(member.id),
    'Member-Type': member.moderator ? 'moderator' : 'member',
    'Member-Ghost': 'false',
    'Energy-Level': '0',
    'Current-Energy': member.talking ? '8' : '0',
  }
}
