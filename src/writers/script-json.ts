import type { Script } from '../scripts/script.ts'

/** A script as our JSON, for people to read: the same script as its canonical text, so the same SHA-256 (P5). */
export function scriptJson(script: Script): string {
  return `${JSON.stringify(script, null, 2)}\n`
}
