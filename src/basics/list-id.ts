import { sha256 } from './hash.ts'

/**
 * Which list of people who must not be called: the preference services' (T4), one that was kept elsewhere of people who
 * are never to be called (T3), a client's own exclusions by `clientList`, or barred numbers (J6).
 */
export type ListId = 'tps' | 'ctps' | 'do-not-call' | 'barred' | `client-${string}`

export const listIdPattern = /^(?:tps|ctps|do-not-call|barred|client-[0-9a-f]{24})$/

/** The list of a client's own exclusions: the same for every spelling of the name, and not telling it. */
export function clientList(name: string): ListId {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return `client-${sha256(`gatehouse/client/${plain}`).slice(0, 24)}`
}
