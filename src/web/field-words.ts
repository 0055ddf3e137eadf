import type { Choice } from '../../views/parts/field.ts'
import type { Sheet } from '../facts/sheet.ts'
import { type Eligibility, usualEligibility } from '../fieldwork/eligibility.ts'

/** "Complete: over 80% of the applicable questions. Partial: 50% to 80%. Break-off: under 50%." */
export function bandsText({ complete: { completeOver, partialFrom } }: Sheet): string {
  return `Complete: over ${completeOver}% of the applicable questions. Partial: ${partialFrom}% to ${completeOver}%. Break-off: under ${partialFrom}%.`
}

const ways = {
  computed: {
    label: 'Work it out',
    hint: 'The same share as among the numbers that are known (proportional allocation).',
  },
  all: { label: 'All of them', hint: 'The most cautious: rates are then as low as they can be.' },
  declared: { label: 'A share of your own', hint: 'With its reason.' },
} as const satisfies Record<Eligibility['by'], { readonly label: string; readonly hint: string }>

export function eligibilityChoices({ eligibility }: Sheet): readonly Choice[] {
  return Object.entries(ways).map(([value, words]) => ({
    value,
    ...words,
    checked: value === eligibility?.by,
  }))
}

/** How `e` was chosen, in words. */
export function eligibilityText({ eligibility = usualEligibility }: Sheet): string {
  if (eligibility.by === 'declared')
    return `${eligibility.percent}%, as declared: ${eligibility.reason}`
  return eligibility.by === 'all'
    ? 'All of them (e is 1)'
    : 'Worked out from the numbers that are known (proportional allocation)'
}
