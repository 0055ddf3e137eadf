import type { Disk } from './disk.ts'
import { indexPath, readIndex } from './list-index.ts'

type ListFile = { readonly path: string; readonly content: Uint8Array }

const tries = 5

/**
 * Every file of the lists as they were at one moment, while a new one may be coming in: the index, and just the files that
 * it names. For a backup: with an index of which a file is missing, a restored box would not open its lists.
 */
export async function listFiles(disk: Pick<Disk, 'read' | 'list'>): Promise<readonly ListFile[]> {
  for (let tried = 0; tried < tries; tried++) {
    const found = await readOnce(disk)
    if (found) return found
  }
  throw new Error('The lists changed while they were read. Make the backup again.')
}

/** Undefined when a file was replaced meanwhile. */
async function readOnce(
  disk: Pick<Disk, 'read' | 'list'>,
): Promise<readonly ListFile[] | undefined> {
  const content = await disk.read(indexPath)
  const named = (await readIndex({ read: async () => content })) ?? []
  const names = (await disk.list('lists')).filter((name) => !/\.(?:partial|sorted)$/.test(name))
  const others = names.map((name) => `lists/${name}`).filter((path) => path !== indexPath)
  const files: ListFile[] = content ? [{ path: indexPath, content }] : []
  for (const path of [...named.map(({ file }) => `lists/${file}`), ...others]) {
    const bytes = await disk.read(path)
    if (bytes === undefined) return undefined
    files.push({ path, content: bytes })
  }
  return files
}
