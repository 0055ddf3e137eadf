import { err, ok, type Result } from '../basics/result.ts'
import { type Chained, type ChainPlace, newWalk, takeLine, type WalkOptions } from './chain-walk.ts'
import type { Disk } from './disk.ts'
import { damage, type JournalDamage } from './journal-damage.ts'
import { chainStart } from './line.ts'
import { decodeHeader, type JournalName, segmentName, segmentNumbers } from './segment.ts'
import { type TextLine, textLines } from './text-lines.ts'

export type ScanOptions<L extends Chained> = WalkOptions<L> & {
  readonly disk: Disk
  readonly dir: JournalName
}

/** Where the journal ends, and what lies torn behind its end. */
export type Scanned = {
  readonly segment: number
  readonly tail: ChainPlace
  /** Bytes of the last segment that are sound. */
  readonly length: number
  /** Bytes behind `length`: the torn part of the last batch. */
  readonly torn: number
  /** Where the last batch begins in the last segment (its end when it holds no line). */
  readonly batchAt: number
  readonly lastBytes: Uint8Array
}

/** Reads a journal from end to end without changing it. Undefined when there is none at all. */
export async function scanJournal<L extends Chained>(
  options: ScanOptions<L>,
): Promise<Result<Scanned | undefined, JournalDamage>> {
  const { disk, dir } = options
  const segments = segmentNumbers(await disk.list(dir))
  const last = segments.at(-1)
  if (last === undefined) return ok(undefined)
  const missing = segments.findIndex((segment, index) => segment !== index + 1)
  if (missing >= 0) return err(missingSegment(dir, missing + 1))

  const start = await firstNeeded(options, last)
  if (!start.ok) return start
  let scan: SegmentScan<L> = { options, last, segment: start.value, tail: undefined }
  for (;;) {
    const bytes = await disk.read(`${dir}/${segmentName(scan.segment)}`)
    if (bytes === undefined) return err(missingSegment(dir, scan.segment))
    const scanned = scanSegment(scan, bytes)
    if (!scanned.ok || scan.segment === last) return scanned
    scan = { ...scan, segment: scan.segment + 1, tail: scanned.value.tail }
  }
}

function missingSegment(dir: string, segment: number): JournalDamage {
  return damage('missing-segment', `${dir}/${segmentName(segment)}`, 0, 'This segment is missing.')
}

type SegmentScan<L extends Chained> = {
  readonly options: ScanOptions<L>
  readonly last: number
  readonly segment: number
  /** Undefined for the first segment read: its header is then believed. */
  readonly tail: ChainPlace | undefined
}

/** The newest segment that begins at or before the line after `after`; every segment when there is no `after`. */
async function firstNeeded<L extends Chained>(
  { disk, dir, after }: ScanOptions<L>,
  last: number,
): Promise<Result<number, JournalDamage>> {
  if (after === undefined || after.seq === 0) return ok(1)
  for (let segment = last; segment > 1; segment--) {
    const file = `${dir}/${segmentName(segment)}`
    const slots = await disk.slots(file)
    const head = slots.readAt(0, 512)
    await slots.close()
    const header = readHeader(file, segment, dir, textLines(head).next().value)
    if (!header.ok) return header
    if (header.value.hash === after.hash || header.value.seq < after.seq) return ok(segment)
  }
  return ok(1)
}

/** The place in the chain that a segment takes over from, as its header says. */
function readHeader(
  file: string,
  segment: number,
  dir: JournalName,
  line: TextLine | undefined,
): Result<ChainPlace, JournalDamage> {
  const bad = (what: string) => err(damage('bad-header', file, 1, what))
  if (line?.text === undefined || !line.whole) return bad('The header is missing.')
  const header = decodeHeader(line.text)
  if (!header.ok) {
    const newer = /^\{"gatehouse":"(record|steps)","format":\d+/.test(line.text)
    if (newer && !line.text.includes('"format":1,'))
      return err(damage('unknown-format', file, 1, 'This release does not know the format.'))
    return bad(header.error.what)
  }
  if (header.value.gatehouse !== dir || header.value.segment !== segment)
    return bad('The header belongs to another segment.')
  return ok({ seq: header.value.first - 1, hash: header.value.prev })
}

function scanSegment<L extends Chained>(
  scan: SegmentScan<L>,
  bytes: Uint8Array,
): Result<Scanned, JournalDamage> {
  const { options, segment, last } = scan
  const file = `${options.dir}/${segmentName(segment)}`
  const lines = textLines(bytes)
  const head = lines.next().value
  const header = readHeader(file, segment, options.dir, head)
  if (!header.ok) return header
  const expected = scan.tail ?? (segment === 1 ? { seq: 0, hash: chainStart } : header.value)
  if (header.value.seq !== expected.seq || header.value.hash !== expected.hash)
    return err(damage('broken-chain', file, 1, 'The header does not follow the segment before.'))

  const walk = newWalk(header.value, head ? head.end : 0)
  let number = 1
  for (const found of lines) {
    number += 1
    const step = takeLine(walk, found, options)
    if (step === undefined) continue
    const mayBeTorn = segment === last && step.code !== 'other-history'
    if (mayBeTorn && isTorn(walk.seq + 1, lines, options)) break
    return err(damage(step.code, file, number, step.what))
  }
  const { seq, hash, length, batchAt } = walk
  const torn = bytes.length - length
  return ok({ segment, tail: { seq, hash }, length, torn, batchAt, lastBytes: bytes })
}

/**
 * Whether damage at line `seq` can be a torn last batch. A batch is written only after the one before it is synced,
 * so a readable line of a batch that began after `seq` proves that `seq` was once on disk: then it is not torn.
 */
function isTorn<L extends Chained>(
  seq: number,
  rest: Iterable<TextLine>,
  { decode }: ScanOptions<L>,
): boolean {
  for (const { text } of rest) {
    const decoded = text === undefined ? undefined : decode(text)
    if (decoded?.ok && decoded.value.batch > seq) return false
  }
  return true
}
