import type { CampaignId, PersonId } from '../basics/ids.ts'
import { mondayOf } from '../fieldwork/local-time.ts'
import { departures, type Mix, type MixKind } from '../supervision/outcome-mix.ts'
import {
  type Begun,
  firstLeft,
  needsListener,
  stillToDo,
  weekLeft,
} from '../supervision/quality.ts'
import { agentNow, agentsNow } from './agent-now.ts'
import {
  type AgentCount,
  addChecks,
  addToAgent,
  addToWeek,
  emptyAgent,
  wasHeard,
} from './campaign-report.ts'
import type { Ctx } from './decide.ts'
import { localDay } from './local-day.ts'
import type { Campaign, State } from './state.ts'

/** How one agent stands with what R9 and R10 ask for, in forms that reward neither speed nor persuasion (J10). */
export type Standing = {
  readonly agent: PersonId
  readonly worked: boolean
  readonly toMonitor: number
  readonly toValidate: number
  /** First interviews that are still to be heard (R10). */
  readonly firstLeft: number
  /** Interviews of this week that are still to be heard, of whoever is no longer new (R10). */
  readonly weekLeft: number
  readonly failed: number
  readonly answered: number
  /** Where the agent's mix of outcomes departs from the room's. */
  readonly mix: readonly { readonly kind: MixKind; readonly direction: 'more' | 'fewer' }[]
}

/** Everybody who has worked on the campaign, and whoever sits in the room now. */
export function standings(
  state: State,
  ctx: Pick<Ctx, 'now' | 'settings'>,
  id: CampaignId,
): readonly Standing[] {
  const counts = new Map(agentsNow(state, id))
  for (const { agent } of state.seats.values())
    if (agent !== undefined && !counts.has(agent)) counts.set(agent, agentNow(state, id, agent))
  const found = departures<PersonId>(counts satisfies ReadonlyMap<PersonId, Mix>)
  return [...counts].map(([agent, count]) => {
    const left = firstInterviewsLeft(state, ctx, agent)
    return {
      agent,
      worked: count.completed > 0,
      ...stillToDo(count, ctx.settings.heardPercent),
      firstLeft: left,
      weekLeft: left > 0 ? 0 : weekLeft(weekOf(state, localDay(ctx.now), agent)),
      failed: count.failed,
      answered: count.answered,
      mix: found.filter((one) => one.agent === agent),
    }
  })
}

/** Whether more of this agent’s interviews should have been heard or asked about by now (R9, R10). */
export function isBelowTarget(one: Standing): boolean {
  const first = one.worked && one.firstLeft > 0
  return one.toMonitor > 0 || one.toValidate > 0 || first || one.weekLeft > 0
}

/** Whatever they were heard of in: an agent is new to the work once. */
export function firstInterviewsLeft(
  state: State,
  { settings }: Pick<Ctx, 'settings'>,
  agent: PersonId,
): number {
  return firstLeft(begunBy(state, agent, settings.firstInterviews), settings.firstInterviews)
}

/** Whether no call may be placed for this agent but with a supervisor on the line (R10). */
export function wantsListener(
  state: State,
  { settings: { firstInterviews: first } }: Pick<Ctx, 'settings'>,
  agent: PersonId,
): boolean {
  return first !== undefined && needsListener(begunBy(state, agent, first), first)
}

/**
 * How many of the campaign's interviews a supervisor heard, of the shifts that are closed and of the open one. Every dial
 * of a pilot batch asks, so nothing else is counted on the way.
 */
export function heardIn({ campaigns, tally }: State, id: CampaignId): number {
  let heard = 0
  for (const { monitored } of campaigns.get(id)?.report?.agents.values() ?? []) heard += monitored
  for (const { campaign, row } of tally.attempts.values())
    if (campaign === id && row.spoke && row.outcome === 'completed' && wasHeard(row.entered))
      heard += 1
  return heard
}

/** Where the campaign stands with its pilot batch; empty where it has none, or that is behind it (R14). */
export function pilotNow(
  state: State,
  { id, pilot }: Pick<Campaign, 'id' | 'pilot'>,
): { readonly pilot?: 'running' | 'heard' } {
  if (pilot === undefined) return {}
  return { pilot: heardIn(state, id) < pilot ? 'running' : 'heard' }
}

/** Of all campaigns together. The open shift is looked at only where the closed ones leave the agent new. */
function begunBy(state: State, agent: PersonId, first: number | undefined): Begun {
  const sum = { completed: 0, monitored: 0, validated: 0, failed: 0 }
  const add = (one: Begun | undefined) => {
    for (const key of Object.keys(sum) as (keyof Begun)[]) sum[key] += one?.[key] ?? 0
  }
  for (const { report } of state.campaigns.values()) add(report?.agents.get(agent))
  if (firstLeft(sum, first) === 0) return sum
  const today = emptyAgent()
  for (const one of state.tally.attempts.values())
    if (one.agent === agent) addToAgent(today, one.row)
  for (const one of state.tally.checks.values()) if (one.agent === agent) addChecks(today, one)
  add(today)
  return sum
}

/** What the agent has completed in the week of this day, and how much of it was heard, in all campaigns together. */
function weekOf(state: State, day: string, agent: PersonId) {
  const monday = mondayOf(day)
  const sum = { completed: 0, heard: 0 }
  const add = (week: AgentCount['week']) => {
    if (week?.monday !== monday) return
    sum.completed += week.completed
    sum.heard += week.heard
  }
  for (const { report } of state.campaigns.values()) add(report?.agents.get(agent)?.week)
  const today = emptyAgent()
  for (const one of state.tally.attempts.values())
    if (one.agent === agent) addToWeek(today, one.row, one.day)
  add(today.week)
  return sum
}

/** Of the whole campaign, in percent of its completed interviews; undefined before the first. */
export function sharesOf(counts: Iterable<AgentCount>) {
  const sum = { completed: 0, monitored: 0, validated: 0 }
  for (const one of counts) {
    sum.completed += one.completed
    sum.monitored += one.monitored
    sum.validated += one.validated
  }
  if (sum.completed === 0) return undefined
  const share = (part: number) => Math.floor((100 * part) / sum.completed)
  return { monitored: share(sum.monitored), validated: share(sum.validated) }
}
