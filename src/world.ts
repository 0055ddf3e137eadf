import type { CaseLook } from './case-answers.ts'
import type { World } from './facts/decide-dial.ts'
import type { Writer } from './record/writer.ts'
import type { Standing } from './upkeep/attestation.ts'

/** What only the outside knows and the dial rules ask for. */
export function worldOf(
  writer: Writer,
  cases: CaseLook,
  recordFails: boolean,
  nearlyFull: boolean,
  { state, line }: Standing,
): World {
  return {
    recordWritable: !recordFails,
    nearlyFull,
    listenable: writer.ahead.switchUp,
    attestation: state,
    ...(line === undefined ? {} : { attestationLine: line }),
    ...cases,
  }
}
