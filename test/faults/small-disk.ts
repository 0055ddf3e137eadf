import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A small ext4 of its own, in an image file, mounted. */
export type SmallDisk = {
  readonly at: string
  /** Writes until nothing more fits; what is given back makes room again. */
  fill(): Promise<() => Promise<void>>
  /** The raw image as it is in this moment, as a power cut would leave the platter, mounted at another place. */
  snapshot(): Promise<SmallDisk>
  /** Takes mount and image away. */
  close(): Promise<void>
}

/** A disk, or why there is none here, in words. Mounting needs the rights of root and a loop device. */
export async function smallDisk(megabytes: number): Promise<SmallDisk | string> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-disk-'))
  const image = join(folder, 'ext4.img')
  try {
    const file = await open(image, 'w')
    await file.truncate(megabytes * 1024 * 1024)
    await file.close()
    await run('mkfs.ext4', ['-q', '-F', '-m', '0', image])
    return await mounted(folder, image)
  } catch (cause) {
    await rm(folder, { recursive: true, force: true })
    const [why] = String(cause instanceof Error ? cause.message : cause).split('\n')
    return `Not tried, because no small ext4 can be made and mounted here: ${why}`
  }
}

async function mounted(folder: string, image: string): Promise<SmallDisk> {
  const at = join(folder, 'mounted')
  await mkdir(at)
  await run('mount', ['-o', 'loop', image, at])
  return {
    at,
    fill: () => fill(join(at, 'ballast')),
    snapshot: async () => {
      const other = await mkdtemp(join(tmpdir(), 'gatehouse-snapshot-'))
      // Read from under the file system, so that what only its memory holds is not in it.
      await copyFile(image, join(other, 'ext4.img'))
      return mounted(other, join(other, 'ext4.img'))
    },
    close: async () => {
      await run('umount', ['-l', at]).catch(() => undefined)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** First in large pieces, at last a byte at a time. */
async function fill(ballast: string): Promise<() => Promise<void>> {
  const file = await open(ballast, 'w')
  for (let piece = 1024 * 1024; piece >= 1; piece = Math.floor(piece / 16)) {
    const bytes = new Uint8Array(piece)
    for (let fits = true; fits; )
      fits = await file.write(bytes).then(
        ({ bytesWritten }) => bytesWritten === piece,
        () => false,
      )
  }
  await file.close()
  return () => rm(ballast)
}
