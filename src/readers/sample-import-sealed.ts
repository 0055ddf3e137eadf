import { ok, type Result } from '../basics/result.ts'
import type { SampleFault } from './sample-fault.ts'
import { importSample, type SampleOptions } from './sample-import.ts'
import type { SampleReport } from './sample-report.ts'
import { openSealedSample } from './sample-seal.ts'

export type SealedImport = {
  readonly source: string
  readonly date: string
  readonly report: SampleReport
}

/**
 * Opens a sealed sample and hands its numbers on, each judged again as if it came from a CSV: a seal proves who can
 * read it, not that its maker kept the rules.
 */
export async function importSealedSample(
  bytes: Uint8Array,
  identity: string,
  options: Omit<SampleOptions, 'fileName' | 'phoneColumn'>,
): Promise<Result<SealedImport, SampleFault>> {
  const opened = await openSealedSample(bytes, identity)
  if (!opened.ok) return opened
  const { source, date, numbers } = opened.value
  const read = await importSample(asCsv(numbers), { ...options, fileName: '' })
  return read.ok ? ok({ source, date, report: read.value }) : read
}

async function* asCsv(numbers: readonly string[]): AsyncGenerator<Uint8Array> {
  const text = new TextEncoder()
  yield text.encode('phone\n')
  for (let at = 0; at < numbers.length; at += 1000) {
    yield text.encode(`${numbers.slice(at, at + 1000).join('\n')}\n`)
  }
}
