import { type GroupCounts, type RateName, rateNames, rateParts } from '../fieldwork/rates.ts'
import { type Hidden, hiddenMark, rounded, threshold } from './rounding.ts'

/**
 * The outcome rates in whole percent, as they may be shown: from rounded counts (X4), and hidden where fewer than 10
 * cases are in the rate, or outside it (X2, X3).
 */
export function roundedRates(counts: GroupCounts): Readonly<Record<RateName, number | Hidden>> {
  const parts = rateParts(counts)
  const rates: Partial<Record<RateName, number | Hidden>> = {}
  for (const name of rateNames) {
    const { part, whole } = parts[name]
    const told = part >= threshold && whole - part >= threshold
    rates[name] = told ? Math.round((rounded(part) / rounded(whole)) * 100) : hiddenMark
  }
  return rates as Record<RateName, number | Hidden>
}
