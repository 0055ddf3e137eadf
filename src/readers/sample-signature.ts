import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { err, ok, type Result } from '../basics/result.ts'
import { type SampleFault, sampleFault } from './sample-fault.ts'

const begins = 'gatehouse-signed-sample/1 '
/** What is signed is never mistaken for anything else that the same key signs. */
const context = Buffer.from('gatehouse-signed-sample/1\0')

/** So many bytes tell whether a file is sealed. */
export const sealedBegins = 40

/** Whether a file that begins so is a sealed sample, signed or not: told by its first bytes, never by its name. */
export function isSealedSample(first: Uint8Array): boolean {
  return beginsAs(first, begins)
}

/** Sealed with age, or signed above that on a line which begins so. */
export function beginsAs(first: Uint8Array, signed: string): boolean {
  const text = Buffer.from(first.subarray(0, sealedBegins)).toString('latin1')
  return text.startsWith('age-encryption.org/') || text.startsWith(signed)
}

/**
 * A sealed sample with the Ed25519 signature of who made it on a line above it. A seal says only for whom a sample is:
 * anybody who has the box's public key could make one. `key` is the private key of the client or the region.
 */
export function signSample(sealed: Uint8Array, key: KeyObject): Uint8Array {
  const signature = sign(null, Buffer.concat([context, sealed]), key).toString('base64')
  return Buffer.concat([Buffer.from(`${begins}${signature}\n`), sealed])
}

/**
 * Takes the signature off. With `signers` (public keys, PEM) it must be by one of them; without, anybody's will do, and
 * so will none.
 */
export function readSigned(
  file: Uint8Array,
  signers: readonly string[] | undefined,
): Result<Uint8Array, SampleFault> {
  const head = Buffer.from(file.subarray(0, 200)).toString('latin1')
  const match = /^gatehouse-signed-sample\/1 ([A-Za-z0-9+/]{86}==)\n/.exec(head)
  const sealed = match ? file.subarray(match[0].length) : file
  if (signers === undefined) return ok(sealed)
  const signature = match?.[1]
  if (signature === undefined) return err(sampleFault('not-signed'))
  const words = Buffer.concat([context, sealed])
  const isOurs = signers.some((pem) =>
    verify(null, words, createPublicKey(pem), Buffer.from(signature, 'base64')),
  )
  return isOurs ? ok(sealed) : err(sampleFault('stranger-signed'))
}
