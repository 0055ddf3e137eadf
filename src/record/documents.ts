import { sha256 } from '../basics/hash.ts'
import type { DocumentHash } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { Disk } from './disk.ts'

export type DocumentTrouble = {
  readonly reason: 'missing' | 'damaged'
  readonly what: string
}

/** Frozen content by its SHA-256: script versions, campaign sheets, prompts' texts. Nothing is ever changed. */
export type Documents = {
  /** Durable when it resolves, so that the fact which cites the hash can follow. The same text again is no trouble. */
  put(text: string): Promise<DocumentHash>
  get(hash: DocumentHash): Promise<Result<string, DocumentTrouble>>
}

export async function openDocuments(disk: Disk): Promise<Documents> {
  await disk.makeDir('documents')
  return {
    put: async (text) => {
      const hash = sha256(text) as DocumentHash
      // Written even when it is there: a process that died may have left it in place and not durable.
      await disk.replace(pathOf(hash), Buffer.from(text))
      return hash
    },
    get: (hash) => getDocument(disk, hash),
  }
}

async function getDocument(
  disk: Disk,
  hash: DocumentHash,
): Promise<Result<string, DocumentTrouble>> {
  if (!/^[0-9a-f]{64}$/.test(hash))
    return err({ reason: 'missing', what: 'A document is named by 64 hex digits.' })
  const bytes = await disk.read(pathOf(hash))
  if (bytes === undefined)
    return err({
      reason: 'missing',
      what: `${pathOf(hash)} is missing. \`gatehouse repair\` puts it back from a backup.`,
    })
  if (sha256(bytes) !== hash)
    return err({
      reason: 'damaged',
      what: `${pathOf(hash)} does not match its name. \`gatehouse repair\` puts it back from a backup.`,
    })
  return ok(Buffer.from(bytes).toString('utf8'))
}

function pathOf(hash: string): string {
  return `documents/${hash}`
}
