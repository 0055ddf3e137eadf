import { generateKeyPairSync } from 'node:crypto'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { makeSiteKey, readSigningKey } from '../bundles/sign.ts'
import { regionVerifierPath } from '../record/countersigned.ts'
import type { Disk } from '../record/disk.ts'
import { encodeVerifier } from '../record/signed-note.ts'
import type { BundleKeys } from './make-bundle.ts'

/** The trial plays the region too: both keys lie in the data folder, and the welcome says so. */
export async function trialKeys(disk: Disk, outside: Disk): Promise<BundleKeys> {
  await disk.makeDir('signer')
  await outside.makeDir('region')
  let pem = await text(disk, 'signer/site-key.pem')
  if (pem === undefined) {
    const made = makeSiteKey()
    await outside.replace('region/site.pub', Buffer.from(made.site))
    await disk.replace('signer/site-key.pem', Buffer.from(made.signing))
    pem = made.signing
  }
  let identity = await text(outside, 'region/identity.txt')
  if (identity === undefined) {
    identity = await generateIdentity()
    await outside.replace('region/identity.txt', Buffer.from(`${identity}\n`))
  }
  await trialRegion(disk, outside)
  const signing = readSigningKey(pem)
  if (!signing.ok) throw new Error(`${signing.error.what} ${signing.error.whatToDo}`)
  return { signing: signing.value, recipients: [await identityToRecipient(identity.trim())] }
}

/** What the region signs witnesses with, and on the box the half that knows its signature. */
async function trialRegion(disk: Disk, outside: Disk): Promise<void> {
  if ((await text(outside, 'region/witness-key.pem')) !== undefined) return
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  await disk.makeDir('receipts')
  const verifier = encodeVerifier({ name: 'region/trial', publicKey })
  await disk.replace(regionVerifierPath, Buffer.from(`${verifier}\n`))
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  await outside.replace('region/witness-key.pem', Buffer.from(pem))
}

/** The box's own age key: clients seal samples to its public half (design 6). */
export async function sampleIdentity(disk: Disk, outside: Disk): Promise<string> {
  const path = 'signer/sample-identity.txt'
  const known = await text(disk, path)
  const identity = known?.trim() ?? (await generateIdentity())
  if (known === undefined) await disk.replace(path, Buffer.from(`${identity}\n`))
  await outside.makeDir('to-import')
  await outside.replace(
    'to-import/box.pub',
    Buffer.from(`${await identityToRecipient(identity)}\n`),
  )
  return identity
}

async function text(disk: Disk, path: string): Promise<string | undefined> {
  const bytes = await disk.read(path)
  return bytes && Buffer.from(bytes).toString('utf8')
}
