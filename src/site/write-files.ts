import { chmod, mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type FileToWrite = {
  /** Below the folder that everything goes into. */
  readonly path: string
  readonly content: string | Uint8Array
  /** `0o600`: the box's own. `0o640`: for the switch's group to read. `0o644`: no secret. */
  readonly mode: 0o600 | 0o640 | 0o644
}

/**
 * Writes files, each whole or not at all, and synced; one that is right already is left as it is. Gives the paths that
 * changed, in order. A file is never readable by more than its mode allows, not even while it is written.
 */
export async function writeFiles(
  folder: string,
  files: readonly FileToWrite[],
): Promise<readonly string[]> {
  const changed: string[] = []
  for (const file of files) if (await writeOne(folder, file)) changed.push(file.path)
  return changed
}

async function writeOne(folder: string, { path, content, mode }: FileToWrite): Promise<boolean> {
  const target = join(folder, path)
  await folderFor(dirname(target), mode)
  const bytes = Buffer.from(content)
  const before = await readFile(target).catch(() => undefined)
  if (before?.equals(bytes)) {
    const same = ((await stat(target)).mode & 0o777) === mode
    if (!same) await chmod(target, mode)
    return !same
  }
  const beside = `${target}.new`
  const file = await open(beside, 'w', mode)
  try {
    // `mode` counts only for a new file, and after the umask.
    await file.chmod(mode)
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, target)
  const parent = await open(dirname(target), 'r')
  await parent.sync()
  await parent.close()
  return true
}

/** The folder of a file: where everybody may read the file, everybody may come to it, whatever the umask. */
async function folderFor(folder: string, mode: FileToWrite['mode']): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o750 })
  if (made === undefined || mode !== 0o644) return
  for (let here = folder; here.length >= made.length; here = dirname(here)) {
    const before = (await stat(here)).mode & 0o7777
    await chmod(here, (before & 0o7000) | 0o755)
  }
}
