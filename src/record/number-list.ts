import { hkdfSync } from 'node:crypto'
import { keyedHash, sha256Bytes } from '../basics/hash.ts'
import type { SampleId } from '../basics/ids.ts'
import { sortInTurns } from './sort-in-turns.ts'

/**
 * Every number of a client's file, each once, in no order that matters. As whole numbers, eight bytes each: a million
 * must fit. `forget` when done: it is the whole list in clear.
 */
export class NumberList {
  #numbers = new Float64Array(1024)
  #count = 0

  /** E.164, at most 15 digits, so that it is exact as a whole number. */
  add(e164: string): void {
    if (this.#count === this.#numbers.length) {
      const larger = new Float64Array(this.#count * 2)
      larger.set(this.#numbers)
      this.#numbers.fill(0)
      this.#numbers = larger
    }
    this.#numbers[this.#count] = Number(e164.slice(1))
    this.#count += 1
  }

  get size(): number {
    return this.#count
  }

  *numbers(): Generator<string> {
    for (const number of this.#numbers.subarray(0, this.#count)) yield `+${number}`
  }

  /** SHA-256 over the sorted list: the same for every file with the same numbers, sealed or raw, in any order. */
  async digest(): Promise<Uint8Array> {
    const sorted = await sortInTurns(this.#numbers.slice(0, this.#count))
    const bytes = new Uint8Array(sorted.buffer, sorted.byteOffset, sorted.byteLength)
    const digest = sha256Bytes(bytes)
    sorted.fill(0)
    return digest
  }

  forget(): void {
    this.#numbers.fill(0)
    this.#count = 0
  }
}

/**
 * The key under which the numbers of one sample are hashed. It comes out of the client's list itself and is kept nowhere:
 * whoever holds every file of this box, and every backup, and tries every number there is, still lacks it (G6).
 */
export function listKey(digest: Uint8Array, sample: SampleId): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', digest, '', `gatehouse/cases/${sample}`, 32))
}

export const numberHashBytes = 16

/** Never zero in all bytes, for practical purposes; 16 bytes of HMAC-SHA-256. */
export function numberHash(key: Uint8Array, number: string): Buffer {
  return Buffer.from(keyedHash(key, number).slice(0, numberHashBytes * 2), 'hex')
}
