import { Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import type { Disk } from '../record/disk.ts'

/** Where a box keeps the recovery recipient: a public key, of no use to whoever finds it. */
export const recoveryPath = 'signer/recovery.pub'

/** The recipient in a key file of one line; undefined when it is none (an identity is none). */
export function readRecipient(text: string): string | undefined {
  const line = text.trim()
  try {
    new Encrypter().addRecipient(line)
    return line
  } catch {
    return undefined
  }
}

/** The identity in a key file: the first line that is no comment. */
export function readIdentity(text: string): string | undefined {
  return text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line.startsWith('AGE-SECRET-KEY-'))
}

/**
 * The trial plays the region: the recovery identity is made once and lies beside the box, never in it. A real one is made
 * on a machine of the region's and kept there; the box is given the public half alone.
 */
export async function trialRecovery(disk: Disk, outside: Disk): Promise<void> {
  await outside.makeDir('region')
  const found = await outside.read('region/recovery.txt')
  const identity =
    found === undefined ? await generateIdentity() : Buffer.from(found).toString('utf8').trim()
  if (found === undefined)
    await outside.replace('region/recovery.txt', Buffer.from(`${identity}\n`))
  const recipient = Buffer.from(`${await identityToRecipient(identity)}\n`)
  await outside.replace('region/recovery.pub', recipient)
  await disk.makeDir('signer')
  await disk.replace(recoveryPath, recipient)
}
