import { execFile } from 'node:child_process'
import { open } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * Resolves when the folder's names, and with them everything on its file system, are on the platter. Node has no
 * `syncfs`; coreutils' `sync -f` is it. A USB stick pulled out after this holds what was written.
 */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
  await promisify(execFile)('sync', ['-f', path])
}
