import { randomFillSync } from 'node:crypto'
import type { SampleId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { Disk } from './disk.ts'
import { itemsPerTurn, otherWork, randomOrder } from './shuffle.ts'
import {
  longestNumber,
  othersAad,
  othersPath,
  slotAad,
  type VaultPlace,
  vaultPath,
  vaultSlotBytes,
} from './vault.ts'

/** The numbers of a sample on their way into its vault. Nothing is on disk before `finish`. */
export type VaultImport = {
  /** Adds the numbers of one row (E.164, at most 16 characters), the first first, and returns its row, counted from 0. */
  add(number: string, others?: readonly string[]): Result<number, { readonly reason: 'not-e164' }>
  /**
   * Adds a case that has no number, because it must not be called; in the file nothing tells it from one that was erased.
   * Such cases have the last slots, so that none of them stands before one that may be called. Returns its row.
   */
  addNone(): number
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

  const first = new Column()
  const others = new Column()
  let count = 0
  return {
    add: (number, [other] = []) => {
      if (![number, other ?? number].every(isE164)) return err({ reason: 'not-e164' })
      first.put(count, number)
      if (other !== undefined) others.put(count, other)
      count += 1
      return ok(count - 1)
    },
    addNone: () => {
      count += 1
      return count - 1
    },
    finish: async () => {
      const { disk, sample } = place
      const slotOfRow = await orderOf(first, count)
      if (others.used) {
        const sealed = await sealAll(place, others, slotOfRow, othersAad)
        await disk.replace(othersPath(sample), sealed)
      }
      const sealed = await sealAll(place, first, slotOfRow, slotAad)
      await disk.replace(vaultPath(sample), sealed)
      for (const column of [first, others]) column.forget()
      return slotOfRow
    },
  }
}

/** A random order in which those without a number come last. */
async function orderOf(column: Column, count: number): Promise<Uint32Array> {
  let withNumber = 0
  for (let row = 0; row < count; row++) if (column.at(row)) withNumber += 1
  const [first, last] = [await randomOrder(withNumber), await randomOrder(count - withNumber)]
  const slotOfRow = new Uint32Array(count)
  let [real, none] = [0, 0]
  for (let row = 0; row < count; row++) {
    slotOfRow[row] = column.at(row) ? (first[real++] ?? 0) : withNumber + (last[none++] ?? 0)
    if (row % (16 * itemsPerTurn) === 0) await otherWork()
  }
  return slotOfRow
}

function isE164(number: string): boolean {
  return /^\+[1-9][0-9]{6,14}$/.test(number)
}

/** Numbers by row, side by side in one piece of memory; a row may have none. */
class Column {
  #numbers: Buffer = Buffer.alloc(0)
  used = false

  put(row: number, text: string): void {
    this.used = true
    while ((row + 1) * longestNumber > this.#numbers.length) this.#grow()
    this.#numbers.write(text, row * longestNumber, 'latin1')
  }

  /** Undefined for a row that has none. */
  at(row: number): Buffer | undefined {
    const padded = this.#numbers.subarray(row * longestNumber, (row + 1) * longestNumber)
    return padded.length === longestNumber && padded[0] !== 0 ? padded : undefined
  }

  forget(): void {
    this.#numbers.fill(0)
  }

  #grow(): void {
    const larger = Buffer.alloc(Math.max(1024 * longestNumber, this.#numbers.length * 2))
    larger.set(this.#numbers)
    this.#numbers.fill(0)
    this.#numbers = larger
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

/** Says, durable and before anything else of it, that an import has begun; taken away when the record knows of it. */
export async function markBegun(disk: Disk, sample: SampleId): Promise<void> {
  await disk.makeDir('vault')
  await disk.replace(begunPath(sample), new Uint8Array(1))
}

export function begunPath(sample: SampleId): string {
  return `vault/${sample}.begun`
}

/** Samples whose import had begun and was not heard of again. */
export async function cutShort(disk: Disk): Promise<readonly SampleId[]> {
  const names = await disk.list('vault')
  const begun = names.filter((name) => name.endsWith('.begun'))
  return begun.map((name) => name.slice(0, -'.begun'.length) as SampleId)
}

/** At start: takes away what an import that did not finish left behind (it was sealed all the same). */
export async function removeUnfinishedImports(disk: Disk): Promise<void> {
  for (const folder of ['vault', 'cases'])
    for (const name of await disk.list(folder))
      if (name.endsWith('.partial')) await disk.remove(`${folder}/${name}`)
}

/** A slot without a number is as random as one whose number is sealed. */
async function sealAll(
  { keys, key, sample }: VaultPlace,
  column: Column,
  slotOfRow: Uint32Array,
  aad: (sample: SampleId, slot: number) => string,
): Promise<Uint8Array> {
  const file = new Uint8Array(slotOfRow.length * vaultSlotBytes)
  for (const [row, slot] of slotOfRow.entries()) {
    const number = column.at(row)
    const at = slot * vaultSlotBytes
    if (number) file.set(keys.sealBytes(key, number, aad(sample, slot)), at)
    else randomFillSync(file.subarray(at, at + vaultSlotBytes))
    if (row % itemsPerTurn === 0) await otherWork()
  }
  return file
}
