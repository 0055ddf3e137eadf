import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where what is made of the sources is kept between starts: whatever is there can be made again. */
export function cacheIn(root: string): string {
  return join(root, 'node_modules/.cache/gatehouse')
}

/** Keeps a file there, all or nothing, whoever else keeps the same. A cache that cannot be written is no fault. */
export async function remember(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    const draft = `${path}.${process.pid}`
    await writeFile(draft, text)
    await rename(draft, path)
  } catch {
    // An installed release is read-only; what is missing is made once at each start instead.
  }
}
