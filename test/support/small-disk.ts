import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Mounts a disk in memory over a folder, with these options; undefined where that is not permitted. */
export async function smallDisk(
  dir: string,
  options: string,
): Promise<(() => Promise<unknown>) | undefined> {
  return run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', dir]).then(
    () => () => run('umount', [dir]),
    () => undefined,
  )
}
