import { randomBytes } from 'node:crypto'
import { err, ok, type Result } from '../basics/result.ts'
import type { Disk } from './disk.ts'

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

function checkLength(bytes: Uint8Array): Result<Uint8Array, MasterKeyTrouble> {
  if (bytes.length === keyBytes) return ok(bytes)
  return err({
    code: 'damaged',
    what: `${file} holds ${bytes.length} bytes in place of ${keyBytes}.`,
    whatToDo: `Put ${file} back from where it is kept, then start again.`,
  })
}
