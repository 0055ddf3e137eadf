import type { AppendFile, Disk, SlotFile } from '../../src/record/disk.ts'

export type Trouble = {
  readonly code: 'ENOSPC' | 'EIO'
  /** Where it shows: when bytes are given, or only when they are to be kept. */
  readonly at: 'write' | 'sync'
}

/** A disk that is in trouble for as long as a test says so. What it refuses has not happened. */
export class TroubledDisk implements Disk {
  readonly #disk: Disk
  trouble: Trouble | undefined
  /** How often it has refused. */
  refused = 0

  constructor(disk: Disk) {
    this.#disk = disk
  }

  read(path: string): Promise<Uint8Array | undefined> {
    return this.#disk.read(path)
  }

  list(dir: string): Promise<readonly string[]> {
    return this.#disk.list(dir)
  }

  async append(path: string): Promise<AppendFile> {
    const file = await this.#disk.append(path)
    return {
      ...file,
      write: async (bytes) => {
        this.#refuse('write')
        await file.write(bytes)
      },
      datasync: async () => {
        this.#refuse('sync')
        await file.datasync()
      },
    }
  }

  async slots(path: string): Promise<SlotFile> {
    const file = await this.#disk.slots(path)
    return {
      ...file,
      writeAt: async (offset, bytes) => {
        this.#refuse('write')
        await file.writeAt(offset, bytes)
      },
      datasync: async () => {
        this.#refuse('sync')
        await file.datasync()
      },
    }
  }

  async replace(path: string, bytes: Uint8Array): Promise<void> {
    this.#refuse('write')
    this.#refuse('sync')
    await this.#disk.replace(path, bytes)
  }

  async remove(path: string): Promise<void> {
    await this.#disk.remove(path)
  }

  async makeDir(path: string): Promise<void> {
    await this.#disk.makeDir(path)
  }

  #refuse(at: Trouble['at']): void {
    if (this.trouble?.at !== at) return
    this.refused += 1
    const { code } = this.trouble
    throw Object.assign(new Error(`${code}: as the test says`), { code })
  }
}
