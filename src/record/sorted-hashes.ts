import { sha256, sha256Bytes } from '../basics/hash.ts'
import { itemsPerTurn, otherWork } from './shuffle.ts'
import { sortInTurns } from './sort-in-turns.ts'

/** Hashed at once before other work gets its turn: a few milliseconds. */
const bytesPerTurn = 1024 * 1024
const entryBytes = 8

/** Bits of a keyed hash that are kept: a list of 5,000,000 takes a stranger for one of its own once in 900 million. */
export const shortHashBits = 52

/** The first 52 bits of a hash in hex, as a whole number. */
export function shortHash(hex: string): number {
  return Number.parseInt(hex.slice(0, shortHashBits / 4), 16)
}

/**
 * A long list that comes in whole: short hashes in ascending order, each once, 8 bytes each, in memory as on disk. What
 * was added last cannot be told from what was added first.
 */
export class SortedHashes {
  readonly #hashes: Float64Array

  private constructor(hashes: Float64Array) {
    this.#hashes = hashes
  }

  get size(): number {
    return this.#hashes.length
  }

  /** Bytes in memory, and on disk. */
  get bytes(): Uint8Array {
    const { buffer, byteOffset, byteLength } = this.#hashes
    return new Uint8Array(buffer, byteOffset, byteLength)
  }

  /** The same number of steps whether it is there or not. */
  has(hash: number): boolean {
    const hashes = this.#hashes
    let from = 0
    let to = hashes.length
    while (from < to) {
      const middle = (from + to) >>> 1
      if ((hashes[middle] ?? 0) < hash) from = middle + 1
      else to = middle
    }
    return hashes[from] === hash
  }

  /** SHA-256 over the SHA-256 of each piece, hex: by it a list that was spoiled is found out. */
  async digest(): Promise<string> {
    const pieces: Uint8Array[] = []
    const { bytes } = this
    for (let at = 0; at < bytes.length; at += bytesPerTurn) {
      pieces.push(sha256Bytes(bytes.subarray(at, at + bytesPerTurn)))
      await otherWork()
    }
    return sha256(Buffer.concat(pieces))
  }

  /** Undefined when the length is not one of whole entries, or they are not in order. */
  static async read(bytes: Uint8Array): Promise<SortedHashes | undefined> {
    if (bytes.length % entryBytes !== 0) return undefined
    const own = new Uint8Array(bytes.length)
    own.set(bytes)
    const hashes = new Float64Array(own.buffer)
    let before = -1
    for (const [index, hash] of hashes.entries()) {
      if (!(hash > before)) return undefined
      before = hash
      if (index % (64 * itemsPerTurn) === 0) await otherWork()
    }
    return new SortedHashes(hashes)
  }

  /** What was gathered, and besides it everything in `before`. */
  static async of(gathered: GatheredHashes, before?: SortedHashes): Promise<SortedHashes> {
    const all = new Float64Array(gathered.size + (before?.size ?? 0))
    gathered.copyInto(all)
    if (before) all.set(before.#hashes, gathered.size)
    const sorted = await sortInTurns(all)
    return new SortedHashes(await eachOnce(sorted))
  }
}

async function eachOnce(sorted: Float64Array): Promise<Float64Array> {
  let count = 0
  for (let at = 0; at < sorted.length; at++) {
    if (at % (64 * itemsPerTurn) === 0) await otherWork()
    if (at > 0 && sorted[at] === sorted[at - 1]) continue
    sorted[count] = sorted[at] ?? 0
    count += 1
  }
  return sorted.slice(0, count)
}

/** Short hashes on their way into a list, in the order in which they come. */
export class GatheredHashes {
  #hashes = new Float64Array(1024)
  #count = 0

  add(hash: number): void {
    if (this.#count === this.#hashes.length) {
      const larger = new Float64Array(this.#count * 2)
      larger.set(this.#hashes)
      this.#hashes = larger
    }
    this.#hashes[this.#count] = hash
    this.#count += 1
  }

  get size(): number {
    return this.#count
  }

  copyInto(all: Float64Array): void {
    all.set(this.#hashes.subarray(0, this.#count))
  }
}
