import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type Ext4Image = {
  /** Where it is mounted. */
  readonly dir: string
  /** Every byte of the file system as it lies on the disk now: free blocks, journal and all. */
  raw(): Promise<Buffer>
}

/** A file system of its own, mounted from a file. Undefined where this machine does not permit that. */
export async function withExt4Image(
  megabytes: number,
  work: (image: Ext4Image) => Promise<void>,
): Promise<'done' | string> {
  const base = await mkdtemp(join(tmpdir(), 'gatehouse-image-'))
  const [file, dir] = [join(base, 'disk.img'), join(base, 'mount')]
  try {
    await mkdir(dir)
    await writeFile(file, '')
    await truncate(file, megabytes * 1024 * 1024)
    const mounted = await run('mkfs.ext4', ['-q', '-F', '-b', '4096', file])
      .then(() => run('mount', ['-o', 'loop', file, dir]))
      .then(
        () => undefined,
        (cause: Error) => cause.message.split('\n')[0] ?? 'no reason given',
      )
    if (mounted !== undefined) return mounted
    try {
      await work({
        dir,
        raw: async () => {
          await run('sync', ['-f', dir])
          return readFile(file)
        },
      })
    } finally {
      // A test that failed may have left files open there: the name goes at once, the rest when they are closed.
      await run('umount', ['--lazy', dir])
    }
    return 'done'
  } finally {
    await rm(base, { recursive: true, force: true })
  }
}
