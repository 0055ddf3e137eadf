import { randomBytes, randomInt } from 'node:crypto'
import type { ToldAttempt } from '../facts/told-attempt.ts'
import { openWith, sealingBytes, sealWith } from './aes-gcm.ts'
import type { Disk, SlotFile } from './disk.ts'
import type { KeyReader } from './keys.ts'
import { pad, unpad } from './padded.ts'

/** One day of the enquiry index, in `enquiry/<day>.slots`: what may be told of calls, by keyed hash of a number. */
export type EnquiryDay = {
  /** Resolves when it is on disk. What is there already is not written twice. */
  add(number: string, attempt: ToldAttempt): Promise<void>
  /** What there is under a number, in no order. */
  of(number: string): readonly ToldAttempt[]
  close(): Promise<void>
}

export type EnquiryDayPlace = {
  readonly disk: Disk
  readonly keys: KeyReader
  /** `2026-11-24`, and the key of that day, used for nothing else. */
  readonly day: string
  readonly key: Parameters<KeyReader['hash']>[0]
}

export const enquiryFolder = 'enquiry'

/** A live slot is `1 | hash of the number (16) | sealed attempt`; a free one is `0 | random`. */
const slotBytes = 512
const hashBytes = 16
const sealedAt = 1 + hashBytes
const plainBytes = slotBytes - sealedAt - sealingBytes
/** The file grows by this many slots at once, and a slot is chosen by chance: neither tells when. */
const blockSlots = 256
/** More supervisors on one call than any room has; what does not fit is left out. */
const mostEntered = 6

export function enquiryPath(day: string): string {
  return `${enquiryFolder}/${day}.slots`
}

/**
 * Opens a day, new or not. A file that is missing is a day on which nothing was written yet: whoever asks is told less,
 * and nobody is called because of it. Throws when the key of the day is not there.
 */
export async function openEnquiryDay(place: EnquiryDayPlace): Promise<EnquiryDay> {
  const { disk, day } = place
  await disk.makeDir(enquiryFolder)
  const bytes = (await disk.read(enquiryPath(day))) ?? new Uint8Array()
  return new OpenDay(place, await disk.slots(enquiryPath(day)), bytes)
}

class OpenDay implements EnquiryDay {
  readonly #place: EnquiryDayPlace
  readonly #file: SlotFile
  readonly #slots = new Map<string, number[]>()
  readonly #free: number[] = []
  #count: number
  #lastWrite: Promise<void> = Promise.resolve()

  constructor(place: EnquiryDayPlace, file: SlotFile, bytes: Uint8Array) {
    this.#place = place
    this.#file = file
    this.#count = Math.floor(bytes.length / slotBytes)
    for (let slot = 0; slot < this.#count; slot++) {
      const piece = bytes.subarray(slot * slotBytes, slot * slotBytes + sealedAt)
      if (piece[0] === 1) this.#remember(Buffer.from(piece.subarray(1)).toString('hex'), slot)
      else this.#free.push(slot)
    }
  }

  async add(number: string, attempt: ToldAttempt): Promise<void> {
    // One at a time, and after a failure never again: what is on disk is then unknown until the next start.
    this.#lastWrite = this.#lastWrite.then(() => this.#write(number, attempt))
    return this.#lastWrite
  }

  of(number: string): readonly ToldAttempt[] {
    return this.#found(number).map(({ text }) => JSON.parse(text) as ToldAttempt)
  }

  async close(): Promise<void> {
    await this.#lastWrite.catch(() => undefined)
    await this.#file.close()
  }

  async #write(number: string, attempt: ToldAttempt): Promise<void> {
    const { from, until, n, outcome, agent, entered } = attempt
    const kept = { from, until, n, outcome, agent, entered: entered.slice(0, mostEntered) }
    const text = JSON.stringify(kept)
    const known = this.#found(number).find((one) => one.text === text)
    // What a process wrote that was killed, or whose sync failed, can be read and is on no disk: written again, it is.
    if (known) return this.#put(known.slot, this.#file.readAt(known.slot * slotBytes, slotBytes))
    if (this.#free.length === 0) await this.#grow()
    const [slot = 0] = this.#free.splice(randomInt(this.#free.length), 1)
    const key = this.#contentKey(number)
    const sealed = sealWith(key, pad(Buffer.from(text), plainBytes), this.#aad())
    key.fill(0)
    const name = this.#name(number)
    const live = Buffer.concat([Buffer.from([1]), Buffer.from(name, 'hex'), sealed])
    await this.#put(slot, live)
    this.#remember(name, slot)
  }

  async #put(slot: number, bytes: Uint8Array): Promise<void> {
    await this.#file.writeAt(slot * slotBytes, bytes)
    await this.#file.datasync()
  }

  /** What each slot of a number holds, as it was written. */
  #found(number: string): readonly { readonly slot: number; readonly text: string }[] {
    const key = this.#contentKey(number)
    const slots = this.#slots.get(this.#name(number)) ?? []
    const found = slots.flatMap((slot) => {
      const sealed = this.#file.readAt(slot * slotBytes + sealedAt, slotBytes - sealedAt)
      const opened = openWith(key, sealed, this.#aad())
      return opened ? [{ slot, text: Buffer.from(unpad(opened)).toString('utf8') }] : []
    })
    key.fill(0)
    return found
  }

  async #grow(): Promise<void> {
    const block = randomBytes(blockSlots * slotBytes)
    for (let slot = 0; slot < blockSlots; slot++) block[slot * slotBytes] = 0
    await this.#file.writeAt(this.#count * slotBytes, block)
    for (let slot = 0; slot < blockSlots; slot++) this.#free.push(this.#count + slot)
    this.#count += blockSlots
  }

  #remember(name: string, slot: number): void {
    this.#slots.set(name, [...(this.#slots.get(name) ?? []), slot])
  }

  #name(number: string): string {
    return this.#hash(number).slice(0, hashBytes * 2)
  }

  /** Comes out of the number itself: whoever has the key of the day and no number reads nothing. */
  #contentKey(number: string): Buffer {
    return Buffer.from(this.#hash(`${number} told`), 'hex')
  }

  #hash(content: string): string {
    const { keys, key, day } = this.#place
    const hash = keys.hash(key, content)
    if (hash === undefined) throw new Error(`The key of ${enquiryPath(day)} is destroyed.`)
    return hash
  }

  #aad(): string {
    return `gatehouse/enquiry/${this.#place.day}`
  }
}
