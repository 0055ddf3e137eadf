import { resolve } from 'node:path'
import { counted } from '../facts/catalogue-row.ts'
import { cannotRead, isFile, isFolder, refused, type Said, textOf } from './command-words.ts'
import { readIdentity } from './recovery-key.ts'
import { repair } from './repair.ts'

export type RepairAsked = {
  readonly data: string
  readonly identity: string
  readonly json?: boolean
}

/** `gatehouse repair FILE`: 0 the record and its documents are whole, 1 refused and nothing changed, 2 wrong usage. */
export async function repairCommand(
  file: string,
  { data, identity: key, json }: RepairAsked,
  now: Date,
): Promise<Said> {
  if (!(await isFolder(data)))
    return { lines: [`There is no data folder ${data}. Give it with --data.`], exit: 2 }
  if (!(await isFile(file))) return cannotRead(file)
  const text = await textOf(key)
  if (text === undefined) return cannotRead(key)
  const identity = readIdentity(text)
  if (identity === undefined) return refused(notAnIdentity(key), json)
  const done = await repair({ file, data: resolve(data), identity, now })
  if (!done.ok) return refused(done.error, json)
  if (json) return { lines: [JSON.stringify({ ok: true, mended: done.value })], exit: 0 }
  const { length } = done.value
  const head =
    length === 0
      ? 'Nothing was to be mended: the record and the documents in it are whole.'
      : `${counted(length, 'file')} mended from the backup, and the record is whole again. Nothing else was touched.`
  const each = done.value.map(
    (path) => `${path}: as it was. What the disk had made of it is in ${path}.damaged.`,
  )
  return { lines: [head, ...each], exit: 0 }
}

/** A key file that holds no identity. */
export function notAnIdentity(path: string): string {
  return `${path} is not a recovery identity: its line starts with AGE-SECRET-KEY-.`
}
