import { sha256Bytes } from './hash.ts'

/** A source of numbers in [0, 1) that gives the same run for the same seed (order of options, respondents). */
export type Random = () => number

export function seeded(seed: string): Random {
  const digest = sha256Bytes(new TextEncoder().encode(seed))
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength)
  let state = view.getUint32(0) || 1
  // mulberry32: small, well distributed, and not for secrets.
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A fair shuffle (Fisher-Yates) that leaves the given list alone. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const out = [...items]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const a = out[i] as T
    out[i] = out[j] as T
    out[j] = a
  }
  return out
}
