import { type Eligibility, eligibleBy } from '../fieldwork/eligibility.ts'
import { type GroupCounts, type RateName, rateNames, rateParts } from '../fieldwork/rates.ts'
import { type Hidden, hiddenMark, rounded, threshold } from './rounding.ts'

export type RoundedRate = number | Hidden | 'n/a'

/**
 * The outcome rates in whole percent, as they may be shown: from rounded counts (X4), and hidden where fewer than 10
 * cases are in the rate, or outside it (X2, X3). `n/a` where there is nothing to divide by.
 */
export function roundedRates(
  counts: GroupCounts,
  eligibility?: Eligibility,
): Readonly<Record<RateName, RoundedRate>> {
  const parts = rateParts(counts, eligibleBy(counts, eligibility))
  const rates: Partial<Record<RateName, RoundedRate>> = {}
  for (const name of rateNames) {
    const { part, whole } = parts[name]
    rates[name] = whole === 0 ? 'n/a' : percent(part, whole)
  }
  return rates as Record<RateName, RoundedRate>
}

/**
 * `e` in whole percent. One that was chosen is shown as it is; one that was worked out as a rate would be, and `n/a`
 * where no case is known to be eligible or not: rates then take every one to be eligible.
 */
export function roundedEligible(counts: GroupCounts, eligibility?: Eligibility): RoundedRate {
  const e = eligibleBy(counts, eligibility)
  if (eligibility !== undefined && eligibility.by !== 'computed') return Math.round(e * 100)
  const { I, P, R, NC, O, NE } = counts
  const eligible = I + P + R + NC + O
  return eligible + NE === 0 ? 'n/a' : percent(eligible, eligible + NE)
}

function percent(part: number, whole: number): number | Hidden {
  const told = part >= threshold && whole - part >= threshold
  return told ? Math.round((rounded(part) / rounded(whole)) * 100) : hiddenMark
}
