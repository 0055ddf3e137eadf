import { splitNotes } from './checkpoint.ts'
import type { AppendFile, Disk } from './disk.ts'
import { DocumentDamaged } from './durable-adapter.ts'

export const checkpointsPath = 'record/checkpoints.txt'

/**
 * Opens the file of checkpoints at its end. A note that a power cut left torn is cut off: it was signed all the same,
 * and the next one continues it. The last sound one is written again over itself, because after a sync that failed the
 * system may show what is not on the platter. Throws `DocumentDamaged` when it is damaged before its end.
 */
export async function openCheckpointsFile(
  disk: Disk,
): Promise<{ readonly file: AppendFile; readonly last: string | undefined }> {
  const content = Buffer.from((await disk.read(checkpointsPath)) ?? '').toString('utf8')
  const { notes, rest } = splitNotes(content)
  if (!isTorn(rest))
    throw new DocumentDamaged(checkpointsPath, 'It holds what is not a checkpoint.')
  const sound = content.slice(0, content.length - rest.length).replace(/\n\n$/, '\n')
  const last = notes.at(-1)
  if (last !== undefined) await writeAgain(disk, sound, last)
  const file = await disk.append(checkpointsPath)
  // Never by the length of what is torn: a character that was cut in two does not read as long as it is.
  const length = Buffer.byteLength(sound)
  if (file.size() > length) await file.truncate(length)
  return { file, last }
}

/** Whether this can be the one note that was being written: without its end, or with holes where sectors are missing. */
function isTorn(rest: string): boolean {
  const ends = rest.match(/\n— [^\n]+\n/g) ?? []
  return ends.length === 0 || (ends.length === 1 && rest.includes('\0'))
}

/** The note, and the empty line before it, which came with it. */
async function writeAgain(disk: Disk, sound: string, last: string): Promise<void> {
  const whole = Buffer.from(sound)
  const begin = Math.max(0, whole.length - Buffer.byteLength(last) - 1)
  const slots = await disk.slots(checkpointsPath)
  await slots.writeAt(begin, whole.subarray(begin))
  await slots.datasync()
  await slots.close()
}
