import { itemsPerTurn, otherWork } from './shuffle.ts'

export const hashBytes = 16
const smallest = 64
const nothing = Buffer.alloc(hashBytes)

/**
 * Hashes of 16 bytes in one buffer, each at the place its own first bytes name or the next free one after it; at
 * most half the places are taken. The buffer is the file, byte for byte.
 */
export class HashTable {
  readonly bytes: Buffer
  readonly #places: number
  #count = 0

  static emptyBytes(): Uint8Array {
    return new Uint8Array(smallest * hashBytes)
  }

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes)
    this.#places = Math.floor(bytes.length / hashBytes)
    for (let place = 0; place < this.#places; place++)
      if (!this.#at(place).equals(nothing)) this.#count += 1
  }

  /** Whether the length is one this class writes: a power of two, and no half place. */
  get sound(): boolean {
    const whole = this.#places * hashBytes === this.bytes.length
    return whole && this.#places >= smallest && (this.#places & (this.#places - 1)) === 0
  }

  get count(): number {
    return this.#count
  }

  get full(): boolean {
    return this.#count * 2 >= this.#places
  }

  has(hash: Uint8Array): boolean {
    return this.#at(this.#placeOf(hash)).equals(hash)
  }

  /** Nothing changes when it was there. */
  put(hash: Uint8Array): void {
    const place = this.#placeOf(hash)
    if (!this.#at(place).equals(hash)) this.#count += 1
    this.bytes.set(hash, place * hashBytes)
  }

  /**
   * The places from its own to the one where it stands. It is found through all of them: were one of the others free, it
   * would not be.
   */
  wayTo(hash: Uint8Array): readonly number[] {
    const own = this.#ownPlace(hash)
    const steps = (this.#placeOf(hash) - own + this.#places) % this.#places
    return Array.from({ length: steps + 1 }, (_, step) => (own + step) % this.#places)
  }

  /** The same hashes with twice the room. */
  async doubled(): Promise<HashTable> {
    const larger = new HashTable(new Uint8Array(this.bytes.length * 2))
    for (let place = 0; place < this.#places; place++) {
      const hash = this.#at(place)
      if (!hash.equals(nothing)) larger.put(hash)
      if (place % itemsPerTurn === itemsPerTurn - 1) await otherWork()
    }
    return larger
  }

  /** Where the hash is, or the free place where it belongs. */
  #placeOf(hash: Uint8Array): number {
    let place = this.#ownPlace(hash)
    for (;;) {
      const there = this.#at(place)
      if (there.equals(nothing) || there.equals(hash)) return place
      place = (place + 1) % this.#places
    }
  }

  #ownPlace(hash: Uint8Array): number {
    return Buffer.from(hash).readUInt32BE(0) % this.#places
  }

  #at(place: number): Buffer {
    return this.bytes.subarray(place * hashBytes, (place + 1) * hashBytes)
  }
}
