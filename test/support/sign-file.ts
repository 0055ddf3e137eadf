import type { KeyObject } from 'node:crypto'
import { signedList } from '../../src/readers/list-seal.ts'
import { signedSample } from '../../src/readers/sample-signature.ts'
import { type SignedKind, SignedWords, signedLine } from '../../src/readers/signed-file.ts'

/** A sealed file with the signature of `key` (Ed25519) on a line above it. */
async function signFile(kind: SignedKind, sealed: Uint8Array, key: KeyObject): Promise<Buffer> {
  const words = new SignedWords(kind)
  await words.add(sealed)
  return Buffer.concat([signedLine(kind, await words.whole(), key), sealed])
}

export function signSample(sealed: Uint8Array, key: KeyObject): Promise<Buffer> {
  return signFile(signedSample, sealed, key)
}

export function signList(sealed: Uint8Array, key: KeyObject): Promise<Buffer> {
  return signFile(signedList, sealed, key)
}
