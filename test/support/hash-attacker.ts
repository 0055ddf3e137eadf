import { keyedHash, sha256 } from '../../src/basics/hash.ts'
import { openWith } from '../../src/record/aes-gcm.ts'
import type { Copied } from './copied-folder.ts'

/** A number that some bytes of a file are a hash of. */
export type Match = { readonly path: string; readonly at: number; readonly number: string }

/**
 * Tries every number with every key against every byte of every file: plain SHA-256, and HMAC-SHA-256 under each data
 * key and the master key, in the spelling that the box hashes and as people write it; found in raw bytes and in hex,
 * by their first eight bytes. A set that keeps less of a hash than that would be found by nobody. Keys that lie in
 * stock, named by no fact, he tries on the numbers of `sample` alone.
 */
export function hashAttack(
  copy: Copied,
  numbers: readonly string[],
  sample: ReadonlySet<string>,
): Match[] {
  const master = copy.files.get('master.key')?.bytes ?? new Uint8Array()
  const found = new Map<number, { readonly rest: number; readonly number: string }[]>()
  const note = (hex: string, number: string) => {
    const head = Number.parseInt(hex.slice(0, 8), 16)
    const rest = Number.parseInt(hex.slice(8, 16), 16)
    found.set(head, [...(found.get(head) ?? []), { rest, number }])
  }
  const record = Buffer.concat(
    [...copy.files].flatMap(([path, { bytes }]) => (path.startsWith('record/') ? [bytes] : [])),
  )
  const all = [...copy.keys]
  const named = all.filter(([id]) => record.includes(id))
  for (const number of numbers) {
    note(sha256(number), number)
    note(sha256(`0${number.slice(3)}`), number)
    const tried = sample.has(number) ? all : named
    for (const key of [master, ...tried.map(([, one]) => one)]) note(keyedHash(key, number), number)
  }
  return [...copy.files].flatMap(([path, { bytes }]) => [
    ...matchesIn(path, bytes, found),
    ...[
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/[0-9a-f]{32,}/g),
    ].flatMap(({ 0: hex, index }) => matchesIn(path, Buffer.from(hex, 'hex'), found, index)),
  ])
}

function matchesIn(
  path: string,
  bytes: Uint8Array,
  found: ReadonlyMap<number, readonly { readonly rest: number; readonly number: string }[]>,
  offset = 0,
): Match[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const matches: Match[] = []
  for (let at = 0; at + 8 <= bytes.length; at++) {
    const candidates = found.get(view.getUint32(at))
    if (candidates === undefined) continue
    const rest = view.getUint32(at + 4)
    for (const one of candidates)
      if (one.rest === rest) matches.push({ path, at: offset + at, number: one.number })
  }
  return matches
}

/** Numbers that some key opens in the vault: those of cases that are still to be rung. */
export function openNumbers(copy: Copied, sample: string): ReadonlyMap<number, string> {
  const vault = copy.files.get(`vault/${sample}.slots`)?.bytes ?? new Uint8Array()
  const numbers = new Map<number, string>()
  for (let slot = 0; (slot + 1) * 44 <= vault.length; slot++) {
    const sealed = vault.subarray(slot * 44, (slot + 1) * 44)
    for (const key of copy.keys.values()) {
      const opened = openWith(key, sealed, `gatehouse/vault/${sample}/${slot}`)
      if (opened) numbers.set(slot, Buffer.from(opened).toString('latin1').replace(/\0+$/, ''))
    }
  }
  return numbers
}
