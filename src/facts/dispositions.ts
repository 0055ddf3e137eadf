import type { CampaignId, CaseId } from '../basics/ids.ts'
import { currentEdition, type Edition, editions } from '../fieldwork/editions.ts'
import { codeAtClose } from '../fieldwork/outcomes.ts'
import type { World } from './decide-dial.ts'
import type { State } from './state.ts'

/** Where the cases of a campaign stand, and which of its numbers are no cases of the study. */
export type Frame = {
  /** One code a case, as if field work closed now: settled cases by their code, others by what their attempts told. */
  readonly byCode: Readonly<Record<string, number>>
  /**
   * Numbers of the samples that the box passed over for good before the first call: never to be called, for whatever
   * reason. They are out of the frame: in no rate, and counted beside them as one figure that tells no reason (J6).
   */
  readonly excluded: number
}

export function frameOf(
  state: State,
  campaign: CampaignId,
  edition: Edition = currentEdition,
  strataOf?: World['strataOf'],
): Frame {
  const byCode: Record<string, number> = {}
  const add = (code: string, by: number) => {
    byCode[code] = (byCode[code] ?? 0) + by
  }
  let touched = 0
  for (const one of state.cases.values()) {
    if (one.campaign !== campaign) continue
    touched += 1
    add(one.final?.code ?? codeAtClose([one.told], edition), 1)
  }
  let [slots, reached] = [0, 0]
  for (const id of state.campaigns.get(campaign)?.samples ?? []) {
    const sample = state.samples.get(id)
    const strata = strataOf?.(id)
    slots += sample?.slots ?? 0
    reached += strata
      ? strata.reached((slot) => state.cases.has(`${id}.${slot}` as CaseId))
      : (sample?.nextFresh ?? 0)
  }
  // Every place that the cursor has left behind was either called or may not be.
  const excluded = Math.max(0, reached - touched)
  const untried = Math.max(0, slots - touched - excluded)
  if (untried > 0) add(editions[edition].untried, untried)
  return { byCode, excluded }
}
