import * as v from 'valibot'

/** One leg on the switch, stripped at the door: the numbers in the switch's answer go no further. */
export type SeenLeg = {
  readonly leg: string
  readonly state: 'ringing' | 'up' | 'other'
  /** What it is executing, for example `conference` or `playback`. */
  readonly doing: string
  /** For a leg to a seat's phone, whose phone it is (`01`), otherwise undefined. */
  readonly phone: string | undefined
  /** None of ours, and no business of ours while it stays away from the seats: a caller, or the attestation's own. */
  readonly apart: boolean
}

export type SeenMember = {
  readonly leg: string
  readonly member: number
  readonly room: string
  /** Whether the switch hears this member now. */
  readonly heard: boolean
}

export type Snapshot = {
  readonly legs: readonly SeenLeg[]
  readonly members: readonly SeenMember[]
}

const channels = v.object({
  row_count: v.number(),
  rows: v.optional(
    v.array(
      v.object({
        uuid: v.string(),
        direction: v.string(),
        name: v.string(),
        application: v.string(),
        callstate: v.string(),
      }),
    ),
    [],
  ),
})

const conferences = v.array(
  v.object({
    conference_name: v.string(),
    members: v.array(
      v.object({
        id: v.number(),
        uuid: v.optional(v.string(), ''),
        flags: v.optional(v.object({ talking: v.optional(v.boolean(), false) }), {}),
      }),
    ),
  }),
)

/** Reads `show channels as json`; undefined when it is not what it should be. */
export function readLegs(text: string): readonly SeenLeg[] | undefined {
  const table = v.safeParse(channels, parsed(text))
  return table.success ? table.output.rows.map(seenLeg) : undefined
}

/** Reads `conference json_list`; undefined when it is not what it should be. */
export function readMembers(text: string): readonly SeenMember[] | undefined {
  const rooms = v.safeParse(conferences, text.startsWith('[') ? parsed(text) : [])
  if (!rooms.success) return undefined
  return rooms.output.flatMap((room) =>
    room.members.map(({ id, uuid, flags }) => ({
      leg: uuid,
      member: id,
      room: room.conference_name,
      heard: flags.talking ?? false,
    })),
  )
}

type Row = v.InferOutput<typeof channels>['rows'][number]

function seenLeg({ uuid, direction, name, application, callstate }: Row): SeenLeg {
  return {
    leg: uuid,
    state: states[callstate] ?? 'other',
    doing: application,
    // `seat01@…` when rung at an address, `seat01` alone when rung where it is registered.
    phone: /^sofia\/seats\/seat(1?\d{2})(?:@|$)/.exec(name)?.[1],
    apart:
      name === 'null/attest' ||
      (direction === 'inbound' && /^sofia\/(?:trunk|carrier)\//.test(name)),
  }
}

const states: Readonly<Record<string, SeenLeg['state']>> = {
  RINGING: 'ringing',
  EARLY: 'ringing',
  ACTIVE: 'up',
  HELD: 'up',
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
