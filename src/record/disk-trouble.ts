import type { Disk } from './disk.ts'

/** Why nothing can be written: there is no room, the disk does not take what it is given, or it does not answer. */
export type DiskTrouble = 'full' | 'failing' | 'silent'

const codes: Readonly<Record<string, DiskTrouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EIO: 'failing',
  EROFS: 'failing',
  ENODEV: 'failing',
  ENXIO: 'failing',
  ETIMEDOUT: 'failing',
  DISK_SILENT: 'silent',
}

/** What this error says of the disk, itself or through what caused it; undefined when it is no fault of the disk. */
export function diskTroubleOf(cause: unknown): DiskTrouble | undefined {
  for (let one = cause; one instanceof Error; one = one.cause) {
    const code = 'code' in one ? String(one.code) : ''
    if (Object.hasOwn(codes, code)) return codes[code]
  }
  return undefined
}

const probe = 'probe'
const mebibyte = 1024 * 1024

/** With less free than this no call is placed: what a busy shift writes, many times over. */
export const roomNeeded = 8 * mebibyte

/**
 * Tries what the record needs: room, and a small file written, synced, renamed and taken away. Undefined when all of
 * it was done. `free` gives the bytes that are free.
 */
export async function tryDisk(
  disk: Disk,
  free: () => Promise<number>,
): Promise<DiskTrouble | undefined> {
  try {
    if ((await free()) < roomNeeded) return 'full'
    await disk.replace(probe, Buffer.alloc(4096, 'gatehouse\n'))
    await disk.remove(probe)
    return undefined
  } catch (cause) {
    const trouble = diskTroubleOf(cause)
    if (trouble === undefined) throw cause
    return trouble
  }
}

const piece = mebibyte

/**
 * Writes every file of slots again over itself, and syncs. After a sync that failed the system may show bytes that
 * never reached the disk, a destroyed key as destroyed, and would not try them again by itself. The journals see to
 * their own ends when they are opened.
 */
export async function writeSlotsAgain(disk: Disk): Promise<void> {
  if ((await disk.read('keys.slots')) !== undefined) await writeAgain(disk, 'keys.slots')
  for (const dir of ['vault', 'pool', 'kept', 'lists', 'done', 'enquiry'])
    for (const name of await disk.list(dir))
      if (name.endsWith('.slots')) await writeAgain(disk, `${dir}/${name}`)
}

async function writeAgain(disk: Disk, path: string): Promise<void> {
  const slots = await disk.slots(path)
  try {
    for (let at = 0; at < slots.size(); at += piece)
      await slots.writeAt(at, slots.readAt(at, Math.min(piece, slots.size() - at)))
    await slots.datasync()
  } finally {
    await slots.close()
  }
}
