import { eligibleShare, type GroupCounts } from './rates.ts'

/**
 * How a campaign comes to `e`, the share of its cases of unknown eligibility that its rates take to be eligible. Chosen
 * before field work, with everything else on the campaign sheet.
 */
export type Eligibility =
  /** The same share as among the cases that are known (proportional allocation). */
  | { readonly by: 'computed' }
  /** Every one: the rates are then the lowest they can be. */
  | { readonly by: 'all' }
  /** In percent, from outside the study; the reason is printed beside the rates. */
  | { readonly by: 'declared'; readonly percent: number; readonly reason: string }

export const usualEligibility: Eligibility = { by: 'computed' }

/** `e`, from 0 to 1. Where nothing is known to compute it by, it is 1, the cautious value. */
export function eligibleBy(counts: GroupCounts, how: Eligibility = usualEligibility): number {
  if (how.by === 'all') return 1
  return how.by === 'declared' ? how.percent / 100 : eligibleShare(counts)
}
