/** The headers of one event, in the order they are sent. FreeSWITCH speaks in strings. */
export type Fields = Record<string, string>

/** Leaves out the headers that have no value, as FreeSWITCH does. */
export function present(fields: Readonly<Record<string, string | undefined>>): Fields {
  const out: Fields = {}
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) out[name] = value
  return out
}
