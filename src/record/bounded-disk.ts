import type { Clock } from '../basics/clock.ts'
import { second } from '../basics/instant.ts'
import type { AppendFile, Disk, SlotFile } from './disk.ts'

/** What a disk may take for one small write or sync before the box goes on without it. */
export const longestWrite = 5 * second

/** A whole file is given this much longer for each MiB of it. */
const longerPerMebibyte = second

/** The process may have stood still and not the disk: what has come meanwhile is seen within this. */
const lastLook = second / 10

/** The disk has neither done what it was asked nor said that it cannot. */
export class DiskSilent extends Error {
  readonly code = 'DISK_SILENT'

  constructor(path: string) {
    super(`The disk has not answered for ${longestWrite / second} seconds, asked to write ${path}.`)
  }
}

/**
 * A disk that hangs keeps everybody waiting for ever, where one that fails would be told of. So nothing that is written
 * here is waited for longer than `longestWrite`; then it fails with `DiskSilent`, and so does everything that is asked
 * until the disk has answered all it was asked before: nothing can arrive late under a file that was opened again.
 * Reading is not bounded. Closing never waits for a disk that is silent.
 */
export function boundDisk(disk: Disk, clock: Clock): Disk {
  const wait = new Waiting(clock)
  const { bounded } = wait
  return {
    read: (path) => wait.refusing(path, () => disk.read(path)),
    list: (dir) => wait.refusing(dir, () => disk.list(dir)),
    append: async (path) => boundAppend(wait, path, await bounded(path, () => disk.append(path))),
    slots: async (path) => boundSlots(wait, path, await bounded(path, () => disk.slots(path))),
    replace: (path, bytes) =>
      bounded(path, () => disk.replace(path, bytes), (bytes.length / 2 ** 20) * longerPerMebibyte),
    remove: (path) => bounded(path, () => disk.remove(path)),
    makeDir: (path) => bounded(path, () => disk.makeDir(path)),
  }
}

class Waiting {
  readonly #clock: Clock
  /** Asked and given up, and not answered yet. */
  readonly #silent = new Set<Promise<unknown>>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  readonly refusing = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
    if (this.#silent.size > 0) throw new DiskSilent(path)
    return work()
  }

  readonly bounded = async <T>(path: string, work: () => Promise<T>, longer = 0): Promise<T> => {
    const done = this.refusing(path, work)
    let cancel = () => {}
    const late = new Promise<never>((_, reject) => {
      const giveUp = () => {
        this.#silent.add(done)
        reject(new DiskSilent(path))
      }
      cancel = this.#clock.after(longestWrite + longer, () => {
        cancel = this.#clock.after(lastLook, giveUp)
      })
    })
    const answered = () => {
      cancel()
      this.#silent.delete(done)
    }
    done.then(answered, answered)
    return Promise.race([done, late])
  }

  async close(file: { close(): Promise<void> }): Promise<void> {
    const closed = file.close()
    if (this.#silent.size === 0) return closed
    // It is closed when the disk has answered; whoever opens the folder again has waited for that, too.
    closed.catch(() => undefined)
  }
}

function boundAppend(wait: Waiting, path: string, file: AppendFile): AppendFile {
  return {
    write: (bytes) => wait.bounded(path, () => file.write(bytes)),
    datasync: () => wait.bounded(path, () => file.datasync()),
    size: () => file.size(),
    truncate: (size) => wait.bounded(path, () => file.truncate(size)),
    close: () => wait.close(file),
  }
}

function boundSlots(wait: Waiting, path: string, file: SlotFile): SlotFile {
  return {
    readAt: (offset, length) => file.readAt(offset, length),
    writeAt: (offset, bytes) => wait.bounded(path, () => file.writeAt(offset, bytes)),
    datasync: () => wait.bounded(path, () => file.datasync()),
    size: () => file.size(),
    close: () => wait.close(file),
  }
}
