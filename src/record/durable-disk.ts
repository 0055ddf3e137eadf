import { dirname, join, normalize, resolve } from 'node:path'
import type { AppendFile, Disk, SlotFile } from './disk.ts'
import type { OpenFile, OpenFlags, SystemCalls } from './system-calls.ts'

/** Keeps the promises of `Disk` with system calls, in the order that makes them durable. */
export function durableDisk(folder: string, calls: SystemCalls): Disk {
  const root = resolve(folder)
  const at = (path: string): string => inside(root, path)
  const inTurn = oneAtATime()
  return {
    read: (path) => orWhenMissing(calls.readFile(at(path)), undefined),
    append: (path) => openAppend(calls, at(path)),
    slots: (path) => openSlots(calls, at(path)),
    replace: (path, bytes) => inTurn(at(path), () => replaceFile(calls, at(path), bytes)),
    remove: (path) => removeFile(calls, at(path)),
    list: async (dir) => (await orWhenMissing(calls.readFolder(at(dir)), [])).sort(),
    makeDir: (path) => makeFolder(calls, root, at(path)),
  }
}

function inside(root: string, path: string): string {
  const clean = normalize(path)
  if (clean.startsWith('..') || clean.startsWith('/'))
    throw new Error(`The path ${path} leads out of the data folder. Give a path inside it.`)
  return join(root, clean)
}

async function openAppend(calls: SystemCalls, path: string): Promise<AppendFile> {
  const file = await openNamed(calls, path, 'a')
  const once = untilItFails()
  let size = await file.size()
  return {
    write: (bytes) =>
      once(async () => {
        // Counted as written before it is, so that after a failure the size is never too small.
        size += bytes.length
        await writeAll(file, bytes, undefined)
      }),
    datasync: () => once(() => file.datasync()),
    size: () => size,
    truncate: (to) =>
      once(async () => {
        await file.truncate(to)
        await file.sync()
        size = to
      }),
    close: () => file.close(),
  }
}

async function openSlots(calls: SystemCalls, path: string): Promise<SlotFile> {
  const file = await openNamed(calls, path, 'r+').catch((cause: unknown) => {
    if (isMissing(cause)) return openNamed(calls, path, 'w+')
    throw cause
  })
  const once = untilItFails()
  let size = await file.size()
  return {
    readAt: (offset, length) => {
      const bytes = new Uint8Array(length)
      return bytes.subarray(0, file.readInto(bytes, offset))
    },
    writeAt: (offset, bytes) =>
      once(async () => {
        await writeAll(file, bytes, offset)
        size = Math.max(size, offset + bytes.length)
      }),
    datasync: () => once(() => file.datasync()),
    size: () => size,
    close: () => file.close(),
  }
}

/**
 * After one write or sync of a file has failed, none is tried again on it: the system reports a lost page once, takes
 * it for clean, and the next sync would say that all is well, to whoever asks.
 */
function untilItFails(): <T>(work: () => Promise<T>) => Promise<T> {
  const failures: unknown[] = []
  const refuse = () => {
    if (failures.length > 0) throw failures[0]
  }
  return async (work) => {
    refuse()
    try {
      const done = await work()
      // Another call may have failed meanwhile, and taken the blame for what this one wrote.
      refuse()
      return done
    } catch (cause) {
      failures.push(cause)
      throw cause
    }
  }
}

/** Two at once for one path would share one partial file: the later one waits. */
function oneAtATime(): (path: string, work: () => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<void>>()
  return (path, work) => {
    const before = last.get(path) ?? Promise.resolve()
    const now = before.then(work, work).finally(() => {
      if (last.get(path) === now) last.delete(path)
    })
    last.set(path, now)
    return now
  }
}

async function replaceFile(calls: SystemCalls, path: string, bytes: Uint8Array): Promise<void> {
  const partial = `${path}.partial`
  const file = await calls.open(partial, 'w')
  try {
    await file.setMode(0o600)
    await writeAll(file, bytes, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await calls.rename(partial, path)
  await syncFolder(calls, dirname(path))
}

async function removeFile(calls: SystemCalls, path: string): Promise<void> {
  await orWhenMissing(calls.unlink(path), undefined)
  // Also when it was not there: the process that took it away may have died before it came to this.
  await orWhenMissing(syncFolder(calls, dirname(path)), undefined)
}

async function makeFolder(calls: SystemCalls, root: string, path: string): Promise<void> {
  const topmost = (await calls.makeFolder(path)) ?? path
  // Also when all were there: the process that made them may have died before it came to this.
  const highest = Math.min(topmost.length, root.length + 1)
  for (let made = path; made.length >= highest; made = dirname(made))
    await syncFolder(calls, dirname(made))
  // A file that is here by its name may have been put in its place by that process too.
  await syncFolder(calls, path)
}

async function openNamed(calls: SystemCalls, path: string, flags: OpenFlags): Promise<OpenFile> {
  const file = await calls.open(path, flags)
  try {
    // Cheap, and opens are rare: so the name is durable even when the process that made the file died before this.
    await syncFolder(calls, dirname(path))
  } catch (cause) {
    await file.close()
    throw cause
  }
  return file
}

async function writeAll(file: OpenFile, bytes: Uint8Array, at: number | undefined) {
  for (let done = 0; done < bytes.length; )
    done += await file.write(bytes, done, at === undefined ? undefined : at + done)
}

async function syncFolder(calls: SystemCalls, path: string): Promise<void> {
  const folder = await calls.open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function orWhenMissing<T>(work: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work
  } catch (cause) {
    if (isMissing(cause)) return otherwise
    throw cause
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
}
