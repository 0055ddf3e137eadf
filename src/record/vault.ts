import { randomBytes } from 'node:crypto'
import type { CaseId, KeyId, SampleId } from '../basics/ids.ts'
import { openLane } from '../basics/lane.ts'
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
  /** One number for one originate; undefined when it was erased, or never there. Never hold it, write it down or throw it. */
  read(case_: CaseId): string | undefined
  /** Every number of a case, the one that `read` gives first; none when they were erased. */
  readAll(case_: CaseId): readonly string[]
  /**
   * Puts the other number of a case in the place of one that turned out to be none, for good and durable. False when
   * there is no other, or they were erased.
   */
  next(case_: CaseId): Promise<boolean>
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

/** The other numbers, in the same slots, only where a sample has any. Written first, erased with the first ones. */
export function othersPath(sample: SampleId): string {
  return `vault/${sample}.others`
}

export function slotAad(sample: SampleId, slot: number): string {
  return `gatehouse/vault/${sample}/${slot}`
}

export function othersAad(sample: SampleId, slot: number): string {
  return `gatehouse/vault/${sample}/${slot}/other`
}

/** Opens a sample's vault; undefined when it was never imported to the end, or was removed. */
export async function openVault(place: VaultPlace): Promise<Vault | undefined> {
  const { disk, sample } = place
  const names = await disk.list('vault')
  if (!names.includes(`${sample}.slots`)) return undefined
  const file = await disk.slots(vaultPath(sample))
  const others = names.includes(`${sample}.others`)
    ? await disk.slots(othersPath(sample))
    : undefined
  return vaultOver(place, file, others)
}

function vaultOver(place: VaultPlace, file: SlotFile, others: SlotFile | undefined): Vault {
  const { keys, sample, key } = place
  const size = Math.floor(file.size() / vaultSlotBytes)
  const first = (slot: number) => numberAt(place, file, slot, slotAad(sample, slot))
  const other = (slot: number) => others && numberAt(place, others, slot, othersAad(sample, slot))
  const read = (case_: CaseId) => first(slotOf(sample, case_, size))
  // What was erased must never come back by another work that had read it before.
  const inTurn = openLane()
  const files = others ? [file, others] : [file]
  return {
    size,
    read,
    readAll: (case_) => {
      const slot = slotOf(sample, case_, size)
      return [first(slot), other(slot)].filter((one) => one !== undefined)
    },
    next: (case_) =>
      inTurn(async () => {
        const slot = slotOf(sample, case_, size)
        const number = other(slot)
        if (number === undefined || first(slot) === undefined) return false
        const padded = Buffer.alloc(longestNumber)
        padded.write(number, 'latin1')
        const sealed = keys.sealBytes(key, padded, slotAad(sample, slot))
        padded.fill(0)
        await file.writeAt(slot * vaultSlotBytes, sealed)
        await file.datasync()
        await others?.writeAt(slot * vaultSlotBytes, randomBytes(vaultSlotBytes))
        await others?.datasync()
        return true
      }),
    erase: (cases) =>
      inTurn(async () => {
        const slots = cases.map((case_) => slotOf(sample, case_, size))
        for (const one of slots.length > 0 ? files : []) {
          for (const slot of slots)
            await one.writeAt(slot * vaultSlotBytes, randomBytes(vaultSlotBytes))
          await one.datasync()
        }
      }),
    isErased: (case_) => read(case_) === undefined,
    close: async () => {
      for (const one of files) await one.close()
    },
  }
}

/** The number in a slot; undefined when it was overwritten, or never was one. */
function numberAt(
  { keys, key }: VaultPlace,
  file: SlotFile,
  slot: number,
  aad: string,
): string | undefined {
  const sealed = file.readAt(slot * vaultSlotBytes, vaultSlotBytes)
  const opened = keys.openBytes(key, sealed, aad)
  if (!opened.ok) return undefined
  const { buffer, byteOffset, length } = opened.value
  const padded = Buffer.from(buffer, byteOffset, length)
  const end = padded.indexOf(0)
  const number = padded.toString('latin1', 0, end < 0 ? length : end)
  // A string is gone with its last reader; these bytes would lie about for as long as nothing else needs the place.
  opened.value.fill(0)
  return number
}

/** The slot of a case; throws when it is of another sample. */
export function slotOf(sample: SampleId, case_: CaseId, size: number): number {
  const dot = case_.lastIndexOf('.')
  const slot = Number(case_.slice(dot + 1))
  if (case_.slice(0, dot) !== sample || !Number.isInteger(slot) || slot < 0 || slot >= size)
    throw new Error(`Case ${case_} is not in the vault of sample ${sample}.`)
  return slot
}
