import { randomUUID } from 'node:crypto'
import type { Disk } from '../record/disk.ts'

/** A file that came with a form, and lies on the disk until it is forgotten. */
export type Upload = {
  readonly size: number
  /** From its beginning, as often as it is asked for. */
  bytes(): AsyncIterable<Uint8Array>
  /** Takes it off the disk. Done again it does nothing. */
  forget(): Promise<void>
}

const folder = 'incoming'
const pieceBytes = 256 * 1024

/**
 * Files on their way in that are too long to be held in memory: only sealed ones, which nobody here can read. None outlives
 * the process that took it: what a crash left is taken away before the next one comes.
 */
export class Uploads {
  readonly #disk: Disk
  #ready: Promise<void> | undefined

  constructor(disk: Disk) {
    this.#disk = disk
  }

  /** Writes it down as it comes. Undefined, and nothing is kept, when it is longer than `most` bytes. */
  async keep(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Upload | undefined> {
    this.#ready ??= this.#begin()
    await this.#ready
    const path = `${folder}/${randomUUID()}`
    const forget = () => this.#disk.remove(path)
    try {
      const size = await this.#write(path, bytes, most)
      if (size === undefined) await forget()
      return size === undefined ? undefined : { size, bytes: () => this.#read(path), forget }
    } catch (cause) {
      await forget()
      throw cause
    }
  }

  async #begin(): Promise<void> {
    await this.#disk.makeDir(folder)
    for (const name of await this.#disk.list(folder)) await this.#disk.remove(`${folder}/${name}`)
  }

  async #write(path: string, bytes: AsyncIterable<Uint8Array>, most: number) {
    const file = await this.#disk.slots(path)
    let size = 0
    try {
      for await (const piece of bytes) {
        if (size + piece.length > most) return undefined
        await file.writeAt(size, piece)
        size += piece.length
      }
      return size
    } finally {
      await file.close()
    }
  }

  async *#read(path: string): AsyncGenerator<Uint8Array> {
    const file = await this.#disk.slots(path)
    try {
      for (let at = 0; at < file.size(); at += pieceBytes) yield file.readAt(at, pieceBytes)
    } finally {
      await file.close()
    }
  }
}
