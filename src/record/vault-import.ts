import { randomFillSync } from 'node:crypto'
import { err, ok, type Result } from '../basics/result.ts'
import type { Disk } from './disk.ts'
import { itemsPerTurn, otherWork, randomOrder } from './shuffle.ts'
import { longestNumber, slotAad, type VaultPlace, vaultPath, vaultSlotBytes } from './vault.ts'

/** The numbers of a sample on their way into its vault. Nothing is on disk before `finish`. */
export type VaultImport = {
  /** Adds one number (E.164, at most 16 characters) and returns its row, counted from 0. */
  add(number: string): Result<number, { readonly reason: 'not-e164' }>
  /**
   * Puts every number in a random slot and writes the vault, all or nothing, durable. Returns the slot of each row:
   * use it to lay out the strata and let it go, for it is the one link between a case and the client's file.
   */
  finish(): Promise<Uint32Array>
}

/** Begins a vault. Erases nothing: a sample that has a vault already is refused by a throw. */
export async function createVault(place: VaultPlace): Promise<VaultImport> {
  await place.disk.makeDir('vault')
  if ((await place.disk.list('vault')).includes(`${place.sample}.slots`))
    throw new Error(`Sample ${place.sample} has a vault already. Import it as a new sample.`)

  let numbers: Buffer = Buffer.alloc(1024 * longestNumber)
  let count = 0
  return {
    add: (number) => {
      if (!/^\+[1-9][0-9]{6,14}$/.test(number)) return err({ reason: 'not-e164' })
      if (count * longestNumber === numbers.length) numbers = doubled(numbers)
      numbers.write(number, count * longestNumber, 'latin1')
      count += 1
      return ok(count - 1)
    },
    finish: async () => {
      const slotOfRow = await randomOrder(count)
      const sealed = await sealAll(place, numbers, slotOfRow)
      numbers.fill(0)
      await place.disk.replace(vaultPath(place.sample), sealed)
      return slotOfRow
    },
  }
}

/** Drawn at once before other work gets its turn. */
const noiseBytes = 1024 * 1024

/** All slots random: what a vault is whose numbers are away. `put` fills those that come back, and `finish` is durable. */
export async function refillVault(place: VaultPlace, size: number) {
  await place.disk.makeDir('vault')
  const file = new Uint8Array(size * vaultSlotBytes)
  for (let at = 0; at < file.length; at += noiseBytes) {
    randomFillSync(file.subarray(at, at + noiseBytes))
    await otherWork()
  }
  const { keys, key, sample } = place
  return {
    put: (slot: number, number: string): void => {
      const padded = Buffer.alloc(longestNumber)
      padded.write(number, 'latin1')
      file.set(keys.sealBytes(key, padded, slotAad(sample, slot)), slot * vaultSlotBytes)
      padded.fill(0)
    },
    finish: () => place.disk.replace(vaultPath(sample), file),
  }
}

/** At start: takes away what an import that did not finish left behind (it was sealed all the same). */
export async function removeUnfinishedImports(disk: Disk): Promise<void> {
  for (const folder of ['vault', 'cases'])
    for (const name of await disk.list(folder))
      if (name.endsWith('.partial')) await disk.remove(`${folder}/${name}`)
}

async function sealAll(
  { keys, key, sample }: VaultPlace,
  numbers: Buffer,
  slotOfRow: Uint32Array,
): Promise<Uint8Array> {
  const file = new Uint8Array(slotOfRow.length * vaultSlotBytes)
  for (const [row, slot] of slotOfRow.entries()) {
    const number = numbers.subarray(row * longestNumber, (row + 1) * longestNumber)
    file.set(keys.sealBytes(key, number, slotAad(sample, slot)), slot * vaultSlotBytes)
    if (row % itemsPerTurn === 0) await otherWork()
  }
  return file
}

function doubled(numbers: Buffer): Buffer {
  const larger = Buffer.alloc(numbers.length * 2)
  larger.set(numbers)
  numbers.fill(0)
  return larger
}
