import type { KeyId } from '../basics/ids.ts'
import type { Disk, SlotFile } from './disk.ts'
import { DocumentDamaged } from './durable-adapter.ts'
import { HashTable, hashBytes } from './hash-table.ts'
import type { Keys } from './keys.ts'
import { itemsPerTurn, otherWork } from './shuffle.ts'

export type KeyedSetPlace = {
  readonly disk: Disk
  /** For example `lists/do-not-call.slots`. */
  readonly path: string
  readonly keys: Keys
  /** A data key used for nothing else. Destroying it makes the set say nothing about anybody (G6). */
  readonly key: KeyId
  /** A new set: only then may the file be missing. A lost list must never look like an empty one. */
  readonly fresh?: boolean
}

/**
 * A set of numbers known only by their keyed hash, in fixed slots placed by hash: neither the file nor its order
 * tells when, or from which case, a number came in.
 */
export type KeyedSet = {
  has(number: string): boolean
  /** `has` knows the numbers at once; resolves when they are on disk. Many at once are written together. */
  add(numbers: readonly string[]): Promise<void>
  size(): number
  close(): Promise<void>
}

/** Throws `DocumentDamaged` when the file is missing and not `fresh`, or its length is wrong. */
export async function openKeyedSet(place: KeyedSetPlace): Promise<KeyedSet> {
  const { disk, path, fresh } = place
  await disk.makeDir(path.slice(0, path.lastIndexOf('/')))
  const bytes = await disk.read(path)
  if (bytes === undefined && fresh !== true) throw new DocumentDamaged(path, 'It is missing.')
  const table = new HashTable(bytes ?? HashTable.emptyBytes())
  if (!table.sound) throw new DocumentDamaged(path, 'It was cut short.')
  if (bytes === undefined) await disk.replace(path, table.bytes)
  return new OpenSet(place, table, await disk.slots(path))
}

/** Up to this many new hashes are written in place, one slot each; more are written as a whole new file. */
const fewInPlace = 200

class OpenSet implements KeyedSet {
  readonly #place: KeyedSetPlace
  /** Hashes that are known and not in the table yet, in hex. */
  readonly #coming = new Set<string>()
  #table: HashTable
  #file: SlotFile
  #lastWrite: Promise<void> = Promise.resolve()

  constructor(place: KeyedSetPlace, table: HashTable, file: SlotFile) {
    this.#place = place
    this.#table = table
    this.#file = file
  }

  has(number: string): boolean {
    const hash = this.#hash(number)
    return this.#coming.has(hash) || this.#table.has(Buffer.from(hash, 'hex'))
  }

  async add(numbers: readonly string[]): Promise<void> {
    const hashes: string[] = []
    for (const [index, number] of numbers.entries()) {
      const hash = this.#hash(number)
      hashes.push(hash)
      this.#coming.add(hash)
      if (index % itemsPerTurn === itemsPerTurn - 1) await otherWork()
    }
    // One at a time, and after a failure never again: what is on disk is then unknown until the next start.
    this.#lastWrite = this.#lastWrite.then(() => this.#insert(hashes))
    return this.#lastWrite
  }

  size(): number {
    return this.#table.count
  }

  async close(): Promise<void> {
    await this.#lastWrite.catch(() => undefined)
    await this.#file.close()
  }

  async #insert(hashes: readonly string[]): Promise<void> {
    const placed = new Set<number>()
    let grown = false
    for (const [index, hash] of hashes.entries()) {
      if (this.#table.full) {
        this.#table = await this.#table.doubled()
        grown = true
      }
      const bytes = Buffer.from(hash, 'hex')
      this.#table.put(bytes)
      // Also what is there: after a sync that failed, it may be there for this system alone.
      for (const place of this.#table.wayTo(bytes)) placed.add(place)
      if (index % itemsPerTurn === itemsPerTurn - 1) await otherWork()
    }
    if (grown || hashes.length > fewInPlace) await this.#writeAll()
    else await this.#write([...placed])
    for (const hash of hashes) this.#coming.delete(hash)
  }

  #hash(number: string): string {
    const hash = this.#place.keys.hash(this.#place.key, number)
    if (hash === undefined) throw new Error(`The key of ${this.#place.path} is destroyed.`)
    return hash.slice(0, hashBytes * 2)
  }

  async #write(placed: readonly number[]): Promise<void> {
    for (const place of placed) {
      const at = place * hashBytes
      await this.#file.writeAt(at, this.#table.bytes.subarray(at, at + hashBytes))
    }
    if (placed.length > 0) await this.#file.datasync()
  }

  async #writeAll(): Promise<void> {
    const { disk, path } = this.#place
    await disk.replace(path, this.#table.bytes)
    await this.#file.close()
    this.#file = await disk.slots(path)
  }
}
