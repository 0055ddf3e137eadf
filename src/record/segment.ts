import * as v from 'valibot'
import type { Result } from '../basics/result.ts'
import { decodeJson, type LineFault } from './line.ts'

/** The two journals of the house; also the folders they live in. */
export type JournalName = 'record' | 'steps'

/**
 * The first line of every segment: which journal, in which format, and where in the chain it takes over. `first` is
 * the seq of the line below it, `prev` the chain hash of the last line of the segment before.
 */
export type SegmentHeader = {
  readonly gatehouse: JournalName
  readonly format: 1
  readonly segment: number
  readonly first: number
  readonly prev: string
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const headerShape = v.strictObject({
  gatehouse: v.picklist(['record', 'steps']),
  format: v.literal(1),
  segment: count,
  first: count,
  prev: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})

/** The header's line of JSON without its newline. */
export function encodeHeader(header: SegmentHeader): string {
  const { gatehouse, format, segment, first, prev } = header
  return JSON.stringify({ gatehouse, format, segment, first, prev })
}

export function decodeHeader(text: string): Result<SegmentHeader, LineFault> {
  return decodeJson(headerShape, text)
}

/** `000001.jsonl` for 1. */
export function segmentName(segment: number): string {
  return `${String(segment).padStart(6, '0')}.jsonl`
}

/** The numbers of the segments among the names of a folder, in order. Other files are not segments. */
export function segmentNumbers(names: readonly string[]): readonly number[] {
  return names
    .filter((name) => /^\d{6}\.jsonl$/.test(name))
    .map((name) => Number(name.slice(0, 6)))
    .sort((a, b) => a - b)
}
