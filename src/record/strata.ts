import type { CaseId, SampleId } from '../basics/ids.ts'
import type { State } from '../facts/state.ts'
import { type Stratum, stratumOf } from '../fieldwork/strata.ts'
import type { Disk } from './disk.ts'

/**
 * Beside the record, `cases/<sample>.strata`: one byte for each slot, which says the bands of its case and nothing else
 * of it. Written, durable, before the fact that makes the cases; held in memory, a megabyte for a million cases.
 */
export type StrataBook = {
  /** The bands of a case; none where its sample declared none. */
  of(case_: CaseId): Stratum
  /** The byte of each slot; undefined where none were declared. */
  bytesOf(sample: SampleId): Uint8Array | undefined
  /** Keeps the bytes of a new sample, by slot: all or nothing, durable. */
  put(sample: SampleId, bytes: Uint8Array): Promise<void>
  /** Takes them away: of an import that came to nothing, or of a sample that was sent back. */
  drop(sample: SampleId): Promise<void>
}

const ending = '.strata'

export function strataPath(sample: SampleId): string {
  return `cases/${sample}${ending}`
}

/** Opens the strata of the samples that the record knows of, and takes away what an import left that was cut short. */
export async function openStrata(disk: Disk, state: State): Promise<StrataBook> {
  const books = new Map<SampleId, Uint8Array>()
  const drop = async (sample: SampleId) => {
    books.delete(sample)
    await disk.remove(strataPath(sample))
  }
  for (const name of await disk.list('cases')) {
    if (!name.endsWith(ending)) continue
    const sample = name.slice(0, -ending.length) as SampleId
    const bytes = state.samples.has(sample) ? await disk.read(strataPath(sample)) : undefined
    if (bytes) books.set(sample, bytes)
    else await drop(sample)
  }
  return {
    of: (case_) => {
      const dot = case_.lastIndexOf('.')
      const bytes = books.get(case_.slice(0, dot) as SampleId)
      return stratumOf(bytes?.[Number(case_.slice(dot + 1))] ?? 0) ?? {}
    },
    bytesOf: (sample) => books.get(sample),
    put: async (sample, bytes) => {
      await disk.makeDir('cases')
      await disk.replace(strataPath(sample), bytes)
      books.set(sample, bytes)
    },
    drop,
  }
}
