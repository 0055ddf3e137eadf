import type { Result } from '../basics/result.ts'
import type { JournalDamageCode } from './journal-damage.ts'
import { chainHash, type LineFault } from './line.ts'
import type { TextLine } from './text-lines.ts'

/** What the chain needs to know of a line, whichever journal it is in. */
export type Chained = { readonly seq: number; readonly batch: number; readonly prev: string }

export type Entry<L> = { readonly text: string; readonly line: L; readonly hash: string }

/** A place in the chain: the seq of a line and its hash. Before the first line: 0 and 64 zeros. */
export type ChainPlace = { readonly seq: number; readonly hash: string }

export type WalkOptions<L extends Chained> = {
  readonly decode: (text: string) => Result<L, LineFault>
  /** Called for every sound line in order. A line that was given here is never cut. */
  readonly each: (entry: Entry<L>) => void
  /** Skip what lies at or before this place; segments wholly before it are not read. */
  readonly after?: ChainPlace | undefined
}

/** Where a reader of the journal has got to. `batchAt` and `length` are offsets in the segment being read. */
export type Walk = { seq: number; hash: string; batch: number; batchAt: number; length: number }

export function newWalk(place: ChainPlace, length: number): Walk {
  return { ...place, batch: 0, batchAt: length, length }
}

export type WalkFault = { readonly code: JournalDamageCode; readonly what: string }

/** Moves the walk over one sound line and hands it out, or says what is wrong with it. */
export function takeLine<L extends Chained>(
  walk: Walk,
  found: TextLine,
  { decode, each, after }: WalkOptions<L>,
): WalkFault | undefined {
  if (found.text === undefined || !found.whole)
    return { code: 'bad-line', what: 'The line is cut short or not text.' }
  const decoded = decode(found.text)
  if (!decoded.ok) return { code: 'bad-line', what: decoded.error.what }
  const line = decoded.value
  const fault = chainFault(walk, line)
  if (fault !== undefined) return fault
  const hash = chainHash(found.text)
  if (after?.seq === line.seq && after.hash !== hash)
    return { code: 'other-history', what: `Line ${line.seq} is not the line the view was made of.` }

  if (line.batch === line.seq) walk.batchAt = found.offset
  Object.assign(walk, { seq: line.seq, hash, batch: line.batch, length: found.end })
  if (line.seq > (after?.seq ?? 0)) each({ text: found.text, line, hash })
  return undefined
}

/** What is wrong with a line that reads well, as a link of the chain. */
export function chainFault(walk: Walk, line: Chained): WalkFault | undefined {
  const seq = walk.seq + 1
  if (line.seq !== seq)
    return { code: 'wrong-seq', what: `Line ${line.seq} stands where line ${seq} belongs.` }
  if (line.prev !== walk.hash)
    return { code: 'broken-chain', what: `Line ${seq} does not follow the line before it.` }
  // A segment begins with a new batch, so a walk that has met no batch yet allows only that.
  if (line.batch !== seq && line.batch !== walk.batch)
    return { code: 'wrong-batch', what: `Line ${seq} names a batch that is not open.` }
  return undefined
}
