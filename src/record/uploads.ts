import { randomUUID } from 'node:crypto'
import type { Disk, SlotFile } from './disk.ts'

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
 * the process that took it: what a crash left is taken away when the next one starts.
 */
export class Uploads {
  readonly #disk: Disk
  #ready: Promise<void> | undefined

  constructor(disk: Disk) {
    this.#disk = disk
  }

  /** Takes away what an earlier process left. Done again it does nothing, so that no file of this one is lost. */
  clear(): Promise<void> {
    this.#ready ??= this.#clear()
    return this.#ready
  }

  /** Writes it down as it comes. Undefined, and nothing is kept, when it is longer than `most` bytes. */
  async keep(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Upload | undefined> {
    const growing = await this.begin()
    try {
      for await (const piece of bytes) {
        if (growing.size + piece.length > most) {
          await growing.forget()
          return undefined
        }
        await growing.add(piece)
      }
      return await growing.whole()
    } catch (cause) {
      await growing.forget()
      throw cause
    }
  }

  /** A file that comes piece by piece. */
  async begin(): Promise<GrowingUpload> {
    await this.clear()
    const path = `${folder}/${randomUUID()}`
    await this.#disk.makeDir(folder)
    return new GrowingUpload(this.#disk, path, await this.#disk.slots(path))
  }

  async #clear(): Promise<void> {
    for (const name of await this.#disk.list(folder)) await this.#disk.remove(`${folder}/${name}`)
  }
}

/** One piece after the other: each is written before the next is added. */
export class GrowingUpload {
  readonly #disk: Disk
  readonly #path: string
  readonly #file: SlotFile
  #isOpen = true
  size = 0

  constructor(disk: Disk, path: string, file: SlotFile) {
    this.#disk = disk
    this.#path = path
    this.#file = file
  }

  async add(piece: Uint8Array): Promise<void> {
    await this.#file.writeAt(this.size, piece)
    this.size += piece.length
  }

  async whole(): Promise<Upload> {
    await this.#close()
    return { size: this.size, bytes: () => this.#read(), forget: () => this.forget() }
  }

  async forget(): Promise<void> {
    await this.#close()
    await this.#disk.remove(this.#path)
  }

  async #close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    await this.#file.close()
  }

  async *#read(): AsyncGenerator<Uint8Array> {
    const file = await this.#disk.slots(this.#path)
    try {
      for (let at = 0; at < file.size(); at += pieceBytes) yield file.readAt(at, pieceBytes)
    } finally {
      await file.close()
    }
  }
}
