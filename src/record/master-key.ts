import { randomBytes } from 'node:crypto'
import { err, ok, type Result } from '../basics/result.ts'
import type { Disk } from './disk.ts'
import { areSealedUnder } from './key-slots.ts'

export type MasterKeyTrouble = {
  readonly code: 'missing' | 'missing-with-data' | 'damaged'
  readonly what: string
  readonly whatToDo: string
}

const file = 'master.key'
const keyBytes = 32

/**
 * The 32 bytes that wrap every data key, from `master.key` (0600): the trial's way. With `create`, a box that has no
 * data keys yet gets a new one; a box that has some never does, or everything it sealed would be lost unseen.
 */
export async function loadMasterKey(
  disk: Disk,
  { create }: { readonly create: boolean },
): Promise<Result<Uint8Array, MasterKeyTrouble>> {
  const found = await disk.read(file)
  if (found !== undefined) return checkLength(found)
  if ((await disk.read('keys.slots')) !== undefined)
    return err({
      code: 'missing-with-data',
      what: 'The master key is missing, and this box holds data sealed under it.',
      whatToDo: `Put ${file} back from where it is kept, then start again.`,
    })
  if (!create)
    return err({
      code: 'missing',
      what: 'This box has no master key.',
      whatToDo:
        'A box makes one at its first start. Give the data folder of a box that has been started.',
    })
  const made = randomBytes(keyBytes)
  await disk.replace(file, made)
  return ok(made)
}

/**
 * The master key of whoever opens the folder to work with it: the one that was given, or the folder's own, made at the
 * first start. Never another than its data keys are sealed under: the error says which to put back, and where.
 */
export async function masterKeyFor(
  disk: Disk,
  given: Uint8Array | undefined,
): Promise<Result<Uint8Array, string>> {
  const known = given ? ok(given) : await loadMasterKey(disk, { create: true })
  if (!known.ok) return err(`${known.error.what} ${known.error.whatToDo}`)
  if (await areSealedUnder(disk, known.value)) return known
  if (!given)
    return err(
      `${file} is not the key that the data keys of this folder are sealed under. Put the right one back from where it is kept, then start again.`,
    )
  const own = (await disk.read(file)) !== undefined
  return err(
    `The master key that was given is not the one that the data keys of this folder are sealed under. ${own ? `The folder has its own: make the credential out of that ${file} (systemd-creds encrypt --name=${file}), or take the credential away.` : 'Put the right one back from where it is kept.'} Then start again. Nothing was changed.`,
  )
}

function checkLength(bytes: Uint8Array): Result<Uint8Array, MasterKeyTrouble> {
  if (bytes.length === keyBytes) return ok(bytes)
  return err({
    code: 'damaged',
    what: `${file} holds ${bytes.length} bytes in place of ${keyBytes}.`,
    whatToDo: `Put ${file} back from where it is kept, then start again.`,
  })
}
