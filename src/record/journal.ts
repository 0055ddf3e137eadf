import { err, ok, type Result } from '../basics/result.ts'
import type { Chained, ChainPlace, WalkOptions } from './chain-walk.ts'
import type { Disk } from './disk.ts'
import { createSegment, GroupCommit, type Journal } from './group-commit.ts'
import { damage, type JournalDamage } from './journal-damage.ts'
import { type Scanned, scanJournal } from './journal-scan.ts'
import { chainStart } from './line.ts'
import { type JournalName, segmentName } from './segment.ts'

export type { Journal } from './group-commit.ts'

export type OpenJournalOptions<L extends Chained> = WalkOptions<L> & {
  readonly disk: Disk
  /** Which journal: the folder and the word in every header. */
  readonly dir: JournalName
  /** A new box or a new shift: only then may the folder be empty. */
  readonly fresh?: boolean
  /** A seq that is known to have been on disk (a checkpoint's size): a journal that ends before it is damaged. */
  readonly atLeast?: number
  readonly rotateBytes?: number
}

export type OpenedJournal = {
  readonly journal: Journal
  /** The last line's seq and hash: the next line is `tail.seq + 1` with `prev: tail.hash`. */
  readonly tail: ChainPlace
  /** What a power cut left torn behind the last sound line, now cut off. Nobody was told that it was saved. */
  readonly cut: { readonly bytes: number } | undefined
}

const mebibyte = 1024 * 1024

/**
 * Opens a journal at its end, giving every line after `after` to `each` on the way. Only the last batch can be torn:
 * its longest sound prefix is kept and the rest cut off, durable. Any other damage changes nothing and is returned.
 */
export async function openJournal<L extends Chained>(
  options: OpenJournalOptions<L>,
): Promise<Result<OpenedJournal, JournalDamage>> {
  const { disk, dir, rotateBytes = 64 * mebibyte } = options
  const scanned = await scanJournal(options)
  if (!scanned.ok) return scanned
  const found = scanned.value
  if (found === undefined && options.fresh !== true)
    return err(damage('no-journal', dir, 0, 'There is no journal in this folder.'))

  const tail = found?.tail ?? { seq: 0, hash: chainStart }
  const known = Math.max(options.atLeast ?? 0, options.after?.seq ?? 0)
  if (tail.seq < known) return err(tooShort(dir, tail.seq, known, found?.segment ?? 1))

  await disk.makeDir(dir)
  if (found !== undefined) await settleEnd(disk, dir, found)
  const segment = found?.segment ?? 1
  const file =
    found === undefined
      ? await createSegment(disk, dir, 1, tail)
      : await disk.append(`${dir}/${segmentName(segment)}`)
  const bare = found === undefined || found.batchAt === found.length
  const journal = new GroupCommit({ disk, dir, rotateBytes, segment, tail, file, bare })
  return ok({ journal, tail, cut: found?.torn ? { bytes: found.torn } : undefined })
}

function tooShort(dir: JournalName, seq: number, known: number, segment: number): JournalDamage {
  const what = `The journal ends at line ${seq}, but line ${known} was on this disk.`
  return damage('shorter-than-known', `${dir}/${segmentName(segment)}`, 0, what)
}

/**
 * Cuts the torn part off and writes the last batch again over itself. After a sync that failed, the system may show
 * bytes that never reached the platter and will not try them again by itself; rewriting makes it try.
 */
async function settleEnd(disk: Disk, dir: JournalName, found: Scanned): Promise<void> {
  const path = `${dir}/${segmentName(found.segment)}`
  if (found.torn > 0) {
    const file = await disk.append(path)
    await file.truncate(found.length)
    await file.close()
  }
  const slots = await disk.slots(path)
  await slots.writeAt(found.batchAt, found.lastBytes.subarray(found.batchAt, found.length))
  await slots.datasync()
  await slots.close()
}
