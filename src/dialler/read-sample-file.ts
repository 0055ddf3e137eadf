import { beginningOf, letGo } from '../basics/byte-streams.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { followed } from '../readers/follow-bytes.ts'
import { explainSampleFault, type SampleFault, sampleFault } from '../readers/sample-fault.ts'
import { importSample, type SampleOptions } from '../readers/sample-import.ts'
import { lookAtSample, type SampleLook } from '../readers/sample-look.ts'
import { asCsv, openSealedSample, type SealedContent } from '../readers/sample-open.ts'
import type { SampleReport } from '../readers/sample-report.ts'
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

/**
 * Sealed outside the prison, or raw where that is allowed: told apart by the first bytes, never by the name. Nothing of
 * a sealed one is opened before its signature was looked at, and no more of it at a time than one piece.
 */
export async function readSampleFile(
  door: SampleDoor,
  file: SampleBytes,
  { onRead, ...options }: ReadOptions,
): Promise<Result<SampleReport, SampleFault>> {
  const { drama, signers } = door
  const { fileName, size = 0 } = file
  const follow = (bytes: AsyncIterable<Uint8Array>) =>
    followed(bytes, (read) => onRead?.(read, Math.max(read, size)))
  const raw = await rawOf(file)
  if (raw && signers === undefined)
    return importSample(follow(raw), { ...options, fileName, drama })
  if (raw) return notSealed(raw)
  const opened = await unsealed(door, file, follow)
  if (!opened.ok) return opened
  return importSample(opened.value.csv, { ...options, drama, ...asCsv(opened.value) })
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
  door: SampleDoor,
  file: SampleBytes,
  as: SampleAs,
): Promise<Result<SampleLook, SampleFault>> {
  const { drama, signers } = door
  const raw = await rawOf(file)
  if (raw && signers !== undefined) return notSealed(raw)
  if (raw) return lookAtSample(raw, { ...as, fileName: file.fileName, drama })
  const opened = await unsealed(door, file, (bytes) => bytes)
  if (!opened.ok) return opened
  const look = await lookAtSample(opened.value.csv, { drama, ...asCsv(opened.value) })
  return look.ok ? ok({ ...look.value, layout: { kind: 'sealed' } }) : look
}

async function unsealed(
  { identity, signers }: SampleDoor,
  file: SampleBytes,
  follow: (sealed: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>,
): Promise<Result<SealedContent, SampleFault>> {
  const signed = await readSigned(file.bytes, signers)
  return signed.ok ? openSealedSample(follow(signed.value), identity) : signed
}

/** The file from its beginning, where it is not sealed. */
async function rawOf(file: SampleBytes): Promise<AsyncIterable<Uint8Array> | undefined> {
  const [first, bytes] = await beginningOf(file.bytes(), sealedBegins)
  if (!isSealedSample(first)) return bytes
  await letGo(bytes)
  return undefined
}

async function notSealed(raw: AsyncIterable<Uint8Array>) {
  await letGo(raw)
  return err(sampleFault('not-sealed'))
}
