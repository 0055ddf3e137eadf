import { ok, type Result } from '../basics/result.ts'
import type { SampleFault } from './sample-fault.ts'
import { importSample, type SampleOptions } from './sample-import.ts'
import type { SampleReport } from './sample-report.ts'
import { openSealedSample, type SealedContent } from './sample-seal.ts'

export type SealedImport = {
  readonly source: string
  readonly date: string
  readonly report: SampleReport
}

export type SealedOptions = Omit<SampleOptions, 'fileName' | 'asked' | 'phoneColumns' | 'strata'>

/**
 * Opens a sealed sample and hands its numbers on, each judged again as if it came from a CSV: a seal proves who can
 * read it, not that its maker kept the rules.
 */
export async function importSealedSample(
  bytes: Uint8Array,
  identity: string,
  options: SealedOptions,
): Promise<Result<SealedImport, SampleFault>> {
  const opened = await openSealedSample(bytes, identity)
  if (!opened.ok) return opened
  const { source, date } = opened.value
  const read = await importSample(pieces(opened.value.csv), { ...options, ...asCsv(opened.value) })
  return read.ok ? ok({ source, date, report: read.value }) : read
}

/** How the file inside a seal is laid out: nothing in it is guessed. */
export function asCsv({ bands, phones }: Pick<SealedContent, 'bands' | 'phones'>) {
  return {
    fileName: '',
    asked: { encoding: 'utf-8', delimiter: ',' },
    phoneColumns: Array.from({ length: phones }, (_, at) => at + 1),
    strata: Object.fromEntries(bands.map((band, at) => [band, phones + at + 1])),
  } as const
}

const pieceBytes = 64 * 1024

/** Its bytes as they would stream in. */
export async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}
