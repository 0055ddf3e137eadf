import type { KeyObject } from 'node:crypto'
import { Decrypter } from 'age-encryption'
import * as v from 'valibot'
import { sha256 } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { type BundleFault, fault } from './bundle-fault.ts'
import { canonicalJson } from './canonical.ts'
import { type Outside, parseJson } from './read-outside.ts'
import {
  type BundleFile,
  fileLineShape,
  type Manifest,
  manifestShape,
  signatureLineShape,
} from './shapes.ts'
import { isSigned } from './sign.ts'

export type Inside = { readonly manifest: Manifest; readonly files: readonly BundleFile[] }

/** Opens the sealed part with the region's identity and holds every file to the signed manifest. */
export async function readInside(
  { header, sealed }: Outside,
  siteKey: KeyObject,
  identity: string,
): Promise<Result<Inside, BundleFault>> {
  const opened = await open(sealed, identity)
  if (!opened.ok) return opened
  const lines = opened.value.split('\n')
  const [manifestText, signatureText, ...fileLines] = lines.slice(0, -1)
  const manifest = v.safeParse(manifestShape, parseJson(manifestText ?? ''))
  const signed = v.safeParse(signatureLineShape, parseJson(signatureText ?? ''))
  if (manifestText === undefined || !manifest.success || !signed.success || lines.at(-1) !== '') {
    return err(fault('BUNDLE-11'))
  }
  const { signature } = signed.output
  if (!isSigned(siteKey, 'gatehouse-bundle/1 manifest', manifestText, signature)) {
    return err(fault('BUNDLE-12'))
  }
  const same = manifest.output.site === header.site && manifest.output.seq === header.seq
  if (!same) return err(fault('BUNDLE-13'))
  const files = readFiles(manifest.output, fileLines)
  return files === undefined ? err(fault('BUNDLE-14')) : ok({ manifest: manifest.output, files })
}

async function open(sealed: Uint8Array, identity: string): Promise<Result<string, BundleFault>> {
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(identity)
  } catch {
    return err(fault('BUNDLE-15'))
  }
  try {
    return ok(await decrypter.decrypt(sealed, 'text'))
  } catch {
    // age says only that no identity fits or that a part does not verify: for the reader it is one thing.
    return err(fault('BUNDLE-10'))
  }
}

function readFiles(
  manifest: Manifest,
  lines: readonly string[],
): readonly BundleFile[] | undefined {
  if (lines.length !== manifest.files.length) return undefined
  const files = manifest.files.flatMap((listed, index) => {
    const text = lines[index] ?? ''
    const line = v.safeParse(fileLineShape, parseJson(text))
    if (!line.success || canonicalJson(line.output) !== text) return []
    const bytes = new Uint8Array(Buffer.from(line.output.base64, 'base64'))
    const same =
      line.output.name === listed.name &&
      bytes.length === listed.size &&
      sha256(bytes) === listed.sha256
    return same ? [{ name: listed.name, bytes }] : []
  })
  return files.length === lines.length ? files : undefined
}
