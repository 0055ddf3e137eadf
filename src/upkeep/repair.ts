import { createReadStream } from 'node:fs'
import { sha256 } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { splitNotes } from '../record/checkpoint.ts'
import { checkpointsPath } from '../record/checkpoints.ts'
import { openDataFolder } from '../record/data-folder.ts'
import type { Disk } from '../record/disk.ts'
import { verifierPath } from '../record/signing-key.ts'
import { verifyRecord } from '../record/verify.ts'
import type { Part } from './backup-format.ts'
import { openBackup, whyDamaged } from './restore-open.ts'
import { syncFolder } from './sync-folder.ts'

export type RepairOrder = {
  readonly file: string
  /** The data folder of the box, which must not run. */
  readonly data: string
  readonly identity: string
  readonly now: Date
}

/**
 * Puts back lines of the record and documents that a disk has spoiled, out of a backup of the same box. Both can be proved
 * to be what they were, by the chain with its checkpoints and by their names, so nothing else is touched and nothing is
 * lost: what was written after the backup stays as it is. All or nothing; what was there is kept as `<name>.damaged`.
 */
export async function repair(order: RepairOrder): Promise<Result<readonly string[], string>> {
  const held = await openDataFolder(order.data)
  if (!held.ok) return held
  const { disk } = held.value
  try {
    const opened = await openBackup(createReadStream(order.file), order.identity, order.now)
    if (!opened.ok) return opened
    const backup = opened.value
    const verifier = Buffer.from((await disk.read(verifierPath)) ?? '').toString('utf8')
    if (verifier.trim() !== backup.manifest.verifier)
      return err('This is a backup of another box, or of before a restore. Nothing was changed.')
    // Read only to be passed over: a repair needs no key.
    for (const key of (await backup.keys(new Set())).values()) key.fill(0)
    return await putBack(disk, order.data, backup.files())
  } catch (cause) {
    return err(`${whyDamaged(cause)} Nothing was changed.`)
  } finally {
    await held.value.release()
  }
}

async function putBack(
  disk: Disk,
  data: string,
  files: AsyncIterable<Part>,
): Promise<Result<readonly string[], string>> {
  const mended = new Map<string, Uint8Array>()
  for await (const part of files) {
    const here = await disk.read(part.path)
    const better = mendedFile(part, here)
    if (better !== undefined) mended.set(part.path, better)
  }
  const asMended: Disk = { ...disk, read: async (path) => mended.get(path) ?? disk.read(path) }
  asMended.list = async (dir) => {
    const names = [...mended.keys()].filter((path) => path.startsWith(`${dir}/`))
    return [
      ...new Set([...(await disk.list(dir)), ...names.map((path) => path.slice(dir.length + 1))]),
    ].sort()
  }
  const { findings } = await verifyRecord(asMended)
  const left = findings.find(({ file }) => file.endsWith('.jsonl')) ?? findings[0]
  if (left)
    return err(
      `The backup cannot mend this: ${left.file}, line ${left.line}: ${left.what} It is damage that the backup does not reach. Run \`gatehouse restore\`: it makes a new box of the backup. Nothing was changed.`,
    )
  for (const [path, bytes] of mended) {
    const here = await disk.read(path)
    if (here !== undefined) await disk.replace(`${path}.damaged`, here)
    await disk.replace(path, bytes)
  }
  if (mended.size > 0) await syncFolder(data)
  return ok([...mended.keys()])
}

/** The file as it was, when the backup shows that it is not that now; undefined when nothing is to be done. */
function mendedFile({ path, content }: Part, here: Uint8Array | undefined): Uint8Array | undefined {
  if (path.startsWith('documents/'))
    return sha256(here ?? '') === path.slice('documents/'.length) ? undefined : content
  const now = Buffer.from(here ?? new Uint8Array())
  if (path === checkpointsPath && !now.subarray(0, content.length).equals(content))
    return Buffer.concat([content, notesAfter(now, content)])
  if (!/^record\/\d{6}\.jsonl$/.test(path)) return undefined
  if (now.subarray(0, content.length).equals(content)) return undefined
  return Buffer.concat([content, linesAfter(now, content)])
}

/** The checkpoints that were signed after the backup's last, if that one is still to be found. */
function notesAfter(now: Buffer, content: Uint8Array): Uint8Array {
  const last = splitNotes(Buffer.from(content).toString('utf8')).notes.at(-1) ?? ''
  const at = now.indexOf(last)
  return at < 0 ? new Uint8Array() : now.subarray(at + Buffer.byteLength(last))
}

/** What follows the backup's last line in the file as it is now, wherever the damage has moved it. */
function linesAfter(now: Buffer, content: Uint8Array): Uint8Array {
  const last = [
    ...Buffer.from(content)
      .toString('utf8')
      .matchAll(/^\{"seq":(\d+),/gm),
  ].at(-1)
  if (last === undefined) return new Uint8Array()
  const at = now.indexOf(`\n{"seq":${Number(last[1]) + 1},`)
  return at < 0 ? new Uint8Array() : now.subarray(at + 1)
}
