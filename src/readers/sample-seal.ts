import { Readable } from 'node:stream'
import { ReadableStream } from 'node:stream/web'
import { createGzip } from 'node:zlib'
import { Encrypter } from 'age-encryption'
import { err, ok, type Result } from '../basics/result.ts'
import { type BandName, bandNames } from '../fieldwork/strata.ts'
import { MixedRows } from './mixed-rows.ts'
import { type SampleFault, sampleFault } from './sample-fault.ts'
import { importSample, mostNumbers, type SampleOptions } from './sample-import.ts'
import type { SampleReport } from './sample-report.ts'

export type SealOptions = Omit<SampleOptions, 'each' | 'isExcluded' | 'sink'> & {
  readonly source: string
  /** `2026-05-05`. */
  readonly date: string
}

export type SealedSample = {
  /** Made as it is read, once. */
  readonly sealed: AsyncIterable<Uint8Array>
  readonly report: SampleReport
}

/**
 * Seals a client's file for one box, outside the prison: only its owner's box can open it (age, X25519), and everything
 * but the phone numbers and the declared bands stays behind. `recipient` is the box's public key, `age1…`. Of a row 17
 * bytes are held until all are mixed; the sealed file is held nowhere.
 */
export async function sealSample(
  stream: AsyncIterable<Uint8Array>,
  recipient: string,
  { source, date, ...options }: SealOptions,
): Promise<Result<SealedSample, SampleFault>> {
  if (source.trim() === '' || !isDate(date)) return err(sampleFault('no-source'))
  const encrypter = new Encrypter()
  try {
    encrypter.addRecipient(recipient.trim())
  } catch {
    return err(sampleFault('bad-recipient'))
  }
  const bands = bandNames.filter((band) => options.strata?.[band] !== undefined)
  const rows = new MixedRows()
  const read = await importSample(stream, {
    ...options,
    isExcluded: () => false,
    sink: { add: (row) => rows.add(row) },
  })
  if (!read.ok) return read
  const about = { format: 'gatehouse-sample/2', source: source.trim(), date, bands } as const
  const content = Readable.from(contentOf(about, bands, rows)).pipe(createGzip())
  const packed = ReadableStream.from(content) as unknown as globalThis.ReadableStream<Uint8Array>
  const sealed = (await encrypter.encrypt(packed)) as unknown as AsyncIterable<Uint8Array>
  return ok({ sealed, report: read.value })
}

function* contentOf(
  about: object,
  bands: readonly BandName[],
  rows: MixedRows,
): Generator<Uint8Array> {
  const headings = [...new Array<string>(mostNumbers).fill('phone'), ...bands]
  yield Buffer.from(`${JSON.stringify(about)}\n${headings.join(',')}\n`)
  for (const lines of rows.lines(bands)) yield Buffer.from(lines)
}

/** A day that exists, as `2026-05-05`. */
export function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}
