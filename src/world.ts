import type { SampleId } from './basics/ids.ts'
import type { CaseLook, openCaseAnswers } from './case-answers.ts'
import type { World } from './facts/decide-dial.ts'
import { Strata } from './fieldwork/even-strata.ts'
import type { StrataBook } from './record/strata.ts'
import { caseId } from './record/vault.ts'
import type { Writer } from './record/writer.ts'
import type { Standing } from './upkeep/attestation.ts'
import type { House } from './web/house.ts'

/** The strata of each sample as cases are chosen from them: laid out when the first case is, and kept. */
export function openStrataOf(writer: Writer, book: StrataBook): NonNullable<World['strataOf']> {
  const laidOut = new Map<SampleId, Strata>()
  return (sample) => {
    const bytes = book.bytesOf(sample)
    if (!bytes) return undefined
    const isTouched = (slot: number) => writer.ahead.cases.has(caseId(sample, slot))
    const strata = laidOut.get(sample) ?? new Strata(Uint16Array.from(bytes), isTouched)
    laidOut.set(sample, strata)
    return strata
  }
}

/** What only the outside knows and the dial rules ask for. */
export function worldOf(
  writer: Writer,
  cases: CaseLook,
  recordFails: boolean,
  nearlyFull: boolean,
  { state, line, unapproved }: Standing & { readonly unapproved: string | undefined },
  strataOf: NonNullable<World['strataOf']>,
): World {
  return {
    strataOf,
    recordWritable: !recordFails,
    nearlyFull,
    listenable: writer.ahead.switchUp,
    attestation: state,
    ...(line === undefined ? {} : { attestationLine: line }),
    unapproved,
    ...cases,
  }
}

/** What the pages ask of it: as it stands, and for one case that is asked about now. */
export function worlds(
  world: () => World,
  cases: Pick<ReturnType<typeof openCaseAnswers>, 'ask'>,
): Pick<House, 'world' | 'worldFor'> {
  return { world, worldFor: async (id, agent) => ({ ...world(), ...(await cases.ask(id, agent)) }) }
}
