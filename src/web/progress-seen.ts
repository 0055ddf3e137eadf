import type { SummaryRow } from '../../views/parts/summary.tsx'
import type { FiguresPageProps } from '../../views/supervisor/figures-page.tsx'
import { callingHours } from '../facts/calling-hours.ts'
import type { CampaignReport, DayCount } from '../facts/campaign-report.ts'
import type { Ctx } from '../facts/decide.ts'
import { localDay } from '../facts/local-day.ts'
import type { Campaign, State } from '../facts/state.ts'
import { dayWordsOf } from '../fieldwork/day-words.ts'
import { addDays } from '../fieldwork/local-time.ts'
import { isOpenDay, openDaysBetween } from '../fieldwork/open-days.ts'
import { type Pace, type Projected, projectEnd } from '../fieldwork/project-end.ts'
import { projectQuotas, type QuotasProjected } from '../fieldwork/project-quotas.ts'
import { rangeOfCloseTo } from '../results/rounding.ts'

type Progress = Pick<FiguresPageProps, 'progress' | 'projection'>

/** How far the campaign has come through its sample, and when the sample will be worked through. */
export function progressSeen(
  state: State,
  ctx: Ctx,
  campaign: Campaign,
  report: CampaignReport,
  merged: readonly number[] = [],
): Progress {
  const samples = campaign.samples.flatMap((id) => state.samples.get(id) ?? [])
  const cases = samples.reduce((sum, { slots }) => sum + slots, 0)
  const finished = [...report.days.values()].reduce((sum, { finals }) => sum + totalOf(finals), 0)
  const begun = [...report.days.values()].reduce((sum, day) => sum + day.begun, 0)
  const completed = [...report.days.values()].reduce((sum, day) => sum + day.completed, 0)
  const left = campaign.life === 'closed' ? 0 : Math.max(0, cases - finished)
  const pace = paceOf(state, ctx, campaign)
  const bySample = projectEnd({
    ...pace,
    done: pace.days.map(({ finals }) => totalOf(finals)),
    left,
  })
  return {
    progress: [
      row('Interviews completed', completed),
      row('Cases in the sample', cases),
      { term: 'Cases finished', text: `${count(finished)} (${share(finished, cases)})` },
      row('Cases tried and still open', Math.max(0, begun - finished)),
      row('Cases not tried yet', campaign.life === 'closed' ? 0 : Math.max(0, cases - begun)),
      ...(campaign.life === 'closed'
        ? []
        : [
            { term: 'The sample is worked through', text: endText(bySample) },
            ...quotaRows(ctx, campaign, pace, merged, bySample),
          ]),
    ],
    projection:
      campaign.life === 'closed'
        ? 'The campaign is closed: nothing is projected any more.'
        : 'The day is projected from the days so far, taken again and again in any order, holidays and days without a shift included: half of the possible courses end by the middle day, and 8 in 10 between the two others. It takes coming days to be like those that were, and does not know that the last cases of a sample are the hardest. Numbers that may never be called count as not tried. The quotas are projected in the same way, from the counts of mixed responses as they are shown: the day is that on which the last cell is full.',
  }
}

type DaysSoFar = Pick<Pace, 'from' | 'isOpen'> & {
  readonly days: readonly Pick<DayCount, 'finals' | 'completed'>[]
}

const noCalls = { finals: new Map<string, number>(), completed: 0 }

/** Of closed shifts alone: the day that is under way is no whole day yet. */
function paceOf(state: State, ctx: Ctx, { sheet, report }: Campaign): DaysSoFar {
  const hours = callingHours(ctx.sheet(sheet).hours)
  const today = localDay(ctx.now)
  const known = report?.days ?? new Map<string, DayCount>()
  const [first] = [...known.keys()].sort()
  const last = state.shift === undefined && known.has(today) ? today : addDays(today, -1)
  const days = first === undefined ? [] : openDaysBetween(hours, first, last)
  return {
    days: days.map((day) => known.get(day) ?? noCalls),
    from: last,
    isOpen: (date) => isOpenDay(hours, date),
  }
}

/** When the quotas are full, and whether the sample or a cell is what the end hangs on; nothing without hard cells. */
function quotaRows(
  ctx: Ctx,
  { sheet, mergedResponses, waitingToMerge }: Campaign,
  { days, ...pace }: DaysSoFar,
  merged: readonly number[],
  bySample: Projected,
): readonly SummaryRow[] {
  const cells = (ctx.sheet(sheet).quotas ?? []).flatMap(({ target, soft }, n) =>
    soft ? [] : { number: n + 1, target, merged: rangeOfCloseTo(merged[n] ?? 0) },
  )
  if (cells.length === 0) return []
  const done = days.map(({ completed }) => completed)
  const counts = { mixed: mergedResponses, waiting: waitingToMerge }
  const byQuotas = projectQuotas({ ...pace, done, cells, ...counts })
  const holds = whatHolds(bySample, byQuotas)
  return [
    { term: 'The quotas are full', text: quotasText(byQuotas) },
    ...(holds === undefined ? [] : [{ term: 'What the end hangs on', text: holds }]),
  ]
}

function quotasText(projected: QuotasProjected): string {
  switch (projected.is) {
    case 'nothing-mixed':
      return 'Too early to say: no response has been mixed yet'
    case 'over':
      return 'Every cell is full'
    default: {
      const slowest = 'slowest' in projected ? projected.slowest : undefined
      const last = slowest === undefined ? '' : `. Cell ${slowest} is the slowest`
      return `${endText(projected)}${last}`
    }
  }
}

/** Undefined while it is too early to say either. */
function whatHolds(bySample: Projected, byQuotas: QuotasProjected): string | undefined {
  const [sample, quotas] = [endsOn(bySample), endsOn(byQuotas)]
  if (sample === undefined || quotas === undefined) return undefined
  const cell = 'slowest' in byQuotas && byQuotas.slowest ? `cell ${byQuotas.slowest}` : 'every cell'
  if (sample === quotas) return `The sample and the quotas come to their end together`
  return quotas < sample
    ? 'The quotas: they are full before the sample is worked through'
    : `The sample: it is worked through before ${cell} is full. Ask the client for more cases, or for another target`
}

const never = '9999-12-31'

function endsOn(projected: QuotasProjected): string | undefined {
  switch (projected.is) {
    case 'on':
      return projected.likely
    case 'far-off':
      return never
    case 'over':
      return ''
    default:
      return undefined
  }
}

function endText(projected: Projected): string {
  switch (projected.is) {
    case 'over':
      return 'Nothing is left to call'
    case 'too-early':
      return `Too early to say: ${projected.daysNeeded} more ${projected.daysNeeded === 1 ? 'day' : 'days'} of calls are needed`
    case 'far-off':
      return 'Not within a year at this pace'
    case 'on': {
      const { early, likely, late } = projected
      const until = late === undefined ? 'more than a year from now' : dayWordsOf(late)
      return `About ${dayWordsOf(likely)}; between ${dayWordsOf(early)} and ${until}`
    }
  }
}

function totalOf(finals: ReadonlyMap<string, number>): number {
  return [...finals.values()].reduce((sum, n) => sum + n, 0)
}

function row(term: string, n: number) {
  return { term, text: count(n) }
}

function count(n: number): string {
  return n.toLocaleString('en-GB')
}

function share(part: number, whole: number): string {
  return whole === 0 ? 'n/a' : `${Math.floor((100 * part) / whole)}%`
}
