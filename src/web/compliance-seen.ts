import type { Tone } from '../../views/parts/tag.tsx'
import type { CampaignId } from '../basics/ids.ts'
import { addCounts, type DayCount, noCalls } from '../facts/day-count.ts'
import type { Campaign, State } from '../facts/state.ts'
import type { ComplianceSheet } from '../facts/state-studies.ts'
import { abandonedRate } from '../fieldwork/abandoned-rate.ts'
import { dayWordsOf, momentWords } from '../fieldwork/day-words.ts'
import { dialLimits } from '../fieldwork/dial-limits.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { staffName } from './names.ts'

/** One campaign's day, as its sheet shows it: what is counted, and what an open shift has added so far. */
export type Day = {
  readonly campaign: CampaignId
  readonly title: string
  readonly day: string
  readonly count: DayCount
  readonly sheet: ComplianceSheet | undefined
  /** A shift is open that adds to it: its figures are not final. */
  readonly open: boolean
}

/** Every day with calls, of one campaign or of all, newest first. */
export function daysSeen(
  state: State,
  documents: DocumentsCache,
  only?: CampaignId,
): readonly Day[] {
  const days: Day[] = []
  for (const campaign of state.campaigns.values()) {
    if (only !== undefined && campaign.id !== only) continue
    const open = state.tally.days.get(campaign.id)
    const { title } = documents.sheet(campaign.sheet)
    for (const day of new Set([...campaign.compliance.keys(), ...(open?.keys() ?? [])]))
      days.push(dayOf(campaign, title, day, open?.get(day)))
  }
  return days.sort((a, b) => (a.day === b.day ? byText(a.title, b.title) : byText(b.day, a.day)))
}

function dayOf(campaign: Campaign, title: string, day: string, open: DayCount | undefined): Day {
  const sheet = campaign.compliance.get(day)
  const count = addCounts(sheet?.count ?? noCalls, open ?? noCalls)
  return { campaign: campaign.id, title, day, count, sheet, open: open !== undefined }
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether a supervisor has signed it, in words. */
export function signedText(
  state: State,
  { sheet, open }: Day,
): { readonly text: string; readonly tone: Tone } {
  if (open) return { text: 'Still being counted', tone: 'info' }
  if (!sheet?.signed) return { text: 'Waiting for a signature', tone: 'wait' }
  const { by, at } = sheet.signed
  return { text: `Signed by ${staffName(state, by)}, ${momentWords(at)}`, tone: 'good' }
}

export type FigureName =
  | 'calls'
  | 'live'
  | 'abandoned'
  | 'rate'
  | 'silent'
  | 'ring'
  | 'message'
  | 'repeats'
  | 'hours'

export type FigureSeen = {
  readonly name: FigureName
  readonly term: string
  readonly value: string
  /** What the rule asks for, with its id. */
  readonly rule: string
  readonly kept: 'kept' | 'broken' | 'none'
}

/** The figures of a sheet, each held against its rule. */
export function figuresSeen(count: DayCount): readonly FigureSeen[] {
  const { calls, live, abandoned, silent, shortestRing, longestToMessage, repeats, outside } = count
  const rate = abandonedRate({ abandoned, passed: live })
  const figure = (
    name: FigureName,
    term: string,
    value: string,
    rule: string,
    held?: boolean,
  ): FigureSeen => ({
    ...{ name, term, value, rule },
    kept: held === undefined ? 'none' : held ? 'kept' : 'broken',
  })
  const ring = shortestRing === undefined ? undefined : shortestRing >= dialLimits.ringMs / 100
  const message = longestToMessage === undefined ? undefined : longestToMessage <= longestTenths
  return [
    figure('calls', 'Calls placed', whole(calls), 'Every call is counted (D16)'),
    figure(
      'live',
      'Live calls passed to an agent',
      whole(live),
      'Answering machines left out (D2)',
    ),
    figure('abandoned', 'Live calls abandoned', whole(abandoned), 'Silent calls among them (D2)'),
    figure(
      'rate',
      'Abandoned-call rate',
      rate === 'n/a' ? rate : `${rate.toFixed(2)}%`,
      'Abandoned ÷ (abandoned + passed), under 3%; no estimate of machines is taken off (D2, D4)',
      rate === 'n/a' ? undefined : rate < dialLimits.abandonedStop,
    ),
    figure(
      'silent',
      'Silent calls',
      whole(silent),
      'The agent was not heard: none (D12)',
      silent === 0,
    ),
    figure(
      'ring',
      'Shortest ring with no answer',
      seconds(shortestRing),
      'At least 15 s (D7)',
      ring,
    ),
    figure(
      'message',
      'Longest time to the message',
      seconds(longestToMessage),
      'No agent there at the answer: at most 2 s (D5)',
      message,
    ),
    figure(
      'repeats',
      'Rung again within 72 hours',
      whole(repeats),
      'None after an abandoned or an unanswered call (D8, D14)',
      repeats === 0,
    ),
    figure(
      'hours',
      'Calls outside the hours',
      whole(outside),
      'None outside research, campaign and holidays (D15)',
      outside === 0,
    ),
  ]
}

/** D5: two seconds. */
const longestTenths = 20

function whole(count: number): string {
  return count.toLocaleString('en-GB')
}

/** "15.2 s", or "No such call". */
function seconds(tenths: number | undefined): string {
  return tenths === undefined ? 'No such call' : `${(tenths / 10).toFixed(1)} s`
}

/** "24 November 2026". */
export function dayTitle({ day }: Pick<Day, 'day'>): string {
  return dayWordsOf(day)
}
