import type { Disk } from './disk.ts'
import { durableDisk } from './durable-disk.ts'
import { nodeCalls } from './system-calls.ts'

/** The data folder on the real disk. Files are 0600 and folders 0700, whatever the umask says. */
export function realDisk(root: string): Disk {
  return durableDisk(root, nodeCalls)
}
