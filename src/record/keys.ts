import { randomBytes } from 'node:crypto'
import { keyedHash } from '../basics/hash.ts'
import type { KeyId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { openWith, sealWith } from './aes-gcm.ts'
import type { Disk } from './disk.ts'
import { type KeySlots, openKeySlots, readKeySlots } from './key-slots.ts'

export type Unopened = { readonly reason: 'destroyed' | 'tampered' }

/** What a reader of the data folder needs of the data keys. */
export type KeyReader = {
  has(id: KeyId): boolean
  /** Base64. `aad` names what is sealed and where it belongs; the same words open it. Throws without the key. */
  seal(id: KeyId, plaintext: Uint8Array, aad: string): string
  open(id: KeyId, sealed: string, aad: string): Result<Uint8Array, Unopened>
  /** The same as `seal` in bytes: 28 more than the plaintext. */
  sealBytes(id: KeyId, plaintext: Uint8Array, aad: string): Uint8Array
  openBytes(id: KeyId, sealed: Uint8Array, aad: string): Result<Uint8Array, Unopened>
  /** HMAC-SHA-256 hex under the key (G6); undefined when it was destroyed. Give a key to hashing or to sealing, never both. */
  hash(id: KeyId, content: string): string | undefined
}

/** The data keys of the box: AES-256, each in a durable slot before it is given out, gone for good when destroyed. */
export type Keys = KeyReader & {
  /** Resolves when the stock of durable keys is full. */
  ready(): Promise<void>
  /** A new key from stock, at once. It lives when the caller's fact names it. Throws when the stock is empty. */
  take(): KeyId
  /**
   * A new key that no earlier copy of the disk holds, at once: nothing sealed under it may be acknowledged before
   * `freshKeysDurable`. For interviews: a copy from before one must not open what is sealed in it.
   */
  fresh(): KeyId
  /** Resolves when every fresh key is in its slot; undefined when all are. */
  freshKeysDurable(): Promise<unknown> | undefined
  /** At start, for a fresh key whose slot a power cut took: nobody was told of anything sealed under it. */
  makeAgain(id: KeyId): Promise<void>
  /** Nothing opens from this moment; resolves when the slots are overwritten on disk. Unknown ids are no trouble. */
  destroy(ids: readonly KeyId[]): Promise<void>
  /**
   * At start: destroys the keys found in the file that no fact names (stock never used), and tells which of the
   * named ones are not there.
   */
  settle(used: ReadonlySet<KeyId>): Promise<{ readonly missing: readonly KeyId[] }>
  close(): Promise<void>
}

/** More than the seats of the largest room may ask for in one moment: a burst waits for nothing. */
const stockSize = 256
const refillBelow = 192

export async function openKeys(options: {
  readonly disk: Disk
  readonly masterKey: Uint8Array
}): Promise<Keys> {
  return new DataKeys(await openKeySlots(options.disk, options.masterKey))
}

/** The keys that are in the file now, for looking at the folder alone: nothing is added, and nothing destroyed. */
export async function readKeys(disk: Disk, masterKey: Uint8Array): Promise<KeyReader> {
  return new HeldKeys(await readKeySlots(disk, masterKey))
}

class HeldKeys implements KeyReader {
  protected readonly held: Map<KeyId, Uint8Array>

  constructor(keys: ReadonlyMap<KeyId, Uint8Array>) {
    this.held = new Map(keys)
  }

  has(id: KeyId): boolean {
    return this.held.has(id)
  }

  seal(id: KeyId, plaintext: Uint8Array, aad: string): string {
    return Buffer.from(this.sealBytes(id, plaintext, aad)).toString('base64')
  }

  open(id: KeyId, sealed: string, aad: string): Result<Uint8Array, Unopened> {
    return this.openBytes(id, Buffer.from(sealed, 'base64'), aad)
  }

  sealBytes(id: KeyId, plaintext: Uint8Array, aad: string): Uint8Array {
    const key = this.held.get(id)
    if (key === undefined)
      throw new Error(`Data key ${id} is destroyed: nothing can be sealed under it.`)
    return sealWith(key, plaintext, aad)
  }

  openBytes(id: KeyId, sealed: Uint8Array, aad: string): Result<Uint8Array, Unopened> {
    const key = this.held.get(id)
    if (key === undefined) return err({ reason: 'destroyed' })
    const plaintext = openWith(key, sealed, aad)
    return plaintext === undefined ? err({ reason: 'tampered' }) : ok(plaintext)
  }

  hash(id: KeyId, content: string): string | undefined {
    const key = this.held.get(id)
    return key === undefined ? undefined : keyedHash(key, content)
  }
}

class DataKeys extends HeldKeys implements Keys {
  readonly #slots: KeySlots
  readonly #found: readonly KeyId[]
  readonly #stock: KeyId[] = []
  #filling: Promise<void> | undefined
  #fresh: Promise<unknown> | undefined

  constructor(slots: KeySlots) {
    super(slots.found)
    this.#slots = slots
    this.#found = [...slots.found.keys()]
  }

  ready(): Promise<void> {
    if (this.#stock.length >= stockSize) return Promise.resolve()
    this.#filling ??= this.#fill()
    return this.#filling
  }

  take(): KeyId {
    const id = this.#stock.pop()
    if (id === undefined)
      throw new Error('No data key is in stock. Wait for ready() before more is begun.')
    // A refill that fails says so at the next ready(), or as an empty stock; either way nothing is sealed unsafely.
    if (this.#stock.length < refillBelow) this.ready().catch(() => undefined)
    return id
  }

  fresh(): KeyId {
    const id = newId()
    const both = Promise.all([this.#fresh, this.makeAgain(id)])
    this.#fresh = both
    const done = () => {
      if (this.#fresh === both) this.#fresh = undefined
    }
    // A failure is for those who wait for it; without them it must not end the process.
    both.then(done, () => undefined)
    return id
  }

  freshKeysDurable(): Promise<unknown> | undefined {
    return this.#fresh
  }

  async makeAgain(id: KeyId): Promise<void> {
    await this.#put([id])
    await this.#slots.sync()
  }

  async destroy(ids: readonly KeyId[]): Promise<void> {
    for (const id of ids) {
      this.held.get(id)?.fill(0)
      this.held.delete(id)
    }
    for (const id of ids) await this.#slots.wipe(id)
    if (ids.length > 0) await this.#slots.sync()
  }

  async settle(used: ReadonlySet<KeyId>): Promise<{ missing: KeyId[] }> {
    await this.destroy(this.#found.filter((id) => !used.has(id)))
    return { missing: [...used].filter((id) => !this.held.has(id)) }
  }

  async close(): Promise<void> {
    await this.#filling?.catch(() => undefined)
    await this.#slots.close()
  }

  async #fill(): Promise<void> {
    try {
      while (this.#stock.length < stockSize) await this.#addStock(stockSize - this.#stock.length)
    } finally {
      this.#filling = undefined
    }
  }

  async #addStock(count: number): Promise<void> {
    const made = Array.from({ length: count }, newId)
    await this.#put(made)
    await this.#slots.sync()
    this.#stock.push(...made)
  }

  #put(ids: readonly KeyId[]): Promise<void> {
    const made = ids.map((id) => [id, randomBytes(32)] as const)
    for (const [id, key] of made) this.held.set(id, key)
    return this.#slots.put(made)
  }
}

function newId(): KeyId {
  return randomBytes(16).toString('hex') as KeyId
}
