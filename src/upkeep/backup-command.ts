import { join, relative, resolve } from 'node:path'
import { counted } from '../facts/catalogue-row.ts'
import { realDisk } from '../record/real-disk.ts'
import { backUp } from './backup.ts'
import type { Apart } from './backup-content.ts'
import { isFolder, refused, type Said, textOf } from './command-words.ts'
import { oldestBackupDays } from './old-backups.ts'
import { readRecipient, recoveryPath } from './recovery-key.ts'

export type BackupAsked = {
  readonly data: string
  /** The recovery recipient's key file; the box's own copy when left out. */
  readonly recovery?: string
  readonly keep?: string
  readonly json?: boolean
  /** Of a box at work: its dialler's part, and its master key where it is not in the folder. */
  readonly apart?: Apart
}

/** `gatehouse backup DIR`: 0 a backup is safe there, 1 refused and nothing left there, 2 wrong usage. */
export async function backupCommand(dir: string, asked: BackupAsked, now: Date): Promise<Said> {
  const { data, keep = String(oldestBackupDays), json } = asked
  const wrong = await wrongUsage(dir, asked, keep)
  if (wrong !== undefined) return { lines: [wrong], exit: 2 }
  const key = asked.recovery ?? join(data, recoveryPath)
  const text = await textOf(key)
  if (text === undefined)
    return { lines: [`${key} cannot be read. Give the recovery key with --recovery.`], exit: 2 }
  const recovery = readRecipient(text)
  if (recovery === undefined)
    return refused(
      `${key} is not a recovery key: its one line starts with age1. Nothing was backed up.`,
      json,
    )
  const { apart = {} } = asked
  const keepDays = Number(keep)
  const order = { disk: realDisk(data), dir: resolve(dir), recovery, now, keepDays, apart }
  const done = await backUp(order)
  if (!done.ok) return refused(done.error, json)
  const { name, lines, files, bytes, removed } = done.value
  if (json) return { lines: [JSON.stringify({ ok: true, ...done.value })], exit: 0 }
  return {
    lines: [
      `${join(dir, name)}: ${counted(lines, 'line')} of the record and ${counted(files, 'file')}, ${counted(bytes, 'byte')}, sealed.`,
      'It was read back, every hash is right, and it is on the disk. It carries no telephone number and no answers of an interview under way.',
      ...removed.map((old) => `${join(dir, old)} was older than ${keep} days and is gone.`),
    ],
    exit: 0,
  }
}

async function wrongUsage(dir: string, { data }: BackupAsked, keep: string) {
  if (!(await isFolder(data))) return `There is no data folder ${data}. Give it with --data.`
  const inside = join(data, 'box')
  if (!(await isFolder(join(data, 'record'))) && (await isFolder(join(inside, 'record'))))
    return `${data} is not the folder of a box; ${inside} is. Give that with --data.`
  if (!(await isFolder(dir)))
    return `${dir} is not a folder. Make it, or put the disk in, and give its name.`
  if (!relative(resolve(data), resolve(dir)).startsWith('..'))
    return `${dir} is inside the data folder, and would be lost with it. Give a folder on another disk.`
  if (!/^\d+$/.test(keep) || Number(keep) < 1 || Number(keep) > oldestBackupDays)
    return `--keep takes days, 1 to ${oldestBackupDays}: nothing that was erased may come back after that.`
  return undefined
}
