import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { err, ok, type Result } from '../basics/result.ts'
import type { Disk } from './disk.ts'
import { realDisk } from './real-disk.ts'

/** The folder of one box, held by this process alone. */
export type DataFolder = {
  readonly disk: Disk
  /** Bytes that may still be written to the file system that it lies on. */
  free(): Promise<number>
  /** Takes away everything in it. */
  empty(): Promise<void>
  release(): Promise<void>
}

/**
 * Opens the data folder for one box, and holds it: two boxes must never write one record. The hold is a socket without
 * a file, named after the folder's place on its disk, so that it dies with the process whatever kills it, and another
 * path to the same folder is the same folder. It holds on one machine, in one network namespace. The error says who
 * has the folder and what to do.
 */
export async function openDataFolder(root: string): Promise<Result<DataFolder, string>> {
  const trouble = await made(root)
  if (trouble) return err(trouble)
  const held = await hold(root)
  if (!held.ok) return held
  return ok({
    disk: realDisk(root),
    free: async () => {
      const { bavail, bsize } = await statfs(root)
      return bavail * bsize
    },
    empty: async () => {
      for (const name of await readdir(root))
        await rm(join(root, name), { recursive: true, force: true })
    },
    release: () => new Promise((resolve) => held.value.close(() => resolve())),
  })
}

const why: Readonly<Record<string, string>> = {
  EEXIST: 'something else lies there',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'that disk can only be read',
}

/** Why the folder cannot be made, with what to do; undefined when it is there. */
async function made(root: string): Promise<string | undefined> {
  try {
    await mkdir(root, { recursive: true, mode: 0o700 })
    return undefined
  } catch (cause) {
    const known = why[(cause as NodeJS.ErrnoException).code ?? '']
    if (known === undefined) throw cause
    return `The data folder ${root} cannot be made: ${known}. Give another with --data.`
  }
}

async function hold(root: string): Promise<Result<Server, string>> {
  const { dev, ino } = await stat(root)
  const name = `\0gatehouse/${dev}-${ino}`
  const server = createServer((asked) => {
    asked.on('error', () => undefined)
    asked.end(String(process.pid))
  })
  // The process may end while it holds the folder: that is the point.
  server.unref()
  const trouble = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve)
    server.listen(name, () => resolve(undefined))
  })
  if (!trouble) return ok(server)
  if (trouble.code !== 'EADDRINUSE')
    return err(`The folder ${root} could not be held for this box alone: ${trouble.message}.`)
  const holder = await holderOf(name)
  return err(
    `Another Gatehouse${holder} is using the data folder ${root}. Two boxes must never write one record. Stop the other first, or give this one a folder of its own with --data. Nothing was changed.`,
  )
}

/** ` (process 1234)`, when the holder says so. */
function holderOf(name: string): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const asking = connect(name)
    const done = () => resolve(/^\d+$/.test(said) ? ` (process ${said})` : '')
    asking.setTimeout(1_000, () => asking.destroy())
    asking.on('data', (chunk) => {
      said += chunk.toString()
    })
    asking.on('error', done)
    asking.on('close', done)
  })
}
