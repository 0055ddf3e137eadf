import { randomBytes } from 'node:crypto'
import type { KeyId } from '../basics/ids.ts'
import { openWith, sealWith } from './aes-gcm.ts'
import type { Disk, SlotFile } from './disk.ts'

/**
 * `keys.slots`: slots of 128 bytes, so that none straddles a sector. A live slot is
 * `1 | key id (16) | the data key sealed under the master key (60) | random`; a free one is `0 | random`.
 */
const slotBytes = 128
const idBytes = 16
const wrappedAt = 1 + idBytes
const wrappedBytes = 60
/** The file grows by this many slots, so that its size tells little. */
const blockSlots = 64

export type KeySlots = {
  /** The keys that were live when the file was opened. */
  readonly found: ReadonlyMap<KeyId, Uint8Array>
  /** Live slots that the master key does not open. */
  readonly unreadable: number
  /** Puts keys into free slots. Durable after `sync`. */
  put(keys: readonly (readonly [KeyId, Uint8Array])[]): Promise<void>
  /** Overwrites the key's slot with random bytes. Durable after `sync`. */
  wipe(id: KeyId): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}

export async function openKeySlots(disk: Disk, masterKey: Uint8Array): Promise<KeySlots> {
  const bytes = (await disk.read('keys.slots')) ?? new Uint8Array(0)
  const file = await disk.slots('keys.slots')
  const read = readSlots(bytes, masterKey)
  const { at, free } = read
  await writeAgain(file, bytes, free)

  return {
    found: read.found,
    unreadable: read.unreadable,
    put: async (keys) => {
      const slots = keys.map(() => free.pop() ?? grow(read)).sort((a, b) => a - b)
      const pieces = keys.map(([id, key], index) => {
        at.set(id, slots[index] ?? -1)
        return liveSlot(id, key, masterKey)
      })
      for (const [first, count] of runs(slots)) {
        const run = Buffer.concat(pieces.splice(0, count))
        await file.writeAt(first * slotBytes, run)
      }
    },
    wipe: async (id) => {
      const slot = at.get(id)
      if (slot === undefined) return
      at.delete(id)
      await wipeSlot(file, slot)
      free.push(slot)
    },
    sync: () => file.datasync(),
    close: () => file.close(),
  }
}

/**
 * After a sync that failed, the system may show slots as they are not on the platter, and calls them clean. So what was
 * read is written again, and every free slot is made noise once more: what looks destroyed then is.
 */
async function writeAgain(
  file: SlotFile,
  bytes: Uint8Array,
  free: readonly number[],
): Promise<void> {
  if (bytes.length === 0) return
  const again = new Uint8Array(bytes)
  for (const slot of free) again.set(noise(), slot * slotBytes)
  await file.writeAt(0, again)
  await file.datasync()
}

/** Slots that lie side by side are written at once: `[first, count]`. */
function runs(slots: readonly number[]): [number, number][] {
  const found: [number, number][] = []
  for (const slot of slots) {
    const last = found.at(-1)
    if (last && last[0] + last[1] === slot) last[1] += 1
    else found.push([slot, 1])
  }
  return found
}

/** The live keys as they stand in the file, which is left as it is. */
export async function readKeySlots(
  disk: Disk,
  masterKey: Uint8Array,
): Promise<ReadonlyMap<KeyId, Uint8Array>> {
  return readSlots((await disk.read('keys.slots')) ?? new Uint8Array(0), masterKey).found
}

/** Whether the data keys of a folder are sealed under this master key: one of them opens, or there is none. */
export async function areSealedUnder(disk: Disk, masterKey: Uint8Array): Promise<boolean> {
  const bytes = (await disk.read('keys.slots')) ?? new Uint8Array(0)
  const { found, unreadable } = readSlots(bytes, masterKey)
  return unreadable === 0 || found.size > 0
}

type Slots = {
  readonly found: Map<KeyId, Uint8Array>
  readonly at: Map<KeyId, number>
  readonly free: number[]
  count: number
  unreadable: number
}

function readSlots(bytes: Uint8Array, masterKey: Uint8Array): Slots {
  const slots: Slots = { found: new Map(), at: new Map(), free: [], count: 0, unreadable: 0 }
  // A last slot cut short by a power cut was never acknowledged: it is written over.
  slots.count = Math.floor(bytes.length / slotBytes)
  for (let slot = slots.count - 1; slot >= 0; slot--) {
    const piece = bytes.subarray(slot * slotBytes, (slot + 1) * slotBytes)
    if (piece[0] !== 1) {
      slots.free.push(slot)
      continue
    }
    const id = Buffer.from(piece.subarray(1, wrappedAt)).toString('hex') as KeyId
    const key = openWith(masterKey, piece.subarray(wrappedAt, wrappedAt + wrappedBytes), aad(id))
    if (key === undefined) {
      slots.unreadable += 1
      continue
    }
    slots.found.set(id, key)
    slots.at.set(id, slot)
  }
  return slots
}

/** Adds a block of free slots and takes its first. They reach the file when they are used. */
function grow(slots: Slots): number {
  const first = slots.count
  slots.count += blockSlots
  for (let slot = slots.count - 1; slot > first; slot--) slots.free.push(slot)
  return first
}

function liveSlot(id: KeyId, key: Uint8Array, masterKey: Uint8Array): Uint8Array {
  const slot = randomBytes(slotBytes)
  slot[0] = 1
  slot.set(Buffer.from(id, 'hex'), 1)
  slot.set(sealWith(masterKey, key, aad(id)), wrappedAt)
  return slot
}

async function wipeSlot(file: SlotFile, slot: number): Promise<void> {
  await file.writeAt(slot * slotBytes, noise())
}

function noise(): Uint8Array {
  const bytes = randomBytes(slotBytes)
  bytes[0] = 0
  return bytes
}

function aad(id: KeyId): string {
  return `gatehouse/key/${id}`
}
