import { randomBytes, randomInt } from 'node:crypto'
import type { KeyId } from '../basics/ids.ts'
import type { KeptInterview } from '../calls/kept-interview.ts'
import { sealingBytes } from './aes-gcm.ts'
import type { Disk, SlotFile } from './disk.ts'
import type { KeyReader } from './keys.ts'
import { pad, unpad } from './padded.ts'

/** What was said, padded to one length: what lies here tells nothing of how far an interview had come. */
export const keptBytes = 16_384

/**
 * `kept/answers.slots`: slots of one length. A live slot is `1 | key id (16) | what was said, sealed under that key |
 * random`; a free one is `0 | random`. In no backup.
 */
export const keptPath = 'kept/answers.slots'
const idBytes = 16
const sealedAt = 1 + idBytes
const sealedLength = keptBytes + sealingBytes
export const keptSlotBytes = 16_896
/** The file grows by this many slots, all of them random bytes. */
const blockSlots = 32

/** What people said before they asked to be called later, each under a key of its own. */
export type KeptAnswers = {
  /** Resolves when it is on disk; the same key again adds nothing. */
  put(key: KeyId, said: KeptInterview): Promise<void>
  /** Undefined when nothing is there, or its key is gone. */
  read(key: KeyId): KeptInterview | undefined
  /** Overwrites every other slot with random bytes, durable. */
  keepOnly(keys: ReadonlySet<KeyId>): Promise<void>
  close(): Promise<void>
}

/** The file is made with the first that is kept. */
export async function openKeptAnswers(disk: Disk, keys: KeyReader): Promise<KeptAnswers> {
  const there = (await disk.list('kept')).length > 0
  const kept = new KeptSlots(disk, keys)
  if (there) await kept.open()
  return kept
}

class KeptSlots implements KeptAnswers {
  readonly #disk: Disk
  readonly #keys: KeyReader
  #file: SlotFile | undefined
  readonly #at = new Map<KeyId, number>()
  readonly #free: number[] = []

  constructor(disk: Disk, keys: KeyReader) {
    this.#disk = disk
    this.#keys = keys
  }

  async open(): Promise<SlotFile> {
    if (this.#file) return this.#file
    await this.#disk.makeDir('kept')
    const file = await this.#disk.slots(keptPath)
    const count = Math.floor(file.size() / keptSlotBytes)
    const again = file.readAt(0, count * keptSlotBytes)
    for (let slot = 0; slot < count; slot++) {
      const head = again.subarray(slot * keptSlotBytes, slot * keptSlotBytes + sealedAt)
      if (head[0] === 1) this.#at.set(idOf(head), slot)
      else {
        this.#free.push(slot)
        again.set(noise(), slot * keptSlotBytes)
      }
    }
    if (count > 0) {
      // What a killed process wrote, or a sync that failed has lost, can be read and is on no disk: written again, it is.
      await file.writeAt(0, again)
      await file.datasync()
    }
    this.#file = file
    return file
  }

  async put(key: KeyId, said: KeptInterview): Promise<void> {
    const known = this.#at.get(key)
    const file = await this.open()
    // What a power cut tore is there by its name alone: it is written again.
    if (known !== undefined && this.read(key) !== undefined) return
    if (this.#free.length === 0) await this.#grow(file)
    const slot = known ?? this.#free.splice(randomInt(this.#free.length), 1)[0] ?? 0
    const bytes = randomBytes(keptSlotBytes)
    bytes[0] = 1
    bytes.set(Buffer.from(key, 'hex'), 1)
    const content = pad(Buffer.from(JSON.stringify(said)), keptBytes)
    bytes.set(this.#keys.sealBytes(key, content, aad(key)), sealedAt)
    await file.writeAt(slot * keptSlotBytes, bytes)
    await file.datasync()
    this.#at.set(key, slot)
  }

  read(key: KeyId): KeptInterview | undefined {
    const slot = this.#at.get(key)
    if (slot === undefined || !this.#file) return undefined
    const sealed = this.#file.readAt(slot * keptSlotBytes + sealedAt, sealedLength)
    const opened = this.#keys.openBytes(key, sealed, aad(key))
    if (!opened.ok) return undefined
    return JSON.parse(Buffer.from(unpad(opened.value)).toString('utf8')) as KeptInterview
  }

  async keepOnly(keys: ReadonlySet<KeyId>): Promise<void> {
    const gone = [...this.#at].filter(([key]) => !keys.has(key))
    if (gone.length === 0 || !this.#file) return
    for (const [, slot] of gone) await this.#file.writeAt(slot * keptSlotBytes, noise())
    await this.#file.datasync()
    for (const [key, slot] of gone) {
      this.#at.delete(key)
      this.#free.push(slot)
    }
  }

  async close(): Promise<void> {
    await this.#file?.close()
  }

  async #grow(file: SlotFile): Promise<void> {
    const first = Math.floor(file.size() / keptSlotBytes)
    const block = Buffer.concat(Array.from({ length: blockSlots }, noise))
    await file.writeAt(first * keptSlotBytes, block)
    await file.datasync()
    for (let slot = first; slot < first + blockSlots; slot++) this.#free.push(slot)
  }
}

function noise(): Uint8Array {
  const bytes = randomBytes(keptSlotBytes)
  bytes[0] = 0
  return bytes
}

function idOf(head: Uint8Array): KeyId {
  return Buffer.from(head.subarray(1, sealedAt)).toString('hex') as KeyId
}

function aad(key: KeyId): string {
  return `gatehouse/kept/${key}`
}
