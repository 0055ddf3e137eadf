import type { KeyObject } from 'node:crypto'
import { sha256 } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { type BundleFault, fault } from './bundle-fault.ts'
import { type Inside, readInside } from './read-inside.ts'
import { type Outside, readOutside } from './read-outside.ts'
import { fingerprint, isSigned } from './sign.ts'

/** What the region keys on: site and seq from the manifest, and the SHA-256 of the whole bundle. */
export type Unpacked = Inside & { readonly sha256: string }

/**
 * The files of a bundle, for the region. Nothing is handed out before every signature and hash has been checked, so
 * a site key is needed as well as the identity (`AGE-SECRET-KEY-1…`).
 */
export async function unpack(
  bytes: Uint8Array,
  keys: { readonly siteKey: KeyObject; readonly identity: string },
): Promise<Result<Unpacked, BundleFault>> {
  const outside = readOutside(bytes)
  if (!outside.ok) return outside
  const wrong = wrongSignature(outside.value, keys.siteKey)
  if (wrong !== undefined) return err(wrong)
  const inside = await readInside(outside.value, keys.siteKey, keys.identity)
  return inside.ok ? ok({ ...inside.value, sha256: sha256(bytes) }) : inside
}

export function wrongSignature(outside: Outside, siteKey: KeyObject): BundleFault | undefined {
  const { header, headerText, signature } = outside
  if (header.key !== fingerprint(siteKey)) return fault('BUNDLE-08')
  const signed = isSigned(siteKey, 'gatehouse-bundle/1 header', headerText, signature)
  return signed ? undefined : fault('BUNDLE-09')
}
