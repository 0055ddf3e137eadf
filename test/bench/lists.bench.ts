import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openKeys } from '../../src/record/keys.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { SortedHashes, shortHash } from '../../src/record/sorted-hashes.ts'
import { openSuppressionLists, type SuppressionLists } from '../../src/record/suppression-lists.ts'
import { inTurns, type Measure, timed } from './measure.ts'

const entries = 5_000_000
const looked = 20_000
const mebibyte = 1024 * 1024

/** A list of five million, beside a bare Set of the very same hashes. What is hashed here is no number. */
export async function listsBench(): Promise<readonly Measure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'))
  try {
    return await measured(dir)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function measured(dir: string): Promise<readonly Measure[]> {
  const disk = realDisk(dir)
  const keys = await openKeys({ disk, masterKey: new Uint8Array(32) })
  await keys.ready()
  const place = { disk, keys, key: keys.take() }
  const lists = await openSuppressionLists({ ...place, fresh: true })
  const about = { list: 'tps', source: 'bench', date: '2026-11-02' } as const
  const hashing = await timed(async () => {
    for (let n = 0; n < looked; n++) keys.hash(place.key, `lists/${entry(n)}`)
  })
  const taking = await timed(() => lists.take(about, everyEntry()))
  await lists.close()

  const path = join(dir, 'lists', 'tps.1.sorted')
  const before = memory()
  let again: SuppressionLists | undefined
  const opening = await inTurns(
    2,
    () =>
      timed(async () => {
        await again?.close()
        again = await openSuppressionLists({ ...place, fresh: false })
      }),
    () => timed(() => setOf(path)),
  )
  const opened = again
  if (!opened) throw new Error('The lists were not opened')
  const ours = memory() - before
  const sorted = await SortedHashes.read(await readFile(path))
  const between = memory()
  const bare = await setOf(path)
  const bares = memory() - between
  if (!sorted || bare.size !== sorted.size) throw new Error('Both must hold the same')

  const hashes = Array.from({ length: looked }, (_, n) =>
    shortHash(keys.hash(place.key, `lists/${entry(n * 249)}`) ?? ''),
  )
  const lookUp = await inTurns(
    5,
    () => perSecond(hashes, (hash) => sorted.has(hash)),
    () => perSecond(hashes, (hash) => bare.has(hash)),
  )
  const asked = Array.from({ length: looked }, (_, n) => entry(n * 249))
  const whole = await inTurns(
    5,
    () => perSecond(asked, (one) => opened.mustNotRing(one, { screens: true, clients: [] })),
    () =>
      perSecond(asked, (one) => {
        const hash = keys.hash(place.key, `lists/${one}`) ?? ''
        return bare.has(shortHash(hash))
      }),
  )
  await opened.close()
  await keys.close()
  const of = entries.toLocaleString('en-GB')
  const set = 'a bare Set of the same hashes'
  return [
    { what: `looks in a list of ${of}`, unit: 'a second', ...lookUp, against: set },
    {
      what: 'questions to every list, hashing and all',
      unit: 'a second',
      ...whole,
      against: 'one keyed hash and a bare Set',
    },
    { what: 'opening it at the start', unit: 'ms', ...opening, against: 'making a bare Set of it' },
    { what: 'memory', figure: ours, unit: 'MiB', limit: bares, against: set },
    {
      what: 'entries taken in, sorted and synced',
      figure: (entries / taking) * 1000,
      unit: 'a second',
      limit: (looked / hashing) * 1000,
      against: 'their keyed hashes alone',
    },
  ]
}

function entry(n: number): string {
  return `entry ${n}`
}

async function* everyEntry(): AsyncGenerator<string> {
  for (let n = 0; n < entries; n++) yield entry(n)
}

async function setOf(path: string): Promise<ReadonlySet<number>> {
  const bytes = await readFile(path)
  const own = new Uint8Array(bytes.length)
  own.set(bytes)
  return new Set(new Float64Array(own.buffer))
}

/** MiB in use, on the heap and in buffers. */
function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / mebibyte
}

async function perSecond<T>(all: readonly T[], look: (one: T) => boolean): Promise<number> {
  let found = 0
  const ms = await timed(async () => {
    for (const one of all) if (look(one)) found += 1
  })
  if (found < all.length - 1) throw new Error('Every one of them is on the list')
  return (all.length / ms) * 1000
}
