import type { Leg } from './leg.ts'

/** A leg's place in a conference. Ids count over the whole exchange, as on a real switch. */
export type Member = {
  readonly id: number
  readonly leg: Leg
  readonly room: Room
  readonly joinedAt: number
  readonly moderator: boolean
  readonly endsRoom: boolean
  hears: boolean
  speaks: boolean
  talking: boolean
  /** Members who are not to hear this one (`relate … nospeak`), and whom this one is not to hear (`nohear`). */
  readonly notSpokenTo: Set<number>
  readonly notHeard: Set<number>
}

export type Room = {
  readonly name: string
  readonly profile: string
  readonly uuid: string
  readonly openedAt: number
  /** Newest first, as `json_list` gives them. */
  members: Member[]
  floor: Member | undefined
  /** An end-conference member has left: it takes nobody more. */
  ending: boolean
}

export type JoinFlags = {
  readonly mute: boolean
  readonly deaf: boolean
  readonly moderator: boolean
  readonly endsRoom: boolean
  readonly joinOnly: boolean
}

/** Reads `seat-01@gatehouse+flags{endconf|mute}`: what follows `conference` in a dialplan. */
export function readJoin(data: string): {
  readonly name: string
  readonly profile: string
  readonly flags: JoinFlags
} {
  const shape = /^(?<name>[^@+]+)(?:@(?<profile>[^+]+))?(?:\+flags\{(?<flags>[^}]*)\})?/.exec(data)
  const { name = '', profile = 'default', flags = '' } = shape?.groups ?? {}
  const given = new Set(flags.split('|'))
  return {
    name,
    profile,
    flags: {
      mute: given.has('mute'),
      deaf: given.has('deaf'),
      moderator: given.has('moderator'),
      endsRoom: given.has('endconf'),
      joinOnly: given.has('join-only'),
    },
  }
}

/** Whether `listener` hears `speaker`: the one place where mute, deaf and relations meet. */
export function hears(listener: Member, speaker: Member): boolean {
  return (
    listener !== speaker &&
    listener.hears &&
    speaker.speaks &&
    !speaker.notSpokenTo.has(listener.id) &&
    !listener.notHeard.has(speaker.id)
  )
}
