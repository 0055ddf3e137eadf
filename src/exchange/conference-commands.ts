import type { Clock } from '../basics/clock.ts'
import type { Legs } from './legs.ts'
import type { Member, Room } from './room.ts'
import { jsonList, plainList, plainLists } from './room-lists.ts'

type Deps = { readonly legs: Legs; readonly clock: Clock }

/** `conference …`: gives the text that FreeSWITCH gives, then does it, so that events follow the answer. */
export function conferenceCommand(
  { legs, clock }: Deps,
  words: readonly string[],
  answer: (text: string) => void,
): void {
  const [name = '', verb = '', ...rest] = words
  if (name === 'list') {
    answer(plainLists(legs.rooms.all()))
    return
  }
  if (name === 'json_list') {
    answer(jsonList(legs.rooms.all(), clock.now()))
    return
  }
  const room = legs.rooms.find(name)
  if (room === undefined) {
    answer(`-ERR Conference ${name} not found\n`)
    return
  }
  if (verb === 'list') {
    answer(plainList(room))
    return
  }
  if (verb === 'json_list') {
    answer(jsonList([room], clock.now()))
    return
  }
  if (verb === 'relate') {
    answer(relate(room, rest))
    return
  }
  const act = memberVerbs[verb]
  if (act === undefined) {
    answer(`-ERR Conference command '${verb}' not found.\n`)
    return
  }
  const chosen = choose(room, rest[0] ?? '')
  if (chosen.length === 0) {
    answer(`-ERR Non-Existant ID ${rest[0] ?? ''}\n`)
    return
  }
  answer(chosen.map((member) => `${act.says} ${member.id}\n`).join(''))
  for (const member of chosen) act.does(legs, member)
}

function choose(room: Room, who: string): readonly Member[] {
  if (who === 'all') return [...room.members]
  if (who === 'last') return room.members.slice(0, 1)
  return room.members.filter((member) => String(member.id) === who)
}

type MemberVerb = { readonly says: string; readonly does: (legs: Legs, member: Member) => void }

const memberVerbs: Readonly<Record<string, MemberVerb>> = {
  kick: {
    says: '+OK kicked',
    does: (legs, member) => {
      legs.rooms.tellOf(member, 'kick-member')
      legs.walker.kick(member.leg)
    },
  },
  hup: {
    says: '+OK hup',
    does: (legs, member) => {
      legs.rooms.tellOf(member, 'hup-member')
      legs.walker.kick(member.leg)
    },
  },
  mute: {
    says: '+OK mute',
    does: (legs, member) => {
      member.speaks = false
      member.talking = false
      legs.rooms.tellOf(member, 'mute-member')
    },
  },
  unmute: {
    says: '+OK unmute',
    does: (legs, member) => {
      member.speaks = true
      legs.rooms.tellOf(member, 'unmute-member')
      legs.rooms.listenFor(member)
    },
  },
  deaf: {
    says: '+OK deaf',
    does: (legs, member) => {
      member.hears = false
      legs.rooms.tellOf(member, 'deaf-member')
    },
  },
  undeaf: {
    says: '+OK undeaf',
    does: (legs, member) => {
      member.hears = true
      legs.rooms.tellOf(member, 'undeaf-member')
    },
  },
}

function relate(room: Room, words: readonly string[]): string {
  const [from = '', to = '', action = ''] = words
  const member = choose(room, from)[0]
  const other = choose(room, to)[0]
  if (member === undefined || other === undefined) {
    return `-ERR relationship ${from}->${to} not found.\n`
  }
  if (action === 'clear') {
    member.notSpokenTo.delete(other.id)
    member.notHeard.delete(other.id)
    return `+OK relationship ${from}->${to} cleared.\n`
  }
  if (action === 'nospeak') member.notSpokenTo.add(other.id)
  else if (action === 'nohear') member.notHeard.add(other.id)
  else return `-ERR relationship action ${action} not found.\n`
  return `+OK ${from}->${to} ${action} set\n`
}
