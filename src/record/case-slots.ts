import { randomBytes } from 'node:crypto'
import type { CaseId, SampleId } from '../basics/ids.ts'
import type { Disk, SlotFile } from './disk.ts'
import { listKey, type NumberList, numberHash, numberHashBytes } from './number-list.ts'
import { itemsPerTurn, otherWork } from './shuffle.ts'
import { caseId, slotOf, type Vault } from './vault.ts'

/**
 * Beside the vault, `cases/<sample>.slots`: for each open case the hash of its number, under a key that only the
 * client's own list gives. A backup carries it, and never the vault: so after a restore the same list, imported again,
 * finds each number its case. It goes with the number: overwritten, durable, when the case is final.
 */
export type CaseSlots = {
  readonly size: number
  /** Overwrites the hashes with random bytes; resolves when that is on disk. */
  erase(cases: readonly CaseId[]): Promise<void>
  /** Overwrites every hash: the campaign is closed, and no number of it is to be known again. */
  eraseAll(): Promise<void>
  /** The hash in a slot, as a latin1 string to look up; random for a case that is final. */
  hashAt(slot: number): string
  close(): Promise<void>
}

export function caseSlotsPath(sample: SampleId): string {
  return `cases/${sample}.slots`
}

/** Hashes what stands in the vault, slot by slot: the row in the client's file is not asked for. All or nothing, durable. */
export async function writeCaseSlots(
  disk: Disk,
  sample: SampleId,
  vault: Vault,
  list: NumberList,
): Promise<void> {
  await disk.makeDir('cases')
  const key = listKey(await list.digest(), sample)
  const bytes = new Uint8Array(vault.size * numberHashBytes)
  for (let slot = 0; slot < vault.size; slot++) {
    const number = vault.read(caseId(sample, slot))
    const hash = number === undefined ? randomBytes(numberHashBytes) : numberHash(key, number)
    bytes.set(hash, slot * numberHashBytes)
    if (slot % itemsPerTurn === 0) await otherWork()
  }
  await disk.replace(caseSlotsPath(sample), bytes)
  key.fill(0)
}

/** Undefined when the sample has none. */
export async function openCaseSlots(disk: Disk, sample: SampleId): Promise<CaseSlots | undefined> {
  if (!(await disk.list('cases')).includes(`${sample}.slots`)) return undefined
  return over(sample, await disk.slots(caseSlotsPath(sample)))
}

const noiseBytes = 64 * 1024

function over(sample: SampleId, file: SlotFile): CaseSlots {
  const size = Math.floor(file.size() / numberHashBytes)
  return {
    size,
    erase: async (cases) => {
      for (const case_ of cases) {
        const at = slotOf(sample, case_, size) * numberHashBytes
        await file.writeAt(at, randomBytes(numberHashBytes))
      }
      if (cases.length > 0) await file.datasync()
    },
    eraseAll: async () => {
      for (let at = 0; at < file.size(); at += noiseBytes)
        await file.writeAt(at, randomBytes(Math.min(noiseBytes, file.size() - at)))
      await file.datasync()
    },
    hashAt: (slot) =>
      Buffer.from(file.readAt(slot * numberHashBytes, numberHashBytes)).toString('latin1'),
    close: () => file.close(),
  }
}
