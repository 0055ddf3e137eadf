import type { CampaignId, PersonId } from '../basics/ids.ts'
import { departures, type Mix, type MixKind } from '../supervision/outcome-mix.ts'
import { firstLeft, stillToDo } from '../supervision/quality.ts'
import { agentNow, agentsNow } from './agent-now.ts'
import { type AgentCount, addToAgent, emptyAgent } from './campaign-report.ts'
import type { State } from './state.ts'

/** How one agent stands with what R9 and R10 ask for, in forms that reward neither speed nor persuasion (J10). */
export type Standing = {
  readonly agent: PersonId
  readonly worked: boolean
  readonly toMonitor: number
  readonly toValidate: number
  /** First interviews that are still to be heard (R10). */
  readonly firstLeft: number
  readonly failed: number
  readonly answered: number
  /** Where the agent's mix of outcomes departs from the room's. */
  readonly mix: readonly { readonly kind: MixKind; readonly direction: 'more' | 'fewer' }[]
}

/** Everybody who has worked on the campaign, and whoever sits in the room now. */
export function standings(state: State, id: CampaignId): readonly Standing[] {
  const counts = new Map(agentsNow(state, id))
  for (const { agent } of state.seats.values())
    if (agent !== undefined && !counts.has(agent)) counts.set(agent, agentNow(state, id, agent))
  const found = departures<PersonId>(counts satisfies ReadonlyMap<PersonId, Mix>)
  return [...counts].map(([agent, count]) => ({
    agent,
    worked: count.completed > 0,
    ...stillToDo(count),
    firstLeft: firstInterviewsLeft(state, agent),
    failed: count.failed,
    answered: count.answered,
    mix: found.filter((one) => one.agent === agent),
  }))
}

/** Whatever they were heard of in: an agent is new to the work once. */
export function firstInterviewsLeft(state: State, agent: PersonId): number {
  let monitored = 0
  for (const { report } of state.campaigns.values())
    monitored += report?.agents.get(agent)?.monitored ?? 0
  if (firstLeft(monitored) === 0) return 0
  const today = emptyAgent()
  for (const one of state.tally.attempts.values())
    if (one.agent === agent) addToAgent(today, one.row)
  return firstLeft(monitored + today.monitored)
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
