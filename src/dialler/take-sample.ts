import type { SampleId } from '../basics/ids.ts'
import { NumberSet } from '../basics/number-set.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { explainSampleFault, sampleFault } from '../readers/sample-fault.ts'
import type { SampleReport } from '../readers/sample-report.ts'
import { writeCaseSlots } from '../record/case-slots.ts'
import type { Disk } from '../record/disk.ts'
import type { Keys } from '../record/keys.ts'
import { listKey, NumberList, numberHash } from '../record/number-list.ts'
import type { NumberStores } from '../record/number-stores.ts'
import { itemsPerTurn, otherWork } from '../record/shuffle.ts'
import { caseId, openVault } from '../record/vault.ts'
import { createVault, markBegun } from '../record/vault-import.ts'
import type { Ledger } from './ledger.ts'
import type { ListKeeper } from './list-keeper.ts'
import type { FileRefused, SampleBytes, SampleOrder, SampleProgress, SampleTaken } from './port.ts'
import { readSampleFile, type SampleDoor } from './read-sample-file.ts'

type Parts = {
  readonly disk: Disk
  readonly keys: Keys
  readonly ledger: Ledger
  readonly door: SampleDoor
  readonly stores: NumberStores
  readonly lists: ListKeeper
}

/** How far a sample has come, and whether anybody still wants it. */
export type Following = { progress: SampleProgress; cancelled: boolean }

export function followingOf({ size = 0 }: SampleBytes): Following {
  return { progress: { stage: 'reading', read: 0, of: size }, cancelled: false }
}

/**
 * Reads a client's file into a vault of its own, with the hashes by which the same list finds its cases again. What it
 * leaves of a file that is refused or cancelled is for whoever called to take away.
 */
export async function readIntoVault(
  parts: Parts,
  order: SampleOrder,
  file: SampleBytes,
  following: Following,
): Promise<Result<SampleTaken, FileRefused>> {
  const list = new NumberList()
  try {
    return await readWith(parts, order, file, following, list)
  } finally {
    list.forget()
  }
}

async function readWith(
  { disk, keys, ledger, door, stores, lists }: Parts,
  { sample, key, into, as = {}, recent = [] }: SampleOrder,
  file: SampleBytes,
  following: Following,
  list: NumberList,
): Promise<Result<SampleTaken, FileRefused>> {
  const { campaign } = into
  const place = { disk, keys, sample, key }
  await markBegun(disk, sample)
  const vault = await createVault(place)
  const here = await numbersIn(stores, ledger.samplesOf(campaign))
  const there = await numbersIn(stores, recent)
  const done = stores.done(campaign)
  const strata = new Bytes()
  const stopped: string[] = []
  let [slots, known] = [0, 0]
  const read = await readSampleFile(door, file, {
    ...as,
    each: (number) => {
      list.add(number)
      if (there.has(Number(number)) || here.has(Number(number))) known += 1
    },
    isExcluded: (number) => here.has(Number(number)) || done?.has(number) === true,
    sink: {
      add: ({ number, others, stratum }) => {
        const all = [number, ...(others ?? [])]
        // Whoever is on a list gets a case without a number: how many cases a file makes tells of no list (J6).
        const stops = lists.excludesAny(all, campaign)
        if (stops) stopped.push(...all)
        const added = stops ? ok(vault.addNone()) : vault.add(number, others)
        if (!added.ok) throw new Error('The reader let through something that is not a number')
        strata.put(slots, stratum)
        slots += 1
      },
    },
    isCancelled: () => following.cancelled,
    onRead: (bytes, of) => {
      following.progress = { stage: 'reading', read: bytes, of }
    },
  })
  if (!read.ok) return err(explainSampleFault(read.error))
  following.progress = { ...following.progress, stage: 'keeping' }
  const digest = await list.digest()
  if (sameAs(stores, ledger.samplesOf(campaign), digest)) return err(sameList)
  const slotOfRow = await vault.finish()
  lists.leaveOut(sample, stopped)
  const sealed = await openVault(place)
  if (sealed) await writeCaseSlots(disk, sample, sealed, list)
  await sealed?.close()
  if (following.cancelled) return err(explainSampleFault(sampleFault('cancelled')))
  return ok({
    slots,
    report: read.value,
    overlaps: known * 2 > list.size,
    ...(declares(read.value) ? { strata: strata.inOrder(slotOfRow) } : {}),
  })
}

function declares({ outside }: SampleReport): boolean {
  return Object.keys(outside).length > 0
}

const sameList: FileRefused = {
  what: 'This very list of numbers is in the campaign already. Nothing was added.',
  whatToDo:
    'Go back to the campaign: its cases are as they were. To add others, bring another file.',
}

/**
 * Whether one of the samples came from this very list. A hash of it is kept nowhere: the keys of the cases' hashes come
 * out of it, so one open case of a sample tells.
 */
function sameAs(stores: NumberStores, samples: readonly SampleId[], digest: Uint8Array): boolean {
  return samples.some((sample) => {
    const [vault, hashes] = [stores.vault(sample), stores.caseSlots(sample)]
    if (!vault || !hashes) return false
    const key = listKey(digest, sample)
    let looked = 0
    for (let slot = 0; slot < vault.size && looked < casesToLookAt; slot++) {
      const number = vault.read(caseId(sample, slot))
      if (number === undefined) continue
      looked += 1
      if (numberHash(key, number).toString('latin1') === hashes.hashAt(slot)) return true
    }
    return false
  })
}

/** One would do, but for cases that go by their second number. */
const casesToLookAt = 20

async function numbersIn(stores: NumberStores, samples: readonly SampleId[]): Promise<NumberSet> {
  const numbers = new NumberSet()
  for (const sample of samples) {
    const vault = stores.vault(sample)
    for (let slot = 0; slot < (vault?.size ?? 0); slot++) {
      for (const number of vault?.readAll(caseId(sample, slot)) ?? []) numbers.add(Number(number))
      if (slot % itemsPerTurn === 0) await otherWork()
    }
  }
  return numbers
}

/** One byte a row, until it is known in which slot the row is. */
class Bytes {
  #bytes = new Uint8Array(1024)

  put(row: number, byte: number): void {
    if (row >= this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes[row] = byte
  }

  /** By slot, in base64. */
  inOrder(slotOfRow: Uint32Array): string {
    const bySlot = Buffer.alloc(slotOfRow.length)
    for (const [row, slot] of slotOfRow.entries()) bySlot[slot] = this.#bytes[row] ?? 0
    return bySlot.toString('base64')
  }
}
