type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json }

/** JSON laid out as FreeSWITCH's printer does: tabs, and a list counts as one step deeper. */
export function cjson(value: Json, depth = 0): string {
  if (Array.isArray(value)) return `[${value.map((one) => cjson(one, depth + 1)).join(', ')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const inside = '\t'.repeat(depth + 1)
  const pairs = Object.entries(value).map(
    ([name, one]) => `${inside}${JSON.stringify(name)}:\t${cjson(one, depth + 1)}`,
  )
  const body = pairs.length === 0 ? '' : `${pairs.join(',\n')}\n`
  return `{\n${body}${'\t'.repeat(depth)}}`
}
