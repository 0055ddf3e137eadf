import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { sha256 } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'

/** A site's Ed25519 keys as PEM: PKCS #8 for the box, SPKI for the region and whoever checks. */
export type SiteKeyFiles = { readonly signing: string; readonly site: string }

export type KeyFault = { readonly what: string; readonly whatToDo: string }

export function makeSiteKey(): SiteKeyFiles {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    signing: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    site: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

export function readSigningKey(pem: string): Result<KeyObject, KeyFault> {
  return ed25519(() => createPrivateKey(pem), 'signing key')
}

/** Refuses a private key, from which a public one could be made: it has no business outside the box. */
export function readSiteKey(pem: string): Result<KeyObject, KeyFault> {
  if (pem.includes('PRIVATE KEY')) {
    return err({
      what: 'This is a private key. It must never leave the box it belongs to.',
      whatToDo:
        'Give the file that begins with BEGIN PUBLIC KEY, and tell the site that its key was copied.',
    })
  }
  return ed25519(() => createPublicKey(pem), 'site key')
}

export function siteKeyOf(signingKey: KeyObject): KeyObject {
  return createPublicKey(signingKey)
}

/** First 16 bytes of the SHA-256 of the SPKI form, as eight groups of four hex digits to read out and compare. */
export function fingerprint(siteKey: KeyObject): string {
  const digest = sha256(siteKey.export({ type: 'spki', format: 'der' }))
  return (digest.slice(0, 32).match(/.{4}/g) ?? []).join(' ')
}

/** What a signature is for: one made for a header can never pass as one for a manifest. */
export type Purpose = 'gatehouse-bundle/1 header' | 'gatehouse-bundle/1 manifest'

export function signText(signingKey: KeyObject, purpose: Purpose, text: string): string {
  return sign(null, Buffer.from(`${purpose}\n${text}`), signingKey).toString('base64')
}

export function isSigned(
  siteKey: KeyObject,
  purpose: Purpose,
  text: string,
  signature: string,
): boolean {
  const bytes = Buffer.from(signature, 'base64')
  // Base64 has several spellings for the same bytes; only one is ours.
  if (bytes.toString('base64') !== signature) return false
  return verify(null, Buffer.from(`${purpose}\n${text}`), siteKey, bytes)
}

function ed25519(read: () => KeyObject, name: string): Result<KeyObject, KeyFault> {
  try {
    const key = read()
    if (key.asymmetricKeyType === 'ed25519') return ok(key)
  } catch {
    // Whatever the reader said, the answer to a person is the same.
  }
  return err({
    what: `This is not an Ed25519 ${name}.`,
    whatToDo: 'Give the PEM file that the site made when it was set up.',
  })
}
