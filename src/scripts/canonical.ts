import type { Script } from './script.ts'

/**
 * The one text of a script: JSON without spaces, keys in code-point order, lists in their own order. Its SHA-256
 * names the frozen script (P5), so the same script gives the same text however it was written or read.
 */
export function canonicalText(script: Script): string {
  return stable(script)
}

/** The canonical text of any value of JSON. */
export function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join(',')}}`
}
