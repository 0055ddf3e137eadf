import type { RatesPageProps } from '../../views/governor/rates-page.tsx'
import type { CampaignId } from '../basics/ids.ts'
import { type AttemptOutcome, outcomeLabels } from '../calls/outcome.ts'
import type { World } from '../facts/decide-dial.ts'
import { frameOf } from '../facts/dispositions.ts'
import type { Sheet } from '../facts/sheet.ts'
import type { State } from '../facts/state.ts'
import { aaporCodes, aaporGroups, isAaporCode } from '../fieldwork/aapor.ts'
import { currentEdition, type Edition, editions } from '../fieldwork/editions.ts'
import { outcomeRules } from '../fieldwork/outcomes.ts'
import {
  type GroupCounts,
  groupCounts,
  type RateName,
  rateFormulas,
  rateNames,
} from '../fieldwork/rates.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { roundDispositions } from '../results/dispositions.ts'
import { type RoundedRate, roundedEligible, roundedRates } from '../results/rounded-rates.ts'
import { hiddenMark, rounded, threshold } from '../results/rounding.ts'
import { bandsText, eligibilityText } from './field-words.ts'

type Seen = Omit<RatesPageProps, 'chrome' | 'back' | 'notAsked'>

/** Rates, dispositions and codes of one campaign as they may be shown; undefined when there is none. */
export function ratesSeen(
  state: State,
  documents: DocumentsCache,
  id: CampaignId,
  strataOf?: World['strataOf'],
): Seen | undefined {
  const campaign = state.campaigns.get(id)
  if (!campaign) return undefined
  const sheet = documents.sheet(campaign.sheet)
  const { edition = currentEdition } = sheet
  const { byCode, excluded } = frameOf(state, id, edition, strataOf)
  const counts = groupCounts(byCode)
  const called = [...campaign.outcomes.values()].some((count) => count > 0)
  return {
    campaign: sheet.title,
    rule: ruleRows(sheet, edition, counts, excluded),
    dispositions: called ? dispositionRows(byCode) : [],
    rates: called ? rateRows(counts, sheet) : [],
    codes: codeRows(edition),
  }
}

function ruleRows(sheet: Sheet, edition: Edition, counts: GroupCounts, excluded: number) {
  return [
    { term: 'Codes', text: `${editions[edition].title} (${edition})` },
    { term: 'What counts as an interview', text: bandsText(sheet) },
    { term: 'Share taken to be eligible', text: eligibilityText(sheet) },
    { term: 'That share, e', text: rateText(roundedEligible(counts, sheet.eligibility)) },
    {
      term: 'Excluded before the first call',
      text: `${excluded < threshold ? hiddenMark : rounded(excluded).toLocaleString('en-GB')}. Numbers that must not be called, for whatever reason. They are out of the frame, and in no rate.`,
    },
  ]
}

function dispositionRows(byCode: Readonly<Record<string, number>>): Seen['dispositions'] {
  return Object.entries(roundDispositions(byCode).counts).map(([code, count]) => {
    const known = isAaporCode(code) ? aaporCodes[code] : undefined
    return [
      known?.label ?? code,
      code,
      known ? `${aaporGroups[known.group]} (${known.group})` : '',
      typeof count === 'number' ? count.toLocaleString('en-GB') : count,
    ]
  })
}

function rateRows(counts: GroupCounts, { eligibility }: Sheet): Seen['rates'] {
  const rates = roundedRates(counts, eligibility)
  return rateNames.map((name) => [rateLabel(name), name, rateFormulas[name], rateText(rates[name])])
}

function rateText(rate: RoundedRate): string {
  return typeof rate === 'number' ? `${rate}%` : rate
}

const rateFamilies = {
  RR: 'Response rate',
  COOP: 'Cooperation rate',
  REF: 'Refusal rate',
  CON: 'Contact rate',
} as const

function rateLabel(name: RateName): string {
  const family = name.replace(/\d$/, '') as keyof typeof rateFamilies
  return `${rateFamilies[family]} ${name.slice(-1)}`
}

/** Every outcome that a call can have, and what it comes to by this edition. */
function codeRows(edition: Edition): Seen['codes'] {
  const { of, codes, untried } = editions[edition]
  const rows = (Object.keys(outcomeRules) as AttemptOutcome[]).map((outcome) => {
    const code = of[outcome]
    const does =
      outcomeRules[outcome].does === 'final' ? 'Is closed' : 'Stays open; this code at close'
    return [outcomeLabels[outcome], does, code, codes[code].label]
  })
  return [
    ...rows,
    ['No call was made', 'Stays open; this code at close', untried, codes[untried].label],
  ]
}
