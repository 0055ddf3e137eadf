import type { AppendFile, Disk, SlotFile } from './disk.ts'

export type FencedDisk = {
  readonly disk: Disk
  /**
   * From now on nothing reaches the disk through here: what is under way is waited for, files left open are closed,
   * and anything asked later fails. So whoever opens the folder next reads what no late write can change.
   */
  shut(): Promise<void>
  /**
   * For the one who opens the folder next, after a failure: takes off the end of every journal what was written and
   * never synced. Nobody was told that it was saved, and a failed sync leaves bytes that only seem to be on the disk.
   */
  cutUnsynced(): Promise<void>
}

type Closable = { close(): Promise<void> }

/** One opening of the data folder: everything that one box does to its files, until it is shut. */
export function fenceDisk(disk: Disk): FencedDisk {
  const fence = new Fence()
  const { pass } = fence
  return {
    disk: {
      read: (path) => pass(() => disk.read(path)),
      append: async (path) => {
        const file = await fence.opening(() => disk.append(path))
        fence.synced.set(path, file.size())
        return fencedAppend(fence, path, file)
      },
      slots: async (path) => fencedSlots(fence, await fence.opening(() => disk.slots(path))),
      replace: (path, bytes) => pass(() => disk.replace(path, bytes)),
      remove: async (path) => {
        await pass(() => disk.remove(path))
        fence.synced.delete(path)
      },
      list: (dir) => pass(() => disk.list(dir)),
      makeDir: (path) => pass(() => disk.makeDir(path)),
    },
    shut: () => fence.shut(),
    cutUnsynced: async () => {
      for (const [path, size] of fence.synced) {
        const file = await disk.append(path)
        try {
          if (file.size() > size) await file.truncate(size)
        } finally {
          await file.close()
        }
      }
    },
  }
}

class Fence {
  readonly #underWay = new Set<Promise<unknown>>()
  readonly #open = new Set<Closable>()
  /** How much of each file that is added to is known to be on the disk. */
  readonly synced = new Map<string, number>()
  #shut = false

  readonly pass = async <T>(work: () => Promise<T>): Promise<T> => {
    this.check()
    const done = work()
    this.#underWay.add(done)
    try {
      return await done
    } finally {
      this.#underWay.delete(done)
    }
  }

  check(): void {
    if (this.#shut) throw new Error('This opening of the data folder is over.')
  }

  opening<F extends Closable>(open: () => Promise<F>): Promise<F> {
    return this.pass(async () => {
      const file = await open()
      this.#open.add(file)
      return file
    })
  }

  /** Closing is allowed when all else is over: a file is let go of once. */
  async close(file: Closable): Promise<void> {
    if (this.#open.delete(file)) await file.close()
  }

  async shut(): Promise<void> {
    this.#shut = true
    await Promise.allSettled(this.#underWay)
    await Promise.allSettled([...this.#open].map((file) => this.close(file)))
  }
}

function fencedAppend(fence: Fence, path: string, file: AppendFile): AppendFile {
  const keeping = (size: number) => fence.synced.set(path, size)
  return {
    write: (bytes) => fence.pass(() => file.write(bytes)),
    datasync: async () => {
      const size = file.size()
      await fence.pass(() => file.datasync())
      keeping(size)
    },
    size: () => file.size(),
    truncate: async (size) => {
      await fence.pass(() => file.truncate(size))
      keeping(size)
    },
    close: () => fence.close(file),
  }
}

function fencedSlots(fence: Fence, file: SlotFile): SlotFile {
  return {
    readAt: (offset, length) => {
      fence.check()
      return file.readAt(offset, length)
    },
    writeAt: (offset, bytes) => fence.pass(() => file.writeAt(offset, bytes)),
    datasync: () => fence.pass(() => file.datasync()),
    size: () => file.size(),
    close: () => fence.close(file),
  }
}
