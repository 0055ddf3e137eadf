import type { Change } from './platter.ts'

/**
 * The bytes of a file. Twins share them until one of the two changes, and room is kept behind the end: a test makes
 * thousands of disks out of one, and most files of most of them are never touched.
 */
export class Content {
  #bytes: Uint8Array
  #own: boolean
  length: number

  constructor(bytes: Uint8Array = new Uint8Array(0), length = bytes.length) {
    this.#bytes = bytes
    this.#own = false
    this.length = length
  }

  twin(): Content {
    this.#own = false
    return new Content(this.#bytes, this.length)
  }

  slice(from = 0, to = this.length): Uint8Array {
    return this.#bytes.slice(from, Math.min(to, this.length))
  }

  change(change: Change): void {
    if (change.do === 'cut') this.resize(change.size)
    else if (change.bytes.length > 0) {
      const end = change.at + change.bytes.length
      if (end > this.length) this.resize(end)
      this.#roomFor(this.length)
      this.#bytes.set(change.bytes, change.at)
    }
  }

  /** Longer by zeros, as a hole in a file reads. */
  resize(length: number): void {
    const before = this.length
    if (length > before) {
      this.#roomFor(length)
      this.#bytes.fill(0, before, length)
    }
    this.length = length
  }

  #roomFor(length: number): void {
    if (this.#own && length <= this.#bytes.length) return
    const room = length > this.#bytes.length ? 2 * length : this.#bytes.length
    const bytes = new Uint8Array(room)
    bytes.set(this.#bytes.subarray(0, this.length))
    this.#bytes = bytes
    this.#own = true
  }
}
