import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { importSample } from '../../src/readers/sample-import.ts'
import { timed } from './measure.ts'

/** What one reading of the file took: milliseconds, and MiB of memory at most, the process itself counted. */
export type Reading = { readonly ms: number; readonly memory: number }

// A process of its own: `read-csv.ts ours|bare ROWS`.
const [how, asked = ''] = process.argv.slice(2)
const ms = await timed(how === 'ours' ? readAsSample : readBare)
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

async function readAsSample(): Promise<void> {
  const numbers: string[] = []
  const read = await importSample(Readable.from(file()), {
    fileName: 'sample.csv',
    drama: true,
    isExcluded: () => false,
    sink: { add: ({ number }) => void numbers.push(number) },
  })
  if (!read.ok) throw new Error(`The file is not read: ${read.error.code}`)
}

async function readBare(): Promise<void> {
  let rows = 0
  for await (const cells of Readable.from(file()).pipe(parse())) rows += cells.length > 0 ? 1 : 0
  if (rows <= Number(asked)) throw new Error('Rows are missing')
}
