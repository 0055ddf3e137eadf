import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { SampleId } from '../../src/basics/ids.ts'
import { importSample } from '../../src/readers/sample-import.ts'
import { writeCaseSlots } from '../../src/record/case-slots.ts'
import { openKeys } from '../../src/record/keys.ts'
import { NumberList } from '../../src/record/number-list.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { openVault } from '../../src/record/vault.ts'
import { createVault } from '../../src/record/vault-import.ts'
import { timed } from './measure.ts'

/** What one reading of the file took: milliseconds, and MiB of memory at most, the process itself counted. */
export type Reading = { readonly ms: number; readonly memory: number }

// A process of its own: `read-csv.ts ours|bare|kept ROWS`.
const [how, asked = ''] = process.argv.slice(2)
const ways: Readonly<Record<string, () => Promise<void>>> = {
  ours: () => readAsSample(() => undefined),
  bare: readBare,
  kept: readAndKeep,
}
const ms = await timed(ways[how ?? ''] ?? readBare)
const reading: Reading = { ms, memory: process.resourceUsage().maxRSS / 1024 }
console.log(JSON.stringify(reading))

/** A client's file as it streams in, made as it goes so that only the reader holds memory. Drama numbers alone (D17). */
function* file(): Generator<Buffer> {
  yield Buffer.from('Reference,Full name,Address,Town,Telephone\r\n')
  const rows = Number(asked)
  for (let row = 0; row < rows; row += 500) {
    const lines = Array.from({ length: 500 }, (_, at) => line(row + at))
    yield Buffer.from(lines.join(''))
  }
}

function line(row: number): string {
  const end = String(row % 1000).padStart(3, '0')
  const leads = ['01632 960', '07700 900', '020 7946 0', '0113 496 0', '0121 496 0', '0131 496 0']
  return `R${row},Example Person,"${row % 90} Example Road, Flat 2",Exampletown,${leads[row % 6]}${end}\r\n`
}

async function readAsSample(eachRow: () => void): Promise<void> {
  const numbers: string[] = []
  const read = await importSample(Readable.from(file()), {
    fileName: 'sample.csv',
    drama: true,
    isExcluded: () => false,
    sink: { add: ({ number }) => void numbers.push(number) },
    isCancelled: () => {
      eachRow()
      return false
    },
  })
  if (!read.ok) throw new Error(`The file is not read: ${read.error.code}`)
}

async function readBare(): Promise<void> {
  let rows = 0
  for await (const cells of Readable.from(file()).pipe(parse())) rows += cells.length > 0 ? 1 : 0
  if (rows <= Number(asked)) throw new Error('Rows are missing')
}

/**
 * As a box takes it: read, kept apart from numbers met before, sealed in the vault, with the hash of each. There are
 * sixteen thousand drama numbers, so each row's case has one that no plan knows: it takes the same room.
 */
async function readAndKeep(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'))
  const disk = realDisk(dir)
  const keys = await openKeys({ disk, masterKey: new Uint8Array(32) })
  await keys.ready()
  const place = { disk, keys, sample: 'bench' as SampleId, key: keys.take() }
  const vault = await createVault(place)
  const list = new NumberList()
  const met = new Set<number>()
  let row = 0
  await readAsSample(() => {
    const nobodys = `+440000${String(row++).padStart(7, '0')}`
    met.add(Number(nobodys))
    list.add(nobodys)
    vault.add(nobodys)
  })
  await vault.finish()
  const sealed = await openVault(place)
  if (sealed) await writeCaseSlots(disk, place.sample, sealed, list)
  if (sealed?.size !== met.size) throw new Error('Cases are missing')
  await sealed.close()
  await rm(dir, { recursive: true })
}
