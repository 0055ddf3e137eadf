import { randomUUID } from 'node:crypto'
import type { Clock } from '../basics/clock.ts'
import type { Announce } from './announce.ts'
import type { Fields } from './fields.ts'
import type { Leg } from './leg.ts'
import { legFields } from './leg-fields.ts'
import { type JoinFlags, type Member, type Room, readJoin } from './room.ts'
import { memberFields, roomFields } from './room-fields.ts'

/** The switch works in media ticks of 20 ms; a voice is noticed after a few of them. */
const tick = 20
const noticed = 120

type Deps = {
  readonly clock: Clock
  readonly announce: Announce
  /** A leg that the ending of its room has put out: it goes on to its next dialplan action, or hangs up. */
  readonly putOut: (leg: Leg) => void
  readonly isSilent: (leg: Leg) => boolean
}

/** The conferences of the exchange: who is in, who speaks, who holds the floor, and what ends with whom. */
export class Rooms {
  readonly #deps: Deps
  readonly #rooms = new Map<string, Room>()
  #lastMember = 0

  constructor(deps: Deps) {
    this.#deps = deps
  }

  all(): readonly Room[] {
    return [...this.#rooms.values()]
  }

  find(name: string): Room | undefined {
    return this.#rooms.get(name)
  }

  /** Lets a leg in, or turns it away: `join-only` never opens a conference (design 4). */
  join(leg: Leg, data: string): 'joined' | 'turned-away' {
    const { name, profile, flags } = readJoin(data)
    const open = this.#rooms.get(name)
    if ((open === undefined || open.ending) && flags.joinOnly) {
      this.#tell('rejected-join-only', () => ({
        ...legFields(leg, 'member'),
        'Conference-Name': name,
        'Conference-Profile-Name': profile,
      }))
      return 'turned-away'
    }
    const room = open === undefined || open.ending ? this.#open(name, profile) : open
    this.#seat(room, leg, flags)
    return 'joined'
  }

  #open(name: string, profile: string): Room {
    const openedAt = this.#deps.clock.now()
    const room: Room = {
      name,
      profile,
      uuid: randomUUID(),
      openedAt,
      members: [],
      floor: undefined,
      ending: false,
    }
    this.#rooms.set(name, room)
    this.#tell('conference-create', () => roomFields(room, 0))
    return room
  }

  #seat(room: Room, leg: Leg, flags: JoinFlags): void {
    this.#lastMember += 1
    const member: Member = {
      id: this.#lastMember,
      leg,
      room,
      joinedAt: this.#deps.clock.now(),
      moderator: flags.moderator,
      endsRoom: flags.endsRoom,
      hears: !flags.deaf,
      speaks: !flags.mute,
      talking: false,
      notSpokenTo: new Set(),
      notHeard: new Set(),
    }
    leg.member = member
    leg.lastRoom = { name: room.name, uuid: room.uuid, memberId: member.id }
    room.members.unshift(member)
    this.#tell('add-member', () => memberFields(member))
    this.#deps.clock.after(tick, () => this.#passFloor(room))
    this.listenFor(member)
  }

  /** Notices, a little later, that a member who may speak does. */
  listenFor(member: Member): void {
    this.#deps.clock.after(noticed, () => {
      const { leg } = member
      if (leg.member !== member || leg.state === 'hung-up') return
      if (!member.speaks || member.talking || this.#deps.isSilent(leg)) return
      member.talking = true
      this.#tell('start-talking', () => memberFields(member))
    })
  }

  hush(member: Member): void {
    if (!member.talking) return
    member.talking = false
    this.#tell('stop-talking', () => memberFields(member))
  }

  /** An event that changes nothing else: mute, unmute, kick … */
  tellOf(member: Member, action: MemberAction): void {
    this.#tell(action, () => memberFields(member))
  }

  /** Takes a member out. Whoever may end the conference ends it by leaving, whoever else could. */
  leave(member: Member): void {
    const { room, leg } = member
    if (leg.member !== member) return
    if (room.floor === member) {
      room.floor = undefined
      this.#tell('floor-change', () => floorless(room))
    }
    room.members = room.members.filter((one) => one !== member)
    this.#tell('del-member', () => memberFields(member))
    delete leg.member
    if (member.endsRoom && !room.ending) {
      room.ending = true
      // Its last round still gives the floor to whoever is left.
      this.#deps.clock.after(tick / 2, () => this.#passFloor(room))
      this.#deps.clock.after(tick, () => this.#end(room))
    }
    this.#deps.clock.after(tick, () => this.#settle(room))
  }

  #end(room: Room): void {
    for (const { leg } of [...room.members]) this.#deps.putOut(leg)
  }

  #settle(room: Room): void {
    if (room.members.length > 0) {
      if (!room.ending) this.#passFloor(room)
    } else if (this.#rooms.get(room.name) === room) {
      this.#rooms.delete(room.name)
      this.#tell('conference-destroy', () => roomFields(room, 0))
    }
  }

  #passFloor(room: Room): void {
    if (room.floor !== undefined) return
    const next = room.members.findLast((one) => one.speaks && one.leg.state === 'answered')
    if (next === undefined) return
    room.floor = next
    this.#tell('floor-change', () => ({
      ...memberFields(next),
      'Old-ID': 'none',
      'New-ID': String(next.id),
    }))
  }

  #tell(action: RoomAction, build: () => Fields): void {
    this.#deps.announce(
      { name: 'CUSTOM', subclass: 'conference::maintenance', source: action },
      () => ({
        ...build(),
        Action: action,
      }),
    )
  }
}

export type MemberAction =
  | 'kick-member'
  | 'hup-member'
  | 'mute-member'
  | 'unmute-member'
  | 'deaf-member'
  | 'undeaf-member'
type RoomAction =
  | MemberAction
  | 'conference-create'
  | 'conference-destroy'
  | 'rejected-join-only'
  | 'add-member'
  | 'del-member'
  | 'floor-change'
  | 'start-talking'
  | 'stop-talking'

function floorless(room: Room): Fields {
  return { ...roomFields(room, room.members.length), 'Old-ID': 'none', 'New-ID': 'none' }
}
