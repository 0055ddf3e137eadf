import type { CaseId, SampleId } from '../basics/ids.ts'
import { sampleOf } from '../record/number-stores.ts'

/** Counted from 0, in the sample of the case. */
export function slotIn(case_: CaseId): number {
  return Number(case_.slice(case_.lastIndexOf('.') + 1))
}

export function bySample(cases: readonly CaseId[]): ReadonlyMap<SampleId, readonly CaseId[]> {
  const found = new Map<SampleId, CaseId[]>()
  for (const case_ of cases) {
    const sample = sampleOf(case_)
    found.set(sample, [...(found.get(sample) ?? []), case_])
  }
  return found
}
