import { randomBytes } from 'node:crypto'
import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checkpoint } from '../record/checkpoint.ts'

/** A backup carries what has since been erased, so none is older than this, and none that is older is restored (G7). */
export const oldestBackupDays = 35

const day = 86_400_000

/** `gatehouse-<site>-20261124T103000Z-<lines>.backup`: whose it is, when it was made, how far it goes. */
export function backupName({ origin, size }: Checkpoint, now: Date): string {
  return `${prefixOf(origin)}${stamp(now)}-${size}.backup`
}

/** Takes away the site's own backups in the folder that are older than so many days. Other files are left alone. */
export async function removeOldBackups(
  dir: string,
  origin: string,
  now: Date,
  keepDays: number,
): Promise<readonly string[]> {
  const prefix = prefixOf(origin)
  const oldest = stamp(new Date(now.getTime() - keepDays * day))
  const old = (await readdir(dir)).filter((name) => {
    const made = /^(\d{8}T\d{6}Z)-\d+\.backup(?:\.partial)?$/.exec(name.slice(prefix.length))?.[1]
    return name.startsWith(prefix) && made !== undefined && made < oldest
  })
  for (const name of old.sort()) await destroy(join(dir, name))
  return old
}

const headBytes = 64 * 1024

/** The file's own key stands sealed in its head: with that overwritten, what a disk keeps of the rest opens for nobody. */
async function destroy(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const length = Math.min(headBytes, (await file.stat()).size)
    await file.write(randomBytes(length), 0, length, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await rm(path)
}

function prefixOf(origin: string): string {
  return `${origin.replaceAll('/', '-').replaceAll(/[^\w.-]/g, '_')}-`
}

function stamp(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d+/g, '')
}
