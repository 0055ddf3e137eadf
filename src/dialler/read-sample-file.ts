import { beginningOf, wholeOf } from '../basics/byte-streams.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { followed } from '../readers/follow-bytes.ts'
import { explainSampleFault, type SampleFault, sampleFault } from '../readers/sample-fault.ts'
import { importSample, type SampleOptions } from '../readers/sample-import.ts'
import { asCsv, pieces } from '../readers/sample-import-sealed.ts'
import { lookAtSample, type SampleLook } from '../readers/sample-look.ts'
import type { SampleReport } from '../readers/sample-report.ts'
import { openSealedSample, type SealedContent } from '../readers/sample-seal.ts'
import { isSealedSample, readSigned, sealedBegins } from '../readers/sample-signature.ts'
import type { FileRefused, SampleAs, SampleBytes } from './port.ts'

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

export type ReadOptions = Omit<SampleOptions, 'fileName' | 'drama'> & {
  /** Told again and again how many bytes were read, of how many. */
  onRead?(bytes: number, of: number): void
}

/** Sealed outside the prison, or raw where that is allowed: told apart by the first bytes, never by the name. */
export async function readSampleFile(
  { drama, identity, signers }: SampleDoor,
  file: SampleBytes,
  { onRead, ...options }: ReadOptions,
): Promise<Result<SampleReport, SampleFault>> {
  const { isSealed, bytes } = await begun(file)
  const { fileName, size = 0 } = file
  const raw = followed(bytes, (read) => onRead?.(read, Math.max(read, size)))
  if (!isSealed && signers === undefined) return importSample(raw, { ...options, fileName, drama })
  if (!isSealed) return err(sampleFault('not-sealed'))
  const opened = await unsealed(identity, signers, bytes)
  if (!opened.ok) return opened
  const { csv } = opened.value
  const inside = followed(pieces(csv), (read) => onRead?.(read, csv.length))
  return importSample(inside, { ...options, drama, ...asCsv(opened.value) })
}

/** Looks at the start of a file and takes nothing. Of a sealed one there is nothing to say: it was looked at when sealed. */
export async function lookAtSampleFile(
  door: SampleDoor,
  file: SampleBytes,
  as: SampleAs,
): Promise<Result<SampleLook, FileRefused>> {
  const look = await lookAtFile(door, file, as)
  return look.ok ? look : err(explainSampleFault(look.error))
}

async function lookAtFile(
  { drama, identity, signers }: SampleDoor,
  file: SampleBytes,
  as: SampleAs,
): Promise<Result<SampleLook, SampleFault>> {
  const { isSealed, bytes } = await begun(file)
  if (!isSealed && signers !== undefined) return err(sampleFault('not-sealed'))
  if (!isSealed) return lookAtSample(bytes, { ...as, fileName: file.fileName, drama })
  const opened = await unsealed(identity, signers, bytes)
  if (!opened.ok) return opened
  const look = await lookAtSample(pieces(opened.value.csv), { drama, ...asCsv(opened.value) })
  return look.ok ? ok({ ...look.value, layout: { kind: 'sealed' } }) : look
}

async function unsealed(
  identity: string,
  signers: readonly string[] | undefined,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<SealedContent, SampleFault>> {
  const signed = readSigned(await wholeOf(bytes), signers)
  return signed.ok ? openSealedSample(signed.value, identity) : signed
}

async function begun(file: SampleBytes) {
  const [first, bytes] = await beginningOf(file.bytes, sealedBegins)
  return { isSealed: isSealedSample(first), bytes }
}
