import { err, type Result } from '../basics/result.ts'
import { type SampleFault, sampleFault } from './sample-fault.ts'
import { isSigned, openSigned, type SignedKind } from './signed-file.ts'

export const signedSample: SignedKind = {
  name: 'gatehouse-signed-sample/2',
  before: 'gatehouse-signed-sample/1',
}

/** So many bytes tell whether a file is sealed. */
export const sealedBegins = 40

/** Whether a file that begins so is a sealed sample, signed or not: told by its first bytes, never by its name. */
export function isSealedSample(first: Uint8Array): boolean {
  return beginsAs(first, signedSample)
}

/** Sealed with age, or signed above that as one of that kind. */
export function beginsAs(first: Uint8Array, kind: SignedKind): boolean {
  const text = Buffer.from(first.subarray(0, sealedBegins)).toString('latin1')
  return text.startsWith('age-encryption.org/') || isSigned(kind, text)
}

/** Takes the signature off, as `openSigned` does. */
export async function readSigned(
  file: () => AsyncIterable<Uint8Array>,
  signers: readonly string[] | undefined,
): Promise<Result<AsyncIterable<Uint8Array>, SampleFault>> {
  const read = await openSigned(signedSample, file, signers)
  return read.ok ? read : err(sampleFault(read.error))
}
