import type { CampaignId, PersonId } from '../basics/ids.ts'
import { type AgentCount, addChecks, addToAgent, addToWeek, emptyAgent } from './campaign-report.ts'
import type { State } from './state.ts'
import type { Tallied } from './tally.ts'
import { checksName } from './tally-quality.ts'

/** One agent's counts in a campaign: of the shifts that are closed, and of the one that is open. */
export function agentNow(state: State, id: CampaignId, agent: PersonId): AgentCount {
  const known = state.campaigns.get(id)?.report?.agents.get(agent)
  const counts = { ...emptyAgent(), ...known }
  for (const one of state.tally.attempts.values())
    if (one.agent === agent && one.campaign === id) addTallied(counts, one)
  const checks = state.tally.checks.get(checksName(id, agent))
  if (checks) addChecks(counts, checks)
  return counts
}

/** The same for everybody who has worked on it. */
export function agentsNow(state: State, id: CampaignId): ReadonlyMap<PersonId, AgentCount> {
  const known = state.campaigns.get(id)?.report?.agents ?? new Map<PersonId, AgentCount>()
  const agents = new Map([...known].map(([agent, counts]) => [agent, { ...counts }]))
  const of = (agent: PersonId) => {
    const counts = agents.get(agent) ?? emptyAgent()
    agents.set(agent, counts)
    return counts
  }
  for (const one of state.tally.attempts.values())
    if (one.campaign === id) addTallied(of(one.agent), one)
  for (const checks of state.tally.checks.values())
    if (checks.campaign === id) addChecks(of(checks.agent), checks)
  return agents
}

/** One call of the open shift, as its row will count when the shift closes. */
export function addTallied(agent: AgentCount, { row, day }: Pick<Tallied, 'row' | 'day'>): void {
  addToAgent(agent, row)
  addToWeek(agent, row, day)
}
