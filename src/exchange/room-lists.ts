import type { Instant } from '../basics/instant.ts'
import { cjson } from './cjson.ts'
import type { Member, Room } from './room.ts'

/** `conference json_list`: the rooms and who is in them, in FreeSWITCH's words and layout. */
export function jsonList(rooms: readonly Room[], now: Instant): string {
  return cjson(rooms.map((room) => roomJson(room, now)))
}

function roomJson(room: Room, now: Instant) {
  return {
    conference_name: room.name,
    member_count: room.members.length,
    ghost_count: 0,
    rate: 8000,
    run_time: seconds(room.openedAt, now),
    conference_uuid: room.uuid,
    canvas_count: 0,
    max_bw_in: 0,
    force_bw_in: 0,
    video_floor_packets: 0,
    locked: false,
    destruct: room.ending,
    wait_mod: false,
    audio_always: false,
    running: !room.ending,
    answered: true,
    enforce_min: true,
    bridge_to: false,
    dynamic: true,
    exit_sound: true,
    enter_sound: true,
    recording: false,
    video_bridge: false,
    video_floor_only: false,
    video_rfc4579: false,
    variables: {},
    members: room.members.map((member) => memberJson(member, now)),
  }
}

function memberJson(member: Member, now: Instant) {
  return {
    type: 'caller',
    id: member.id,
    flags: {
      can_hear: member.hears,
      can_see: true,
      can_speak: member.speaks,
      hold: false,
      mute_detect: false,
      talking: member.talking,
      has_video: false,
      video_bridge: false,
      has_floor: member.room.floor === member,
      is_moderator: member.moderator,
      end_conference: member.endsRoom,
      mandatory_member_end_conference: false,
      pass_digits: false,
    },
    uuid: member.leg.uuid,
    caller_id_name: 'Outbound Call',
    caller_id_number: member.leg.dialled,
    join_time: seconds(member.joinedAt, now),
    last_talking: 0,
    energy: 0,
    volume_in: 0,
    volume_out: 0,
    'output-volume': 0,
    'input-volume': 0,
  }
}

/** `conference <name> list`: one line a member. */
export function plainList(room: Room): string {
  return room.members.map((member) => `${memberLine(member)}\n`).join('')
}

function memberLine(member: Member): string {
  const flags = [
    member.hears ? 'hear' : '',
    member.speaks ? 'speak' : '',
    member.talking ? 'talking' : '',
    member.room.floor === member ? 'floor' : '',
    member.moderator ? 'moderator' : '',
  ].filter(Boolean)
  const { name, uuid, dialled } = member.leg
  return `${member.id};${name};${uuid};Outbound Call;${dialled};${flags.join('|')};0;0;0`
}

/** `conference list`: every room with its head line. */
export function plainLists(rooms: readonly Room[]): string {
  if (rooms.length === 0) return '+OK No active conferences.\n'
  return rooms
    .map(
      (room) =>
        `+OK Conference ${room.name} (${size(room)} rate: 8000 flags: ${roomFlags})\n${plainList(room)}`,
    )
    .join('')
}

const roomFlags = 'running|answered|enforce_min|dynamic|exit_sound|enter_sound|json_status'

function size({ members }: Room): string {
  return `${members.length} member${members.length === 1 ? '' : 's'}`
}

function seconds(from: number, now: Instant): number {
  return Math.floor((now - from) / 1_000)
}
