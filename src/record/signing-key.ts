import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import {
  type CheckpointSigner,
  firstMemory,
  lastSignedPath,
  SignerTrouble,
} from './checkpoint-signer.ts'
import { checkpointsPath } from './checkpoints.ts'
import type { Disk } from './disk.ts'
import { segmentNumbers } from './segment.ts'
import { encodeVerifier } from './signed-note.ts'

const keyPath = 'signer/key.pem'
export const verifierPath = 'signer/verifier.txt'

/**
 * The signer's own key, in `signer/key.pem` (0600); made, with its memory, on a box that has no record yet.
 * `signer/verifier.txt` is its public half. Throws when there is a record and the key is not there: another key would
 * sign another history, and nobody outside could tell which is the box's.
 */
export async function loadSigningKey(disk: Disk, origin: string): Promise<KeyObject> {
  await disk.makeDir('signer')
  const found = await disk.read(keyPath)
  if (found !== undefined) return createPrivateKey(Buffer.from(found))
  const signed = ((await disk.read(checkpointsPath))?.length ?? 0) > 0
  if (signed || segmentNumbers(await disk.list('record')).length > 0)
    throw new SignerTrouble(
      `${keyPath} is missing, and the record here was signed with it. No backup has it: \`gatehouse restore\` makes a new box of the newest backup, with a key of its own.`,
    )
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const put = (path: string, text: string) => disk.replace(path, Buffer.from(text))
  await put(verifierPath, `${encodeVerifier({ name: origin, publicKey })}\n`)
  // Before the key, so that a key without a memory is always one that lost it.
  await put(lastSignedPath, firstMemory(origin, privateKey))
  await put(keyPath, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
  return privateKey
}

/**
 * Holds a signer that is elsewhere against the verifier kept here, and keeps it at the first meeting. Throws when it is
 * another: the record would go on with a signature that nobody outside knows.
 */
export async function knownSigner(disk: Disk, signer: CheckpointSigner): Promise<CheckpointSigner> {
  await disk.makeDir('signer')
  const kept = await disk.read(verifierPath)
  const signed = ((await disk.read(checkpointsPath))?.length ?? 0) > 0
  if (kept === undefined && !signed)
    await disk.replace(verifierPath, Buffer.from(`${signer.verifier}\n`))
  else if (
    Buffer.from(kept ?? '')
      .toString('utf8')
      .trim() !== signer.verifier
  )
    throw new SignerTrouble(
      `The dialler signs with another key than the record here was signed with (${verifierPath}). Give the dialler its own folder back; if it is lost, \`gatehouse restore\` makes a new box of the newest backup.`,
    )
  return signer
}
