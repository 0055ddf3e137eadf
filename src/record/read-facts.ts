import { type Instant, instant } from '../basics/instant.ts'
import { catalogue } from '../facts/catalogue.ts'
import type { Fact } from '../facts/fact.ts'
import { isAskedFor, type RecordFilter } from '../facts/record-filter.ts'
import type { FactType } from '../facts/shapes.ts'
import type { Disk } from './disk.ts'
import { decodeLine, type Line } from './line.ts'
import { segmentName, segmentNumbers } from './segment.ts'
import { otherWork } from './shuffle.ts'

export type Wanted = {
  /** Lines with these seqs and those between; all of them when left out. */
  readonly from?: number
  readonly to?: number
  readonly newestFirst?: boolean
  readonly filter?: RecordFilter
  /** Only facts of these types. */
  readonly types?: ReadonlySet<FactType>
  /** Opens what is sealed in a line; without it every seal stays shut. */
  readonly open?: (line: Line) => Fact
}

/** Lines looked at before other work gets its turn: some 5 ms. */
const linesPerTurn = 1_000

/**
 * The facts of the record as they stand on disk, read and never changed, without what is sealed in them. A last line
 * that has no end yet is left out, and so is one that cannot be read: to say what is wrong is for `verifyRecord`.
 */
export async function* readFacts(disk: Disk, wanted: Wanted = {}): AsyncGenerator<Fact, void> {
  const segments = segmentNumbers(await disk.list('record'))
  const order = wanted.newestFirst ? segments.toReversed() : segments
  const glance = glanceFor(wanted)
  let looked = 0
  for (const segment of order) {
    const bytes = await disk.read(`record/${segmentName(segment)}`)
    if (bytes === undefined) continue
    for (const line of linesOf(bytes, wanted.newestFirst === true)) {
      looked += 1
      if (looked % linesPerTurn === 0) await otherWork()
      const seen = glance(line)
      if (seen === 'past') return
      if (seen === 'no') continue
      const fact = factOf(line, wanted.open ?? bareFact)
      if (fact && isAskedFor(wanted.filter ?? {}, fact)) yield fact
    }
  }
}

const newline = 10

/** Whole lines below the header, in either direction, without looking at the rest of the file first. */
function* linesOf(bytes: Uint8Array, backwards: boolean): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = buffer.indexOf(newline) + 1
  const end = buffer.lastIndexOf(newline)
  if (backwards) {
    for (let stop = end; stop >= first && first > 0; ) {
      const start = buffer.lastIndexOf(newline, stop - 1) + 1
      yield buffer.toString('utf8', start, stop)
      stop = start - 1
    }
    return
  }
  for (let start = first; start <= end && first > 0; ) {
    const stop = buffer.indexOf(newline, start)
    yield buffer.toString('utf8', start, stop)
    start = stop + 1
  }
}

function factOf(text: string, open: (line: Line) => Fact): Fact | undefined {
  const decoded = decodeLine(text)
  if (!decoded.ok) return undefined
  return Object.hasOwn(catalogue, decoded.value.type) ? open(decoded.value) : undefined
}

/** The fact of a line, without what is sealed in it. Its type must be one of the catalogue's. */
export function bareFact({ seq, at, type, by, on, data }: Line): Fact {
  return { type, seq, at: at as Instant, ...(by ? { by } : {}), on: on ?? {}, data } as Fact
}

/** A clock that was put back by less than this does not hide a line from a search by day. */
const clockSlack = 86_400_000

/** Most lines are not asked for; reading each as JSON to find that out would take ten times as long. */
function glanceFor(wanted: Wanted): (line: string) => 'look' | 'no' | 'past' {
  const { from = 0, to = Number.POSITIVE_INFINITY, newestFirst = false, filter = {} } = wanted
  const needles = [
    ...(filter.person === undefined ? [] : [`"person":"${filter.person}"`]),
    ...(filter.seat === undefined ? [] : [`"seat":"${filter.seat}"`]),
    ...(filter.campaign === undefined ? [] : [`"campaign":"${filter.campaign}"`]),
  ]
  const mayBeAbout = (line: string, type: string | undefined) =>
    filter.case === undefined ||
    type === 'number.erased' ||
    type === 'cases.coded' ||
    line.includes(`"case":"${filter.case}"`)
  const types: ReadonlySet<string> | undefined =
    filter.deed === undefined ? wanted.types : typesOf(filter.deed)
  return (line) => {
    const [, seqText, atText, type] = opening.exec(line) ?? []
    const seq = Number(seqText)
    const at = instant(Number(atText))
    if (seqText === undefined) return 'no'
    if (newestFirst ? seq < from : seq > to) return 'past'
    if (newestFirst && filter.from !== undefined && at < filter.from - clockSlack) return 'past'
    if (seq < from || seq > to) return 'no'
    if (filter.from !== undefined && at < filter.from) return 'no'
    if (filter.until !== undefined && at >= filter.until) return 'no'
    if (types && !types.has(type ?? '')) return 'no'
    if (!mayBeAbout(line, type)) return 'no'
    return needles.every((needle) => line.includes(needle)) ? 'look' : 'no'
  }
}

/** How every line begins (see `encodeLine`). */
const opening = /^\{"seq":(\d+),"at":(-?\d+),"boot":"[^"]*","batch":\d+,"type":"([^"]*)"/

function typesOf(deed: string): ReadonlySet<string> {
  const all = Object.keys(catalogue) as FactType[]
  return new Set(all.filter((type) => catalogue[type].deed === deed))
}
