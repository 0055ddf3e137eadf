import assert from 'node:assert/strict'
import { keptLedger } from '../../src/dialler/kept-ledger.ts'
import type { Disk } from '../../src/record/disk.ts'
import { type Keys, openKeys } from '../../src/record/keys.ts'
import { loadMasterKey } from '../../src/record/master-key.ts'
import type { Apart } from '../support/near-stores.ts'

export const diallerFolder = 'dialler'

/**
 * The numbers, the keys and the memory of a dialler of its own, in a folder of the same disk: so the power goes for both
 * at one moment.
 */
export async function openDialler(disk: Disk): Promise<Apart> {
  await disk.makeDir(diallerFolder)
  const own = inFolder(disk, diallerFolder)
  const master = await loadMasterKey(own, { create: true })
  if (!master.ok) assert.fail(master.error.what)
  const ledger = await keptLedger(own)
  const keys: Keys = await openKeys({ disk: own, masterKey: master.value })
  return { disk: own, keys, ledger }
}

function inFolder(disk: Disk, folder: string): Disk {
  const at = (path: string) => `${folder}/${path}`
  return {
    read: (path) => disk.read(at(path)),
    append: (path) => disk.append(at(path)),
    slots: (path) => disk.slots(at(path)),
    replace: (path, bytes) => disk.replace(at(path), bytes),
    remove: (path) => disk.remove(at(path)),
    list: (path) => disk.list(at(path)),
    makeDir: (path) => disk.makeDir(at(path)),
  }
}
