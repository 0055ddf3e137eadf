import type { CampaignId } from '../basics/ids.ts'
import { checkQuotas } from '../fieldwork/check-quotas.ts'
import { strataNames } from '../fieldwork/quota-strata.ts'
import type { Ctx } from './decide.ts'
import { samplesMissing } from './decide-samples.ts'
import { missingParts, type Sheet } from './sheet.ts'
import type { State } from './state.ts'

type Documents = Pick<Ctx, 'sheet' | 'script'>

/** What still keeps the campaign from going live, in sentences. */
export function stillMissing(
  state: State,
  documents: Documents,
  id: CampaignId,
  callerIds?: readonly string[],
): readonly string[] {
  const campaign = state.campaigns.get(id)
  if (campaign === undefined) return []
  const sheet = documents.sheet(campaign.sheet)
  const missing = missingParts(sheet, callerIds).map((part) => part.sentence)
  const script = sheet.script === '' ? undefined : state.scripts.get(sheet.script)
  if (sheet.script !== '' && script?.life !== 'approved')
    missing.push('The script is not approved yet.')
  missing.push(...quotaFaults(documents, sheet))
  return [...missing, ...samplesMissing(state, id)]
}

/** What is wrong with the quotas of a sheet, with the script that it has now. */
export function quotaFaults(
  documents: Pick<Documents, 'script'>,
  { quotas = [], script }: Pick<Sheet, 'quotas' | 'script'>,
): readonly string[] {
  if (quotas.length === 0 || script === '') return []
  return checkQuotas(quotas, documents.script(script), strataNames)
}
