import { Readable } from 'node:stream'
import { ReadableStream } from 'node:stream/web'
import { createGunzip } from 'node:zlib'
import { Decrypter } from 'age-encryption'
import * as v from 'valibot'
import { after, beginningOf, once, upTo } from '../basics/byte-streams.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { type BandName, bandNames } from '../fieldwork/strata.ts'
import { type SampleFault, Unreadable } from './sample-fault.ts'
import { mostNumbers } from './sample-import.ts'
import { isDate } from './sample-seal.ts'

type Bytes = AsyncIterable<Uint8Array>

/** What is inside a sealed sample: numbers in no order, where they come from and since when (T5). Nothing else. */
export type SealedContent = {
  readonly source: string
  /** `2026-05-05`. */
  readonly date: string
  /** The bands that the columns after the numbers hold. */
  readonly bands: readonly BandName[]
  /** How many columns of numbers there are. */
  readonly phones: number
  /**
   * A CSV file: headings, then the numbers of each case and its bands. Opened as it is read, once; it ends in
   * `Unreadable` where the seal is broken, so that only who has read it to its end has a sample.
   */
  readonly csv: Bytes
}

/** How the file inside a seal is laid out: nothing in it is guessed. */
export function asCsv({ bands, phones }: Pick<SealedContent, 'bands' | 'phones'>) {
  return {
    fileName: '',
    asked: { encoding: 'utf-8', delimiter: ',' },
    phoneColumns: Array.from({ length: phones }, (_, at) => at + 1),
    strata: Object.fromEntries(bands.map((band, at) => [band, phones + at + 1])),
  } as const
}

/** More than two million numbers; a seal that unpacks to more is none. */
const mostUnpacked = 96 * 1024 * 1024
/** A sample as they were sealed first is one JSON text, and held in memory: a million numbers. */
const mostFirst = 16 * 1024 * 1024
const longestHead = 4096

/** Opens a sealed sample with the box's own key (`AGE-SECRET-KEY-1…`), a piece at a time. */
export async function openSealedSample(
  sealed: Bytes,
  identity: string,
): Promise<Result<SealedContent, SampleFault>> {
  try {
    const [first, opened] = await beginningOf(decrypted(sealed, identity), 1)
    return ok(first[0] === 0x1f ? await second(opened) : await asBefore(opened))
  } catch (cause) {
    if (cause instanceof Unreadable) return err(cause.fault)
    throw cause
  }
}

/** Wrong key, cut short or changed on the way: the format does not tell them apart, and the remedy is the same. */
async function* decrypted(sealed: Bytes, identity: string): AsyncGenerator<Uint8Array> {
  const unread: unknown[] = []
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* sealed
    } catch (cause) {
      unread.push(cause)
    }
  }
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity.trim())
    const source = ReadableStream.from(watched())
    const opened = await decrypter.decrypt(source as unknown as globalThis.ReadableStream)
    yield* opened as unknown as Bytes
  } catch {
    // A file that cannot be read is no broken seal.
    throw unread.length > 0 ? unread[0] : new Unreadable('not-for-this-box')
  }
}

const about = {
  source: v.pipe(v.string(), v.nonEmpty()),
  date: v.pipe(v.string(), v.check(isDate)),
}
const firstShape = v.object({
  ...about,
  format: v.literal('gatehouse-sample/1'),
  numbers: v.array(v.string()),
})
const secondShape = v.object({
  ...about,
  format: v.literal('gatehouse-sample/2'),
  bands: v.array(v.picklist(bandNames)),
})

/** As samples were sealed before they had bands: one list of numbers. */
async function asBefore(opened: Bytes): Promise<SealedContent> {
  const bytes = await upTo(mostFirst, opened)
  const text = new TextDecoder().decode(bytes)
  const content = v.safeParse(v.pipe(v.string(), v.parseJson(), firstShape), text)
  if (!content.success) throw new Unreadable('not-a-sample')
  const { source, date, numbers } = content.output
  const csv = once(Buffer.from(`phone\n${numbers.join('\n')}\n`))
  return { source, date, bands: [], phones: 1, csv }
}

async function second(opened: Bytes): Promise<SealedContent> {
  const [begun, all] = await beginningOf(unpacked(opened), longestHead)
  const end = Buffer.from(begun).indexOf('\n')
  const line = Buffer.from(begun).toString('utf8', 0, Math.max(0, end))
  const content = v.safeParse(v.pipe(v.string(), v.parseJson(), secondShape), line)
  if (!content.success) throw new Unreadable('not-a-sample')
  const { source, date, bands } = content.output
  return { source, date, bands, phones: mostNumbers, csv: after(end + 1, all) }
}

async function* unpacked(packed: Bytes): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  const source = Readable.from(packed, { objectMode: false })
  // What fails before it fails here too: what was read of the file so far is then worth nothing.
  source.once('error', (cause) => gunzip.destroy(cause))
  let size = 0
  try {
    for await (const piece of source.pipe(gunzip) as AsyncIterable<Uint8Array>) {
      size += piece.length
      if (size > mostUnpacked) throw new Unreadable('not-a-sample')
      yield piece
    }
    // The last piece is opened too, or the seal might have been cut short.
    if (!source.readableEnded) throw new Unreadable('not-a-sample')
  } catch (cause) {
    throw isUnpacking(cause) ? new Unreadable('not-a-sample') : cause
  } finally {
    source.destroy()
  }
}

function isUnpacking(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')
}
