import { type AaporCode, type AaporGroup, aaporCodes } from './aapor.ts'

export type GroupCounts = Readonly<Record<AaporGroup, number>>

/** A share from 0 to 1, or `n/a` where nothing can be divided by. */
export type Rate = number | 'n/a'

export const rateNames = [
  'RR1',
  'RR2',
  'RR3',
  'RR4',
  'RR5',
  'RR6',
  'COOP1',
  'COOP2',
  'COOP3',
  'COOP4',
  'REF1',
  'REF2',
  'REF3',
  'CON1',
  'CON2',
  'CON3',
] as const

export type RateName = (typeof rateNames)[number]

/** Adds final cases up by group. */
export function groupCounts(byCode: Readonly<Partial<Record<AaporCode, number>>>): GroupCounts {
  const counts: Record<AaporGroup, number> = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 }
  for (const [code, { group }] of Object.entries(aaporCodes)) {
    counts[group] += byCode[code as AaporCode] ?? 0
  }
  return counts
}

/**
 * The share of cases of unknown eligibility that is taken to be eligible: the same as among the known ones. 1, the
 * cautious value, where none is known.
 */
export function eligibleShare({ I, P, R, NC, O, NE }: GroupCounts): number {
  const eligible = I + P + R + NC + O
  return eligible + NE === 0 ? 1 : eligible / (eligible + NE)
}

/** Each rate as the Standard Definitions write it. `e` is the eligible share of the cases that are not known. */
export const rateFormulas = {
  RR1: 'I ÷ (I + P + R + NC + O + UH + UO)',
  RR2: '(I + P) ÷ (I + P + R + NC + O + UH + UO)',
  RR3: 'I ÷ (I + P + R + NC + O + e × (UH + UO))',
  RR4: '(I + P) ÷ (I + P + R + NC + O + e × (UH + UO))',
  RR5: 'I ÷ (I + P + R + NC + O)',
  RR6: '(I + P) ÷ (I + P + R + NC + O)',
  COOP1: 'I ÷ (I + P + R + O)',
  COOP2: '(I + P) ÷ (I + P + R + O)',
  COOP3: 'I ÷ (I + P + R)',
  COOP4: '(I + P) ÷ (I + P + R)',
  REF1: 'R ÷ (I + P + R + NC + O + UH + UO)',
  REF2: 'R ÷ (I + P + R + NC + O + e × (UH + UO))',
  REF3: 'R ÷ (I + P + R + NC + O)',
  CON1: '(I + P + R + O) ÷ (I + P + R + NC + O + UH + UO)',
  CON2: '(I + P + R + O) ÷ (I + P + R + NC + O + e × (UH + UO))',
  CON3: '(I + P + R + O) ÷ (I + P + R + NC + O)',
} as const satisfies Record<RateName, string>

/** A rate before it is divided: how many of how many. */
export type RateParts = { readonly part: number; readonly whole: number }

/** The sixteen AAPOR outcome rates. `e` is the eligible share of the unknown: estimated from the counts unless given. */
export function outcomeRates(
  counts: GroupCounts,
  e: number = eligibleShare(counts),
): Readonly<Record<RateName, Rate>> {
  const parts = rateParts(counts, e)
  const rates: Partial<Record<RateName, Rate>> = {}
  for (const name of rateNames) {
    const { part, whole } = parts[name]
    rates[name] = whole === 0 ? 'n/a' : part / whole
  }
  return rates as Record<RateName, Rate>
}

export function rateParts(
  counts: GroupCounts,
  e: number = eligibleShare(counts),
): Readonly<Record<RateName, RateParts>> {
  const { I, P, R, NC, O, UH, UO } = counts
  const interviews = I + P
  const contacts = interviews + R + O
  const eligible = interviews + R + NC + O
  const unknown = UH + UO
  return {
    RR1: { part: I, whole: eligible + unknown },
    RR2: { part: interviews, whole: eligible + unknown },
    RR3: { part: I, whole: eligible + e * unknown },
    RR4: { part: interviews, whole: eligible + e * unknown },
    RR5: { part: I, whole: eligible },
    RR6: { part: interviews, whole: eligible },
    COOP1: { part: I, whole: contacts },
    COOP2: { part: interviews, whole: contacts },
    COOP3: { part: I, whole: interviews + R },
    COOP4: { part: interviews, whole: interviews + R },
    REF1: { part: R, whole: eligible + unknown },
    REF2: { part: R, whole: eligible + e * unknown },
    REF3: { part: R, whole: eligible },
    CON1: { part: contacts, whole: eligible + unknown },
    CON2: { part: contacts, whole: eligible + e * unknown },
    CON3: { part: contacts, whole: eligible },
  }
}
