import type { KeyObject } from 'node:crypto'
import { Encrypter } from 'age-encryption'
import * as v from 'valibot'
import { sha256 } from '../basics/hash.ts'
import { canonicalJson } from './canonical.ts'
import {
  type BundleFile,
  formatLine,
  type Header,
  headerShape,
  largestBundle,
  type Manifest,
  manifestShape,
} from './shapes.ts'
import { fingerprint, signText, siteKeyOf } from './sign.ts'

export type BundleOrder = {
  readonly files: readonly BundleFile[]
  readonly manifest: Omit<Manifest, 'files'>
  /** The site's private key, Ed25519. */
  readonly signingKey: KeyObject
  /** The region's age X25519 recipients, `age1…`. */
  readonly recipients: readonly string[]
}

/**
 * A bundle: three lines anyone can read and check (format, header, signature), then the contents sealed with age to
 * the region. Inside, one JSON line each: the manifest, its signature, and every file in the manifest's order.
 * Throws on an order that the box should never have made.
 */
export async function makeBundle(order: BundleOrder): Promise<Uint8Array> {
  const { files, signingKey, recipients } = order
  if (recipients.length === 0) throw new Error('A bundle needs a recipient')
  if (!recipients.every((recipient) => recipient.startsWith('age1'))) {
    throw new Error('A recipient is an age public key')
  }
  const manifest = v.parse(manifestShape, { ...order.manifest, files: files.map(listed) })
  const sealed = await seal(contents(manifest, files, signingKey), recipients)
  const header: Header = v.parse(headerShape, {
    site: manifest.site,
    seq: manifest.seq,
    key: fingerprint(siteKeyOf(signingKey)),
    sealed: { sha256: sha256(sealed), size: sealed.length },
  })
  const text = canonicalJson(header)
  const signature = signText(signingKey, 'gatehouse-bundle/1 header', text)
  const bundle = Buffer.concat([Buffer.from(`${formatLine}\n${text}\n${signature}\n`), sealed])
  if (bundle.length > largestBundle) throw new Error('The bundle is larger than anyone will read')
  return bundle
}

export function bundleName(site: string, seq: number): string {
  return `gatehouse-${site}-${String(seq).padStart(6, '0')}.bundle`
}

function listed({ name, bytes }: BundleFile): Manifest['files'][number] {
  return { name, size: bytes.length, sha256: sha256(bytes) }
}

function contents(manifest: Manifest, files: readonly BundleFile[], signingKey: KeyObject): string {
  const text = canonicalJson(manifest)
  const signature = signText(signingKey, 'gatehouse-bundle/1 manifest', text)
  const lines = [
    text,
    canonicalJson({ signature }),
    ...files.map(({ name, bytes }) =>
      canonicalJson({ name, base64: Buffer.from(bytes).toString('base64') }),
    ),
  ]
  return `${lines.join('\n')}\n`
}

async function seal(text: string, recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(text)
}
