import { makeSiteKey, readSigningKey } from '../bundles/sign.ts'
import type { Disk } from '../record/disk.ts'
import type { BundleKeys } from './make-bundle.ts'
import { recoveryPath } from './recovery-key.ts'

type SiteKeys = { readonly region: readonly string[]; readonly recovery?: string | undefined }

/**
 * The key that signs the site's bundles, made at the first start, and beside it what other people need of this box:
 * `signer/site.pub` for the region, `signer/box.pub` for clients.
 */
export async function siteKeys(
  disk: Disk,
  { region, recovery }: SiteKeys,
  sampleRecipient: string,
): Promise<BundleKeys> {
  await disk.makeDir('signer')
  const put = (path: string, text: string) => disk.replace(path, Buffer.from(text))
  let pem = await disk.read('signer/site-key.pem')
  if (pem === undefined) {
    const made = makeSiteKey()
    await put('signer/site.pub', made.site)
    await put('signer/site-key.pem', made.signing)
    pem = Buffer.from(made.signing)
  }
  const signing = readSigningKey(Buffer.from(pem).toString('utf8'))
  if (!signing.ok) throw new Error(`${signing.error.what} ${signing.error.whatToDo}`)
  await put('signer/box.pub', `${sampleRecipient}\n`)
  if (recovery !== undefined) await put(recoveryPath, `${recovery}\n`)
  return { signing: signing.value, recipients: region }
}
