import type { KeyId } from '../basics/ids.ts'
import { type Instant, instant } from '../basics/instant.ts'

/** What a witness says besides its checkpoint: when it was made, and which keys must stay destroyed. */
export type WitnessLines = { readonly at: Instant; readonly destroyed: readonly KeyId[] }

/** The lines of a note that may stand after the three of a checkpoint: `at`, then `destroyed` for each key. */
export function encodeWitnessLines({ at, destroyed }: WitnessLines): string {
  const keys = [...destroyed].sort().map((key) => `destroyed ${key}\n`)
  return `at ${new Date(at).toISOString()}\n${keys.join('')}`
}

const threeLines = /^(?:[^\n]+\n){3}/
const itsOwn = /^at (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n((?:destroyed [0-9a-f]{32}\n)*)$/

/** Undefined when the text is a checkpoint alone, or says anything else. */
export function decodeWitnessLines(text: string): WitnessLines | undefined {
  const [, at, keys] = itsOwn.exec(text.replace(threeLines, '')) ?? []
  const ms = Date.parse(at ?? '')
  if (keys === undefined || Number.isNaN(ms)) return undefined
  const destroyed = keys.split('\n').filter((line) => line !== '')
  return {
    at: instant(ms),
    destroyed: destroyed.map((line) => line.slice('destroyed '.length) as KeyId),
  }
}

/** Whether what stands after the three lines of a checkpoint is nothing, or what a witness says. */
export function mayExtend(text: string): boolean {
  return text.replace(threeLines, '') === '' || decodeWitnessLines(text) !== undefined
}
