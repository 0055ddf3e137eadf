import type { Bar } from '../../views/parts/bar-chart.tsx'
import type { FiguresPageProps } from '../../views/supervisor/figures-page.tsx'
import type { CampaignId } from '../basics/ids.ts'
import { agentsNow } from '../facts/agent-now.ts'
import type { CampaignReport, DayCount, ResultCount } from '../facts/campaign-report.ts'
import type { Ctx } from '../facts/decide.ts'
import { sharesOf } from '../facts/quality-now.ts'
import { hoursOpen, reportNow } from '../facts/report-now.ts'
import type { State } from '../facts/state.ts'
import { dayWordsOf } from '../fieldwork/day-words.ts'
import type { Rate } from '../fieldwork/rates.ts'
import { responseSoFar } from '../fieldwork/response-so-far.ts'
import { rounded, threshold } from '../results/rounding.ts'
import { slotNames } from '../supervision/regime.ts'
import { progressSeen } from './progress-seen.ts'

type Seen = Omit<FiguresPageProps, 'chrome' | 'back' | 'quotas' | 'notAsked' | 'others'>

/**
 * The figures of a campaign up to now. Nothing in them is of one agent, one seat or one case. `merged` are mixed
 * responses by quota cell.
 */
export function figuresSeen(
  state: State,
  ctx: Ctx,
  id: CampaignId,
  merged: readonly number[] = [],
): Seen | undefined {
  const campaign = state.campaigns.get(id)
  if (!campaign) return undefined
  const report = reportNow(state, id)
  const days = [...report.days].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    campaign: ctx.sheet(campaign.sheet).title,
    ...progressSeen(state, ctx, campaign, report, merged),
    response: responseSeen(days),
    parts: resultsBy(slots.map((slot) => [slotNames[slot], report.parts.get(slot)])),
    hours: hoursSeen(report),
    pace: paceSeen(state, ctx, id, report),
    agents: agentsSeen(state, id),
  }
}

const slots = ['AM', 'PM', 'ED'] as const

function responseSeen(days: readonly (readonly [string, DayCount])[]): Seen['response'] {
  const soFar = responseSoFar(days.map(([, count]) => count))
  const percents = (of: 'response' | 'cooperation') =>
    soFar.map((one) => (one[of] === 'n/a' ? undefined : 100 * one[of]))
  return {
    lines: [
      { name: 'Response (RR1)', points: percents('response') },
      { name: 'Cooperation (COOP3)', points: percents('cooperation') },
    ],
    from: days[0] ? dayWordsOf(days[0][0]) : '',
    to: days.at(-1) ? dayWordsOf(days.at(-1)?.[0] ?? '') : '',
    rows: days.map(([day, count], n) => [
      dayWordsOf(day),
      ...cells(count),
      percent(soFar[n]?.response ?? 'n/a'),
      percent(soFar[n]?.cooperation ?? 'n/a'),
    ]),
  }
}

function hoursSeen(report: CampaignReport): Seen['hours'] {
  const hours = [...report.hours].sort(([a], [b]) => a - b)
  const { shifts } = report
  return {
    ...resultsBy(hours.map(([hour, count]) => [`${two(hour)}:00 to ${two(hour + 1)}:00`, count])),
    about:
      shifts === 0
        ? ''
        : `Out of ${shifts === 1 ? '1 closed shift' : `${shifts} closed shifts`} with twenty interviews or more: those of smaller shifts are not kept by the hour.`,
  }
}

type Group = readonly [string, ResultCount | undefined]

/** Rows with what is there, and bars of so many in 100 calls. */
function resultsBy(groups: readonly Group[]): { bars: readonly Bar[]; rows: readonly string[][] } {
  const there = groups.flatMap(([label, count]) => (count ? [{ label, count }] : []))
  return {
    rows: there.map(({ label, count }) => [label, ...cells(count)]),
    bars: there.map(({ label, count }) => ({
      label,
      parts: [count.people, count.completed].map((part) => {
        const share = count.tried === 0 ? 0 : (100 * part) / count.tried
        return { share, text: String(Math.round(share)) }
      }),
    })),
  }
}

function cells({ tried, people, completed, refused }: ResultCount): string[] {
  return [tried, people, completed, refused].map((count) => count.toLocaleString('en-GB'))
}

/** Fewer interviews than this, with chance added to their length, are no length at all. */
const leastForLength = 60

function paceSeen(state: State, ctx: Ctx, id: CampaignId, report: CampaignReport): Seen['pace'] {
  const open = hoursOpen(state, id, ctx.now)
  const completed = [...report.days.values()].reduce((sum, day) => sum + day.completed, 0)
  const { interviews, minutes } = report
  return [
    {
      term: 'Interviews for each hour that a shift was open',
      text: open < 1 ? 'Not told before the first hour is over' : (completed / open).toFixed(1),
    },
    {
      term: 'Length of an interview',
      text:
        interviews < leastForLength
          ? `Not told before ${leastForLength} interviews, in shifts with twenty or more`
          : `About ${(Math.round((2 * minutes) / interviews) / 2).toLocaleString('en-GB')} minutes, of ${interviews.toLocaleString('en-GB')} interviews`,
    },
  ]
}

/** X13: nothing is told of fewer than ten people in prison; a count of them is rounded. */
function agentsSeen(state: State, id: CampaignId): Seen['agents'] {
  const agents = agentsNow(state, id)
  const few = agents.size < threshold
  const shares = sharesOf(agents.values())
  const told = (text: string) => (few ? 'Hidden: fewer than ten people' : text)
  return [
    {
      term: 'Agents who have worked on it',
      text: few ? `Fewer than ${threshold}` : `About ${rounded(agents.size)}`,
    },
    {
      term: 'Interviews heard by a supervisor',
      text: told(shares ? `${shares.monitored}%` : 'None'),
    },
    {
      term: 'Interviews asked about at their end',
      text: told(shares ? `${shares.validated}%` : 'None'),
    },
  ]
}

function percent(rate: Rate): string {
  return rate === 'n/a' ? 'n/a' : `${(100 * rate).toFixed(1)}%`
}

function two(hour: number): string {
  return String(hour).padStart(2, '0')
}
