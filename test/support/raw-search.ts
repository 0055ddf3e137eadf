import { openWith } from '../../src/record/aes-gcm.ts'
import { unpad } from '../../src/record/padded.ts'
import { poolSlotBytes } from '../../src/record/pool.ts'
import { openerOf } from '../../src/record/sealed-box.ts'
import { vaultSlotBytes } from '../../src/record/vault.ts'

const blockBytes = 4096
const keySlotBytes = 128

/** Blocks of the image that hold something. */
function* blocksOf(raw: Buffer): Generator<{ readonly at: number; readonly block: Buffer }> {
  for (let at = 0; at < raw.length; at += blockBytes) {
    const block = raw.subarray(at, at + blockBytes)
    if (!block.every((byte) => byte === 0)) yield { at, block }
  }
}

/** Every data key that the master key unwraps, wherever on the disk a slot of `keys.slots` may once have lain. */
export function keysOnDisk(raw: Buffer, masterKey: Uint8Array): Map<string, Uint8Array> {
  const keys = new Map<string, Uint8Array>()
  for (let at = 0; at + keySlotBytes <= raw.length; at += keySlotBytes) {
    if (raw[at] !== 1) continue
    const id = raw.toString('hex', at + 1, at + 17)
    const key = openWith(masterKey, raw.subarray(at + 17, at + 77), `gatehouse/key/${id}`)
    if (key) keys.set(id, key)
  }
  return keys
}

/**
 * Every number that a key opens at any place of the disk where a block of the vault may once have lain: any block of
 * the disk, taken for any block of the file, with a slot that runs over its end.
 */
export function vaultNumbersOnDisk(
  raw: Buffer,
  key: Uint8Array,
  { sample, slots }: { readonly sample: string; readonly slots: number },
): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>()
  for (const { at } of blocksOf(raw)) {
    for (let first = 0; first < slots * vaultSlotBytes; first += blockBytes) {
      for (let slot = Math.ceil(first / vaultSlotBytes); slot < slots; slot++) {
        const place = at + slot * vaultSlotBytes - first
        if (place >= at + blockBytes) break
        const sealed = raw.subarray(place, place + vaultSlotBytes)
        const opened = openWith(key, sealed, `gatehouse/vault/${sample}/${slot}`)
        if (!opened) continue
        const number = Buffer.from(opened).toString('latin1').replace(/\0+$/, '')
        found.set(slot, (found.get(slot) ?? new Set()).add(number))
      }
    }
  }
  return found
}

/** So many bodies are tried with every key, the others with the key that their line names. */
const withEveryKey = 60

/** Sealed bodies in base64, as lines of the steps and of the record have them, in any block: what the keys open. */
export function bodiesOnDisk(
  raw: Buffer,
  keys: ReadonlyMap<string, Uint8Array>,
): { readonly tried: number; readonly opened: readonly string[] } {
  const text = raw.toString('latin1')
  const opened: string[] = []
  let tried = 0
  const those = (id: string) =>
    tried <= withEveryKey ? [...keys.values()] : [keys.get(id) ?? new Uint8Array(32)]
  for (const [, interview = '', id = '', body = ''] of text.matchAll(
    /"interview":"([0-9a-f-]{36})","key":"([0-9a-f]{32})","body":"([A-Za-z0-9+/=]{2000,3000})"/g,
  )) {
    tried += 1
    opened.push(...openedBy(those(id), Buffer.from(body, 'base64'), `gatehouse/steps/${interview}`))
  }
  for (const [line] of text.matchAll(
    /\{"seq":\d+,[^\n]{0,600}"type":"interview\.completing"[^\n]{0,20000}\}/g,
  )) {
    tried += 1
    const seq = /"seq":(\d+)/.exec(line)?.[1]
    const [, id = '', body = ''] =
      /"key":"([0-9a-f]{32})","body":"([A-Za-z0-9+/=]+)"/.exec(line) ?? []
    const aad = `gatehouse/record/interview.completing/${seq}`
    opened.push(...openedBy(those(id), Buffer.from(body, 'base64'), aad))
  }
  return { tried, opened }
}

/** Private halves of a mixing key in any block, and the answers in slots of a pool's file that one of them opens. */
export function mixedOnDisk(raw: Buffer, pool: Uint8Array, poolKey: Uint8Array | undefined) {
  const halves = new Set(
    [...raw.toString('latin1').matchAll(/"privateHalf":"([A-Za-z0-9+/=]{40,100})"/g)].map(
      ([, half = '']) => half,
    ),
  )
  const answers: string[] = []
  for (let slot = 0; poolKey && (slot + 1) * poolSlotBytes <= pool.length; slot++) {
    const sealed = pool.subarray(slot * poolSlotBytes, (slot + 1) * poolSlotBytes)
    const content = openWith(poolKey, sealed, `gatehouse/pool/campaign/${slot}`)
    if (!content) continue
    for (const half of halves) {
      const opened = openerOf(half)(content.subarray(16), 'gatehouse/mixing/campaign')
      if (opened) answers.push(Buffer.from(unpad(opened)).toString())
    }
  }
  return { halves, answers }
}

function openedBy(keys: readonly Uint8Array[], sealed: Uint8Array, aad: string): string[] {
  for (const key of keys) {
    const opened = openWith(key, sealed, aad)
    if (opened) return [Buffer.from(unpad(opened)).toString()]
  }
  return []
}
