import * as v from 'valibot'
import { ok } from '../basics/result.ts'
import { nationalSpelling } from '../fieldwork/phone-number.ts'
import { readKeys } from '../record/keys.ts'
import { loadMasterKey } from '../record/master-key.ts'
import { sampleOf } from '../record/number-stores.ts'
import { realDisk } from '../record/real-disk.ts'
import { openVault, slotOf } from '../record/vault.ts'
import { readLedger } from './kept-ledger.ts'
import { caseId } from './shapes.ts'

type Asked = { readonly data: string; readonly masterKey: Uint8Array | undefined }
type Said = { readonly lines: readonly string[]; readonly exit: 0 | 1 | 2 }

/**
 * `gatehouse held-number CASE`: for whoever has the machine, when two governors have held a number for the emergency
 * services and the page says that it may be read. The dialler may run; nothing is changed.
 */
export async function heldNumberCommand(asked: string, { data, masterKey }: Asked): Promise<Said> {
  const read = v.safeParse(caseId, asked)
  if (!read.success) return { lines: ['Give the case as the page has it.'], exit: 2 }
  const disk = realDisk(data)
  const ledger = await readLedger(disk)
  const sample = sampleOf(read.output)
  const known = ledger?.samples.find((one) => one.sample === sample)
  if (!known) return { lines: [`There is no such case in ${data}.`], exit: 1 }
  const master = masterKey ? ok(masterKey) : await loadMasterKey(disk, { create: false })
  if (!master.ok) return { lines: [`${master.error.what} ${master.error.whatToDo}`], exit: 1 }
  const keys = await readKeys(disk, master.value)
  const vault = await openVault({ disk, keys, sample, key: known.key })
  const slot = vault && slotOf(sample, read.output, Number.MAX_SAFE_INTEGER)
  const number =
    vault && slot !== undefined && slot < vault.size ? vault.read(read.output) : undefined
  await vault?.close()
  return number === undefined
    ? { lines: ['The number is gone: it was overwritten when its case was final.'], exit: 1 }
    : { lines: [nationalSpelling(number)], exit: 0 }
}
