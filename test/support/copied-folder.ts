import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeyId } from '../../src/basics/ids.ts'
import { readKeySlots } from '../../src/record/key-slots.ts'
import { realDisk } from '../../src/record/real-disk.ts'

/** Everything that a copy of the data folder holds: each file's bytes, its times and its place, and every data key. */
export type Copied = {
  readonly files: ReadonlyMap<string, CopiedFile>
  readonly keys: ReadonlyMap<KeyId, Uint8Array>
}

export type CopiedFile = {
  readonly bytes: Uint8Array
  readonly inode: number
  readonly changedAt: number
}

/** What somebody takes away who copies the folder as it is at this moment, the master key with it. */
export async function copyOf(dir: string): Promise<Copied> {
  const files = new Map<string, CopiedFile>()
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const { ino, ctimeMs } = await stat(path)
    const bytes = new Uint8Array(await readFile(path))
    files.set(path.slice(dir.length + 1), { bytes, inode: ino, changedAt: ctimeMs })
  }
  const masterKey = files.get('master.key')?.bytes
  if (!masterKey) throw new Error('A copy of the folder holds the master key')
  return { files, keys: await readKeySlots(realDisk(dir), masterKey) }
}
