import type { Result } from '../basics/result.ts'
import { err } from '../basics/result.ts'
import { type SampleFault, sampleFault } from '../readers/sample-fault.ts'
import { importSample, type SampleOptions } from '../readers/sample-import.ts'
import { importSealedSample } from '../readers/sample-import-sealed.ts'
import type { SampleReport } from '../readers/sample-report.ts'
import { readSigned } from '../readers/sample-signature.ts'
import type { SampleBytes } from './port.ts'

/** Which files come in, and how they are opened. */
export type SampleDoor = {
  /** Takes only numbers reserved for drama, as the trial does (D17). */
  readonly drama: boolean
  /** Opens what was sealed to this box (age). */
  readonly identity: string
  /**
   * Public keys (PEM) of those whose samples are dialled. Without the list any file is taken, raw ones too: the trial's
   * way. With it only sealed and signed ones: whoever asks for calls can then add no number of his own.
   */
  readonly signers?: readonly string[]
}

/** Sealed outside the prison, or raw where that is allowed: told apart by the first bytes, never by the name. */
export async function readSampleFile(
  { drama, identity, signers }: SampleDoor,
  { fileName, bytes }: SampleBytes,
  options: Omit<SampleOptions, 'fileName' | 'drama'>,
): Promise<Result<SampleReport, SampleFault>> {
  const [first, rest] = await firstChunk(bytes)
  const begins = Buffer.from(first.subarray(0, 40)).toString('latin1')
  const isSealed = /^(?:age-encryption\.org\/|gatehouse-signed-sample\/)/.test(begins)
  if (!isSealed && signers === undefined) return importSample(rest, { ...options, fileName, drama })
  if (!isSealed) return err(sampleFault('not-sealed'))
  const signed = readSigned(await whole(rest), signers)
  if (!signed.ok) return signed
  const { asked: _, phoneColumns: __, strata: ___, ...rules } = options
  const sealed = await importSealedSample(signed.value, identity, { ...rules, drama })
  return sealed.ok ? { ok: true, value: sealed.value.report } : sealed
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function firstChunk(
  bytes: AsyncIterable<Uint8Array>,
): Promise<readonly [Uint8Array, AsyncIterable<Uint8Array>]> {
  const chunks = bytes[Symbol.asyncIterator]()
  const begun = await chunks.next()
  const first: Uint8Array = begun.done ? new Uint8Array() : begun.value
  async function* all(): AsyncGenerator<Uint8Array> {
    yield first
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  return [first, all()]
}
