import type { Condition, Script } from '../scripts/script.ts'

/** What a format did not carry: where, and both versions, as JSON. */
export type Lost = { readonly where: string; readonly was: string; readonly now: string }

/**
 * The differences between a script and what came back of it, in the order of the script. Conditions are compared by
 * what they say: `any` of one part is that part, alternatives about one answer are one list, and no answer that stands
 * alone is the same as an empty list of them.
 */
export function whatIsLost(script: Script, back: unknown): readonly Lost[] {
  return differences('', plain(script), plain(back))
}

function differences(where: string, was: unknown, now: unknown): Lost[] {
  if (Object.is(was, now)) return []
  if (!isTree(was) || !isTree(now) || Array.isArray(was) !== Array.isArray(now))
    return [{ where: where === '' ? 'the script' : where, was: shown(was), now: shown(now) }]
  const keys = [...new Set([...Object.keys(was), ...Object.keys(now)])]
  return keys.flatMap((key) =>
    differences(
      where === '' ? key : `${where}, ${named(was[key] ?? now[key], key)}`,
      was[key],
      now[key],
    ),
  )
}

function named(value: unknown, key: string): string {
  const id: unknown = isTree(value) ? value['id'] : undefined
  return typeof id === 'string' ? `"${id}"` : /^\d+$/.test(key) ? String(Number(key) + 1) : key
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value)
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (!isTree(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !(key === 'exclusive' && isEmpty(inner)))
      .map(([key, inner]) => [
        key,
        key === 'when' ? sameMeaning(inner as Condition) : plain(inner),
      ]),
  )
}

/** A condition in one of the forms that say the same. */
export function sameMeaning(condition: Condition): Condition {
  if ('at' in condition) return { at: condition.at, is: [...new Set(condition.is)] }
  if ('not' in condition) return { not: sameMeaning(condition.not) }
  const all = 'all' in condition
  const parts = (all ? condition.all : condition.any).map(sameMeaning)
  const [first] = parts
  if (parts.length === 1 && first !== undefined) return first
  if (all || first === undefined || !('at' in first)) return all ? { all: parts } : { any: parts }
  const alike = parts.flatMap((part) => ('at' in part && part.at === first.at ? [part] : []))
  return alike.length === parts.length
    ? { at: first.at, is: [...new Set(alike.flatMap(({ is }) => is))] }
    : { any: parts }
}
