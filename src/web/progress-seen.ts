import type { FiguresPageProps } from '../../views/supervisor/figures-page.tsx'
import { callingHours } from '../facts/calling-hours.ts'
import type { CampaignReport } from '../facts/campaign-report.ts'
import type { Ctx } from '../facts/decide.ts'
import { localDay } from '../facts/local-day.ts'
import type { Campaign, State } from '../facts/state.ts'
import { dayWordsOf } from '../fieldwork/day-words.ts'
import { addDays } from '../fieldwork/local-time.ts'
import { isOpenDay, openDaysBetween } from '../fieldwork/open-days.ts'
import { type Projected, projectEnd } from '../fieldwork/project-end.ts'

type Progress = Pick<FiguresPageProps, 'progress' | 'projection'>

/** How far the campaign has come through its sample, and when the sample will be worked through. */
export function progressSeen(
  state: State,
  ctx: Ctx,
  campaign: Campaign,
  report: CampaignReport,
): Progress {
  const samples = campaign.samples.flatMap((id) => state.samples.get(id) ?? [])
  const cases = samples.reduce((sum, { slots }) => sum + slots, 0)
  const finished = [...report.days.values()].reduce((sum, { finals }) => sum + totalOf(finals), 0)
  const begun = [...report.days.values()].reduce((sum, day) => sum + day.begun, 0)
  const completed = [...report.days.values()].reduce((sum, day) => sum + day.completed, 0)
  const left = campaign.life === 'closed' ? 0 : Math.max(0, cases - finished)
  const projected = project(state, ctx, campaign, left)
  return {
    progress: [
      row('Interviews completed', completed),
      row('Cases in the sample', cases),
      { term: 'Cases finished', text: `${count(finished)} (${share(finished, cases)})` },
      row('Cases tried and still open', Math.max(0, begun - finished)),
      row('Cases not tried yet', campaign.life === 'closed' ? 0 : Math.max(0, cases - begun)),
      { term: 'The sample is worked through', text: endText(projected) },
    ],
    projection:
      'The day is projected from the days so far, taken again and again in any order, holidays and days without a shift included: half of the possible courses end by the middle day, and 8 in 10 between the two others. It takes coming days to be like those that were, and does not know that the last cases of a sample are the hardest. Numbers that may never be called count as not tried.',
  }
}

/** Of closed shifts alone: the day that is under way is no whole day yet. */
function project(state: State, ctx: Ctx, { sheet, report }: Campaign, left: number): Projected {
  const hours = callingHours(ctx.sheet(sheet).hours)
  const today = localDay(ctx.now)
  const finished = new Map(
    [...(report?.days ?? [])].map(([day, { finals }]) => [day, totalOf(finals)]),
  )
  const [first] = [...finished.keys()].sort()
  const last = state.shift === undefined && finished.has(today) ? today : addDays(today, -1)
  const days = first === undefined ? [] : openDaysBetween(hours, first, last)
  return projectEnd({
    done: days.map((day) => finished.get(day) ?? 0),
    left,
    from: last,
    isOpen: (date) => isOpenDay(hours, date),
  })
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
