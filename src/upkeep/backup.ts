import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { sha256 } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { Disk } from '../record/disk.ts'
import { type Apart, backupContent, type Content } from './backup-content.ts'
import { type Part, pack, seal, unpack, unseal } from './backup-format.ts'
import { backupName, removeOldBackups } from './old-backups.ts'
import { syncFolder } from './sync-folder.ts'

export type BackupOrder = {
  /** The data folder of the box, running or not. */
  readonly disk: Disk
  /** Where the backup goes: a folder that is there, on another disk than the box's. */
  readonly dir: string
  /** The age recipient of whoever may restore. Its identity is never on the box. */
  readonly recovery: string
  readonly now: Date
  /** Days after which a backup goes. */
  readonly keepDays: number
  /** Where the box's numbers, lists or keys lie elsewhere. */
  readonly apart?: Apart
  /** How bytes get to a disk, and how many they were; a test gives a disk that does not keep what it is given. */
  readonly write?: typeof writeAll
}

export type BackedUp = {
  readonly name: string
  readonly lines: number
  readonly files: number
  readonly bytes: number
  /** Names of backups that were too old. */
  readonly removed: readonly string[]
}

/**
 * Makes one backup, all or nothing: it gets its name only when it has been written, synced, read back from the disk and
 * every hash in it held against what was packed. Old backups go after that, and never before a new one is safe.
 */
export async function backUp(order: BackupOrder): Promise<Result<BackedUp, string>> {
  const { disk, dir, now } = order
  try {
    const content = await backupContent(disk, now, order.apart)
    return content.ok ? await writeBackup(order, content.value) : content
  } catch (cause) {
    return err(whyNot(cause, dir))
  }
}

async function writeBackup(
  { dir, recovery, now, keepDays, write = writeAll }: BackupOrder,
  content: Content,
): Promise<Result<BackedUp, string>> {
  const { checkpoint } = content.prefix
  const name = backupName(checkpoint, now)
  const partial = join(dir, `${name}.partial`)
  // Sealed also to a key that lives as long as this function, so that what was written can be read again: the identity
  // that opens it for good is not here, and must not be.
  const oneTime = await generateIdentity()
  const packed: string[] = []
  try {
    const recipients = [recovery, await identityToRecipient(oneTime)]
    const sealed = await seal(recipients, pack(noting(content.parts(), packed)))
    const bytes = await write(partial, sealed)
    if (!(await readsBack(partial, oneTime, packed)))
      return err(
        `What was written to ${dir} does not read back as it was. Use another disk. Nothing was backed up.`,
      )
    await rename(partial, join(dir, name))
    await syncFolder(dir)
    const removed = await removeOldBackups(dir, checkpoint.origin, now, keepDays)
    if (removed.length > 0) await syncFolder(dir)
    return ok({ name, lines: checkpoint.size, files: packed.length, bytes, removed })
  } finally {
    await rm(partial, { force: true }).catch(() => undefined)
  }
}

async function* noting(parts: AsyncIterable<Part>, packed: string[]): AsyncGenerator<Part> {
  for await (const part of parts) {
    packed.push(fingerprint(part))
    yield part
  }
}

function fingerprint({ path, content }: Part): string {
  return `${path} ${sha256(content)}`
}

/** Synced when it resolves. */
async function writeAll(path: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const chunk of bytes) {
      await file.writeFile(chunk)
      size += chunk.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return size
}

async function readsBack(path: string, identity: string, packed: readonly string[]) {
  const found: string[] = []
  try {
    for await (const part of unpack(await unseal(identity, createReadStream(path))))
      found.push(fingerprint(part))
  } catch (cause) {
    // A seal that does not hold is the disk's answer; an error of the system's own is for `whyNot`.
    if (cause instanceof Error && 'code' in cause) throw cause
    return false
  }
  return found.length === packed.length && found.every((one, at) => one === packed[at])
}

/** What a disk says when it will not, in words; anything else is a surprise. */
function whyNot(cause: unknown, dir: string): string {
  const { code = '', path } = cause as NodeJS.ErrnoException
  if (path !== undefined && !path.startsWith(dir))
    return `${path} cannot be read (${code}). Run this as the user that the box runs as. Nothing was backed up.`
  const words: Readonly<Record<string, string>> = {
    ENOSPC: `${dir} is full. Free some room there, or give another folder.`,
    EDQUOT: `${dir} is full. Free some room there, or give another folder.`,
    EACCES: `${dir} may not be written to by this user. Give a folder that may.`,
    EPERM: `${dir} may not be written to by this user. Give a folder that may.`,
    EROFS: `${dir} is on a disk that cannot be written to. Give another folder.`,
    EIO: `The disk that ${dir} is on fails. Use another disk.`,
    EEXIST: `Another backup is being made in ${dir} at this moment. Wait for it.`,
  }
  const said = words[code]
  if (said === undefined) throw cause
  return `${said} Nothing was backed up.`
}
