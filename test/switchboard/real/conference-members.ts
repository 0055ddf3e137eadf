import * as v from 'valibot'

export type Member = {
  readonly leg: string
  readonly speaks: boolean
  readonly hears: boolean
  readonly endsRoom: boolean
}

const shape = v.array(
  v.object({
    conference_name: v.string(),
    members: v.array(
      v.object({
        uuid: v.string(),
        flags: v.object({
          can_hear: v.boolean(),
          can_speak: v.boolean(),
          end_conference: v.boolean(),
        }),
      }),
    ),
  }),
)

/** Who is in one conference, out of the text of `conference json_list`. */
export function membersIn(text: string, room: string): readonly Member[] {
  if (!text.startsWith('[')) return []
  const rooms = v.parse(shape, JSON.parse(text))
  const found = rooms.find((one) => one.conference_name === room)
  return (found?.members ?? []).map(({ uuid, flags }) => ({
    leg: uuid,
    speaks: flags.can_speak,
    hears: flags.can_hear,
    endsRoom: flags.end_conference,
  }))
}
