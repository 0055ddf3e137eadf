import { wholeOf } from '../../../src/basics/byte-streams.ts'
import type { E164 } from '../../../src/fieldwork/phone-number.ts'
import { sampleFaultSentence } from '../../../src/readers/sample-fault.ts'
import { importSample, type SampleOptions } from '../../../src/readers/sample-import.ts'

/** Bytes in chunks of the given length, so that letters and quotation marks are cut at awkward places. */
export async function* chunks(bytes: Uint8Array | string, length = 7): AsyncGenerator<Uint8Array> {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  for (let at = 0; at < all.length; at += length) yield all.subarray(at, at + length)
}

/** Imports a file as the trial does; `numbers` are what a caller would keep: nothing unless all went well. */
export async function read(bytes: Uint8Array | string, more: Partial<SampleOptions> = {}) {
  const sink: E164[] = []
  const others: (readonly E164[])[] = []
  const strata: number[] = []
  const source = chunks(bytes, bytes.length > 5000 ? 4093 : 7)
  const result = await importSample(source, {
    fileName: 'sample.csv',
    drama: true,
    isExcluded: () => false,
    sink: {
      add: (row) => {
        sink.push(row.number)
        others.push(row.others)
        strata.push(row.stratum)
      },
    },
    ...more,
  })
  return result.ok
    ? {
        fault: undefined,
        said: '',
        row: undefined,
        report: result.value,
        numbers: sink,
        others,
        strata,
      }
    : {
        fault: result.error.code,
        said: sampleFaultSentence(result.error),
        row: result.error.row,
        report: undefined,
        numbers: [],
        others: [],
        strata: [],
      }
}

export const one = '+447700900001'
export const two = '+441632960002'

/** The first numbers inside an opened seal, as they stand there. */
export async function numbersOf({
  csv,
}: {
  readonly csv: AsyncIterable<Uint8Array>
}): Promise<readonly string[]> {
  const [, ...rows] = Buffer.from(await wholeOf(csv))
    .toString()
    .trimEnd()
    .split('\n')
  return rows.map((row) => row.split(',')[0] ?? '')
}
