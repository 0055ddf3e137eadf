import type { KeyId, PersonId } from '../basics/ids.ts'
import type { ListId } from '../basics/list-id.ts'
import type { Disk } from './disk.ts'
import { DocumentDamaged } from './durable-adapter.ts'
import { type KeyedSet, openKeyedSet } from './keyed-set.ts'
import type { Keys } from './keys.ts'
import { type AboutList, indexPath, type KeptList, readIndex } from './list-index.ts'
import { itemsPerTurn, otherWork } from './shuffle.ts'
import { GatheredHashes, SortedHashes, shortHash } from './sorted-hashes.ts'

export type ListsPlace = {
  readonly disk: Disk
  readonly keys: Keys
  /** The key of the do-not-call list: what is hashed here begins with words of its own, so no two hashes meet. */
  readonly key: KeyId
  /** No list was ever made here: only then may the files be missing. A lost list must never look like an empty one. */
  readonly fresh: boolean
}

/** For whom a number is asked about. */
export type Asker = {
  /** Whether the campaign leaves out whoever is on the preference services' lists (T4). */
  readonly screens: boolean
  /** The exclusion lists of its client. */
  readonly clients: readonly ListId[]
  /** Who would talk to the person. */
  readonly agent?: PersonId | undefined
}

/**
 * Who must never be called (T3, T4, J6): lists that come in whole, and barred numbers one by one, all by keyed hash. What
 * is asked of them is one yes or no; which of them said it is told to nobody, and each is looked at whatever the others say.
 */
export type SuppressionLists = {
  /** What was imported, and since when it is current. */
  kept(): readonly KeptList[]
  mustNotRing(number: string, asker: Asker): boolean
  /** Takes a file's numbers. The preference services' lists replace those before; to all others they are added. */
  take(about: AboutList, numbers: AsyncIterable<string>): Promise<void>
  /** Bars numbers for one agent, or for everybody; at once, and resolves when it is on disk (J6). */
  bar(numbers: readonly string[], agent: PersonId | undefined): Promise<void>
  close(): Promise<void>
}

export const barredPath = 'lists/barred.slots'

/** Throws `DocumentDamaged` when a list that was made here is missing, cut or spoiled. */
export async function openSuppressionLists(place: ListsPlace): Promise<SuppressionLists> {
  const { disk, keys, key, fresh } = place
  await disk.makeDir('lists')
  const names = await disk.list('lists')
  const index = await readIndex(disk)
  if (index === undefined && (!fresh || (await wasBegun(disk, names))))
    throw new DocumentDamaged(indexPath, 'It is missing.')
  const lists = new Map<ListId, SortedHashes>()
  for (const one of index ?? []) lists.set(one.list, await readList(disk, one))
  const inUse = new Set((index ?? []).map(({ file }) => file))
  for (const name of names)
    if (name.endsWith('.sorted') && !inUse.has(name)) await disk.remove(`lists/${name}`)
  const barred = await openKeyedSet({
    ...{ disk, keys, key, path: barredPath },
    fresh: index === undefined,
  })
  const open = new OpenLists(place, index ?? [], lists, barred)
  if (index === undefined) await open.writeIndex([])
  return open
}

/** Whether anything was ever put on a list here. Of a start that was cut short, an empty file may be left. */
async function wasBegun(disk: Disk, names: readonly string[]): Promise<boolean> {
  if (names.some((name) => name.endsWith('.sorted'))) return true
  const barred = await disk.read(barredPath)
  return barred?.some((byte) => byte !== 0) === true
}

async function readList(disk: Disk, { file, entries, digest }: KeptList): Promise<SortedHashes> {
  const path = `lists/${file}`
  const bytes = await disk.read(path)
  if (bytes === undefined) throw new DocumentDamaged(path, 'It is missing.')
  const list = await SortedHashes.read(bytes)
  if (list?.size !== entries) throw new DocumentDamaged(path, 'It was cut short.')
  if ((await list.digest()) !== digest) throw new DocumentDamaged(path, 'It was changed.')
  return list
}

/** A later file of these says who is on it now, and nobody else (T4). */
const replaced: readonly ListId[] = ['tps', 'ctps']

class OpenLists implements SuppressionLists {
  readonly #place: ListsPlace
  readonly #lists: Map<ListId, SortedHashes>
  readonly #barred: KeyedSet
  #index: readonly KeptList[]
  #lastTake: Promise<void> = Promise.resolve()

  constructor(
    place: ListsPlace,
    index: readonly KeptList[],
    lists: Map<ListId, SortedHashes>,
    barred: KeyedSet,
  ) {
    this.#place = place
    this.#index = index
    this.#lists = lists
    this.#barred = barred
  }

  kept(): readonly KeptList[] {
    return this.#index
  }

  mustNotRing(number: string, { screens, clients, agent }: Asker): boolean {
    const hash = this.#hash(number)
    const asked: ListId[] = ['do-not-call', 'barred', ...clients]
    if (screens) asked.push('tps', 'ctps')
    let found = this.#barred.has(barredFor(number, undefined))
    // Nothing is left out once one has said yes: how long an answer takes tells no list.
    found = this.#barred.has(barredFor(number, agent)) || found
    for (const list of asked) found = this.#lists.get(list)?.has(hash) || found
    return found
  }

  async take(about: AboutList, numbers: AsyncIterable<string>): Promise<void> {
    const gathered = new GatheredHashes()
    for await (const number of numbers) {
      gathered.add(this.#hash(number))
      if (gathered.size % itemsPerTurn === 0) await otherWork()
    }
    // One at a time; one that failed leaves everything as it was, and the next may come.
    const before = this.#lastTake
    this.#lastTake = before.catch(() => undefined).then(() => this.#keep(about, gathered))
    return this.#lastTake
  }

  bar(numbers: readonly string[], agent: PersonId | undefined): Promise<void> {
    return this.#barred.add(numbers.map((number) => barredFor(number, agent)))
  }

  async close(): Promise<void> {
    await this.#lastTake.catch(() => undefined)
    await this.#barred.close()
  }

  async writeIndex(index: readonly KeptList[]): Promise<void> {
    const text = JSON.stringify({ format: 'gatehouse-lists/1', lists: index })
    await this.#place.disk.replace(indexPath, Buffer.from(`${text}\n`))
    this.#index = index
  }

  /** The new file, then the index that names it, then the old one goes: all or nothing, wherever the power is cut. */
  async #keep(about: AboutList, gathered: GatheredHashes): Promise<void> {
    const { disk } = this.#place
    const { list } = about
    const old = this.#index.find((one) => one.list === list)
    const before = replaced.includes(list) ? undefined : this.#lists.get(list)
    const hashes = await SortedHashes.of(gathered, before)
    const file = `${list}.${(old?.version ?? 0) + 1}.sorted`
    await disk.replace(`lists/${file}`, hashes.bytes)
    const kept: KeptList = {
      ...about,
      version: (old?.version ?? 0) + 1,
      file,
      entries: hashes.size,
      digest: await hashes.digest(),
    }
    await this.writeIndex([...this.#index.filter((one) => one.list !== list), kept])
    this.#lists.set(list, hashes)
    if (old) await disk.remove(`lists/${old.file}`)
  }

  #hash(number: string): number {
    const { keys, key } = this.#place
    const hash = keys.hash(key, `lists/${number}`)
    if (hash === undefined) throw new Error('The key of the lists is destroyed.')
    return shortHash(hash)
  }
}

/** What is hashed for a barred number: never what is hashed for any other list. */
function barredFor(number: string, agent: PersonId | undefined): string {
  return `barred/${agent ?? 'everybody'}/${number}`
}
