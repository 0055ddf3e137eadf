import type { CaseId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { explainSampleFault } from '../readers/sample-fault.ts'
import type { Disk } from '../record/disk.ts'
import type { Keys } from '../record/keys.ts'
import { listKey, NumberList, numberHash } from '../record/number-list.ts'
import type { NumberStores } from '../record/number-stores.ts'
import { itemsPerTurn, otherWork } from '../record/shuffle.ts'
import { caseId } from '../record/vault.ts'
import { refillVault } from '../record/vault-import.ts'
import type { Ledger } from './ledger.ts'
import type {
  FileRefused,
  NumbersReturned,
  ReturnOrder,
  SampleBytes,
  SampleReturned,
  Waiting,
} from './port.ts'
import { readSampleFile, type SampleDoor } from './read-sample-file.ts'

type Parts = {
  readonly disk: Disk
  readonly keys: Keys
  readonly ledger: Ledger
  readonly stores: NumberStores
  readonly door: SampleDoor
}

/**
 * After a restore: gives the open cases of the waiting samples their numbers back, out of the client's own list. Final
 * cases and numbers on the do-not-call list get none. All other numbers of the list go into the done set, as they did
 * when their cases were finished. A crash at any point leaves the sample waiting, and the list can be imported again.
 */
export async function giveBack(
  parts: Parts,
  order: ReturnOrder,
  file: SampleBytes,
): Promise<Result<NumbersReturned, FileRefused>> {
  const list = new NumberList()
  try {
    const read = await readSampleFile(parts.door, file, {
      each: (number) => list.add(number),
      isExcluded: () => false,
      sink: { add: () => undefined },
    })
    if (!read.ok) return err(explainSampleFault(read.error))
    return ok({ report: read.value, samples: await toEach(parts, order, list) })
  } finally {
    list.forget()
  }
}

async function toEach(
  parts: Parts,
  order: ReturnOrder,
  list: NumberList,
): Promise<readonly SampleReturned[]> {
  const digest = await list.digest()
  const back: SampleReturned[] = []
  for (const waiting of order.waiting) {
    const { sample } = waiting
    // With its numbers here nothing waits, and nothing is made for a sample that nobody knows of.
    if (parts.stores.vault(sample) || !parts.ledger.sample(sample)) continue
    const one = await refill(parts, order, waiting, list, digest)
    if (one) back.push(one)
  }
  return back
}

/** Undefined when no number of the list belongs to an open case of the sample: then it is another list. */
async function refill(
  { disk, keys, ledger, stores }: Parts,
  { into }: ReturnOrder,
  waiting: Waiting,
  list: NumberList,
  digest: Uint8Array,
): Promise<SampleReturned | undefined> {
  const { sample, key, slots } = waiting
  const open = await openByHash(stores, waiting)
  const hashKey = listKey(digest, sample)
  if (!keys.has(key)) await keys.makeAgain(key)
  const vault = await refillVault({ disk, keys, sample, key }, slots)
  const asked = new Set(waiting.never)
  const spent: string[] = []
  const never: CaseId[] = []
  let [matched, returned, looked] = [0, 0, 0]
  for (const number of list.numbers()) {
    if (looked++ % itemsPerTurn === 0) await otherWork()
    const slot = open.get(numberHash(hashKey, number).toString('latin1'))
    if (slot === undefined) {
      spent.push(number)
      continue
    }
    matched += 1
    const case_ = caseId(sample, slot)
    if (asked.has(case_)) {
      await stores.doNotCall.add([number])
      never.push(case_)
    }
    if (stores.doNotCall.has(number)) continue
    vault.put(slot, number)
    returned += 1
  }
  if (matched === 0) return undefined
  await stores.done(into.campaign)?.add(spent)
  await ledger.renew(sample, key)
  await vault.finish()
  return { sample, returned, missing: open.size - never.length - returned, never }
}

/** The open cases of the sample by the hash of their number, and those that were never to be called again. */
async function openByHash(
  stores: NumberStores,
  { sample, slots, open: bits }: Waiting,
): Promise<ReadonlyMap<string, number>> {
  const hashes = stores.caseSlots(sample)
  const isOpen = Buffer.from(bits, 'base64')
  const open = new Map<string, number>()
  for (let slot = 0; hashes !== undefined && slot < Math.min(slots, hashes.size); slot++) {
    if (slot % itemsPerTurn === 0) await otherWork()
    if ((isOpen[slot >> 3] ?? 0) & (1 << (slot & 7))) open.set(hashes.hashAt(slot), slot)
  }
  return open
}
