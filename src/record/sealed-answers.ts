import type { CampaignId } from '../basics/ids.ts'
import type { MixingKey } from './mixing-key.ts'
import { pad, unpad } from './padded.ts'
import { longestResponse, readResponse } from './response.ts'
import { boxBytes } from './sealed-box.ts'

const paddedBytes = 4 + longestResponse
export const sealedAnswersBytes = boxBytes + paddedBytes

/**
 * The answers of a completed interview (JSON) as they are written down from here on: of one length, and to be opened
 * by a merge alone. Throws for what is no answers, or too long: both are faults of the box.
 */
export function sealAnswers(
  mixingKey: Pick<MixingKey, 'seal'>,
  campaign: CampaignId,
  answers: Uint8Array,
): Uint8Array {
  if (answers.length > longestResponse)
    throw new Error(`A response has at most ${longestResponse} bytes. Shorten the script.`)
  readResponse(answers)
  return mixingKey.seal(pad(answers, paddedBytes), aad(campaign))
}

export function openAnswers(
  mixingKey: Pick<MixingKey, 'open'>,
  campaign: CampaignId,
  sealed: Uint8Array,
): Uint8Array {
  return unpad(mixingKey.open(sealed, aad(campaign)))
}

function aad(campaign: CampaignId): string {
  return `gatehouse/mixing/${campaign}`
}
