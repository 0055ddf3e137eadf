import { randomBytes } from 'node:crypto'
import type { CaseId, KeyId, SampleId } from '../basics/ids.ts'
import { sealingBytes } from './aes-gcm.ts'
import type { Disk, SlotFile } from './disk.ts'
import type { KeyReader } from './keys.ts'

/** A number in E.164: `+` and at most 15 digits. */
export const longestNumber = 16
export const vaultSlotBytes = longestNumber + sealingBytes

export type VaultPlace = {
  readonly disk: Disk
  readonly keys: KeyReader
  readonly sample: SampleId
  /** The sample's own data key; destroying it erases the whole vault. */
  readonly key: KeyId
}

/** The numbers of one sample, one slot each. A slot is a case, and neither tells the row in the client's file. */
export type Vault = {
  /** Slots, erased ones counted. */
  readonly size: number
  /** One number for one originate; undefined when it was erased. Never hold it, write it down or throw it. */
  read(case_: CaseId): string | undefined
  /** Overwrites the slots with random bytes; resolves when that is on disk. */
  erase(cases: readonly CaseId[]): Promise<void>
  isErased(case_: CaseId): boolean
  close(): Promise<void>
}

/** `<sample>.<slot>`. */
export function caseId(sample: SampleId, slot: number): CaseId {
  return `${sample}.${slot}` as CaseId
}

export function vaultPath(sample: SampleId): string {
  return `vault/${sample}.slots`
}

export function slotAad(sample: SampleId, slot: number): string {
  return `gatehouse/vault/${sample}/${slot}`
}

/** Opens a sample's vault; undefined when it was never imported to the end, or was removed. */
export async function openVault(place: VaultPlace): Promise<Vault | undefined> {
  const { disk, sample } = place
  const names = await disk.list('vault')
  if (!names.includes(`${sample}.slots`)) return undefined
  const file = await disk.slots(vaultPath(sample))
  return vaultOver(place, file)
}

function vaultOver({ keys, sample, key }: VaultPlace, file: SlotFile): Vault {
  const size = Math.floor(file.size() / vaultSlotBytes)
  const read = (case_: CaseId): string | undefined => {
    const slot = slotOf(sample, case_, size)
    const sealed = file.readAt(slot * vaultSlotBytes, vaultSlotBytes)
    const opened = keys.openBytes(key, sealed, slotAad(sample, slot))
    if (!opened.ok) return undefined
    const { buffer, byteOffset, length } = opened.value
    const padded = Buffer.from(buffer, byteOffset, length)
    const end = padded.indexOf(0)
    const number = padded.toString('latin1', 0, end < 0 ? length : end)
    // A string is gone with its last reader; these bytes would lie about for as long as nothing else needs the place.
    opened.value.fill(0)
    return number
  }
  return {
    size,
    read,
    erase: async (cases) => {
      const slots = cases.map((case_) => slotOf(sample, case_, size))
      for (const slot of slots)
        await file.writeAt(slot * vaultSlotBytes, randomBytes(vaultSlotBytes))
      if (slots.length > 0) await file.datasync()
    },
    isErased: (case_) => read(case_) === undefined,
    close: () => file.close(),
  }
}

/** The slot of a case; throws when it is of another sample. */
export function slotOf(sample: SampleId, case_: CaseId, size: number): number {
  const dot = case_.lastIndexOf('.')
  const slot = Number(case_.slice(dot + 1))
  if (case_.slice(0, dot) !== sample || !Number.isInteger(slot) || slot < 0 || slot >= size)
    throw new Error(`Case ${case_} is not in the vault of sample ${sample}.`)
  return slot
}
