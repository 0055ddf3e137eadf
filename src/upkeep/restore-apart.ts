import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { loadMasterKey } from '../record/master-key.ts'
import { realDisk } from '../record/real-disk.ts'
import { restoreDialler } from './dialler-backup.ts'
import { syncFolder } from './sync-folder.ts'

/** Whether the backup is of a box at work, and was asked for as one; if not, what to do. */
export function whyNotApart(
  { dialler }: { readonly dialler?: string | undefined },
  part: Uint8Array | undefined,
): string | undefined {
  if (part && dialler === undefined)
    return 'This backup is of a box whose numbers are with a dialler. Give the dialler’s new folder with --dialler.'
  if (!part && dialler !== undefined)
    return 'This backup is of a box that has its numbers in its own folder. Leave out --dialler.'
  return undefined
}

/**
 * The folder of the new dialler, beside that of the new box: its lists under a master key of its own, and the signing key,
 * which is with the dialler and not with the box. What is wrong, in words, or undefined.
 */
export async function apartFrom(
  staging: string,
  part: Uint8Array,
  identity: string,
): Promise<string | undefined> {
  const [box, dialler] = [join(staging, 'box'), join(staging, 'dialler')]
  await mkdir(join(dialler, 'signer'), { recursive: true, mode: 0o700 })
  const disk = realDisk(dialler)
  const master = await loadMasterKey(disk, { create: true })
  if (!master.ok) return master.error.what
  const wrong = await restoreDialler({ disk, masterKey: master.value }, part, identity)
  if (wrong !== undefined) return wrong
  for (const name of ['key.pem', 'last'])
    await rename(join(box, 'signer', name), join(dialler, 'signer', name))
  // Made for a box that has its numbers itself.
  await rm(join(box, 'done'), { recursive: true, force: true })
  return undefined
}

/** Moves what is in one folder to another on the same disk. */
export async function moveTo(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) await rename(join(from, name), join(to, name))
  await syncFolder(to)
}
