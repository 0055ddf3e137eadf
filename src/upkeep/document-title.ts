import type { DocumentHash } from '../basics/ids.ts'
import type { Disk } from '../record/disk.ts'

/**
 * The title of a script or of a campaign sheet, which lie in clear beside the record; `unknown` when it cannot be
 * read: one that is missing or spoilt is for `record verify` to tell.
 */
export async function documentTitle(disk: Disk, hash: DocumentHash): Promise<string> {
  const bytes = await disk.read(`documents/${hash}`)
  try {
    const { title } = JSON.parse(Buffer.from(bytes ?? '').toString('utf8')) as { title?: unknown }
    return typeof title === 'string' ? title : 'unknown'
  } catch {
    return 'unknown'
  }
}
