import { locate } from './places.ts'
import type { Place, Script } from './script.ts'

/**
 * Whether the script lets an interview that stands at `from` go back to `to`, the place answered just before it (P5).
 * Never into the opening: what was said there stays said (R1). Never from the closing words. And never from a block
 * that says `noReturn`: what was answered before it stands.
 */
export function mayGoBack(
  script: Script,
  from: Place | 'completed',
  to: Place | undefined,
): boolean {
  if (to === undefined || from === 'completed') return false
  const here = locate(script, from)?.block
  const before = locate(script, to)?.block
  if (here === undefined || before === undefined || before.kind === 'opening') return false
  return !('noReturn' in here && here.noReturn === true)
}
