import type { DayCounts } from './situation.ts'

/**
 * Abandoned live calls in percent of all live calls of one campaign and one local day: A / (A + L) x 100 (D2).
 * `n/a` while there was no live call.
 */
export function abandonedRate({
  abandoned,
  passed,
}: Pick<DayCounts, 'abandoned' | 'passed'>): number | 'n/a' {
  const live = abandoned + passed
  return live === 0 ? 'n/a' : (abandoned / live) * 100
}

/** Calls of the same day that agents took and that were answering machines: the evidence for an estimate (D3). */
export type MachineEvidence = { readonly machines: number; readonly people: number }

/**
 * The rate when some of the abandoned calls were answering machines, estimated from calls that reached agents (D3).
 * Only with evidence: without any call that reached an agent it is the plain rate.
 */
export function abandonedRateWithoutMachines(
  abandoned: number,
  { machines, people }: MachineEvidence,
): number | 'n/a' {
  const reached = machines + people
  const machineShare = reached === 0 ? 0 : machines / reached
  return abandonedRate({ abandoned: abandoned * (1 - machineShare), passed: people })
}
