import type { KeyObject } from 'node:crypto'
import { sha256 } from '../basics/hash.ts'
import type { BundleFault } from './bundle-fault.ts'
import { readInside } from './read-inside.ts'
import { readOutside } from './read-outside.ts'
import type { Header, Manifest } from './shapes.ts'
import { wrongSignature } from './unpack.ts'

type Checks = { readonly checked: readonly string[]; readonly notChecked: readonly string[] }

export type BundleReport =
  /** Everything that the keys given allow was checked, the site's signature among it. */
  | (Checks & {
      readonly ok: true
      readonly state: 'verified'
      readonly header: Header
      readonly manifest?: Manifest
      /** SHA-256 of the whole bundle, for receipts and the chain. */
      readonly sha256: string
    })
  /** Nothing is wrong, but without a site key anybody could have made it: not to be relied on. */
  | (Checks & {
      readonly ok: false
      readonly state: 'unproven'
      readonly header: Header
      readonly sha256: string
    })
  | (Checks & { readonly ok: false; readonly state: 'refused'; readonly fault: BundleFault })

/** Checks a bundle as far as the given keys allow, and says what was checked and what could not be. Never throws. */
export async function verifyBundle(
  bytes: Uint8Array,
  keys: { readonly siteKey?: KeyObject; readonly identity?: string } = {},
): Promise<BundleReport> {
  const { siteKey, identity } = keys
  const outside = readOutside(bytes)
  if (!outside.ok) return refused(outside.error, [])
  const { header } = outside.value
  const whole = 'The sealed contents are complete and are the ones that the label names.'
  const hash = sha256(bytes)
  if (siteKey === undefined) {
    const notChecked = [
      'Who made it: no site key was given, and anybody can write a label.',
      'The contents were not opened.',
    ]
    return { ok: false, state: 'unproven', header, sha256: hash, checked: [whole], notChecked }
  }
  const wrong = wrongSignature(outside.value, siteKey)
  if (wrong !== undefined) return refused(wrong, [whole])
  const signed = `The label was signed by the holder of the site key ${header.key}.`
  if (identity === undefined) {
    const notChecked = ['The contents were not opened: no identity of the region was given.']
    return {
      ok: true,
      state: 'verified',
      header,
      sha256: hash,
      checked: [whole, signed],
      notChecked,
    }
  }
  const inside = await readInside(outside.value, siteKey, identity)
  if (!inside.ok) return refused(inside.error, [whole, signed])
  const { manifest } = inside.value
  const opened = `The list of contents is signed by the same key, and each of its ${manifest.files.length} files is the one listed.`
  const notChecked = [
    'Whether the bundle before it arrived: compare "previous" with the last one you hold.',
  ]
  const checked = [whole, signed, opened]
  return { ok: true, state: 'verified', header, manifest, sha256: hash, checked, notChecked }
}

function refused(fault: BundleFault, checked: readonly string[]): BundleReport {
  return {
    ok: false,
    state: 'refused',
    fault,
    checked,
    notChecked: ['Everything after this fault was left unread.'],
  }
}
