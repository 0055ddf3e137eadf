import { way } from './places.ts'
import type { Script } from './script.ts'
import { secondsAt } from './seconds-at.ts'

const known = new WeakMap<Script, number>()

/**
 * About how many seconds an interview takes, before anybody has held one: every place read and answered, and a place
 * that hangs on earlier answers by half. Worked out once for a script: it never changes.
 */
export function expectedSeconds(script: Script): number {
  const before = known.get(script)
  if (before !== undefined) return before
  const seconds = way(script).reduce((sum, step) => {
    if (!('place' in step)) return sum
    const { block } = step.at
    const hangs = 'when' in block && block.when !== undefined
    return sum + secondsAt(step.at) * (hangs ? 0.5 : 1)
  }, 0)
  known.set(script, seconds)
  return seconds
}
