import { agentRules, pairRules } from './agent-rules.ts'
import { campaignRules } from './campaign-rules.ts'
import { caseRules } from './case-rules.ts'
import { roomRules } from './room-rules.ts'
import { type Refusal, type Rule, refusalsOf } from './rule.ts'
import type { Situation } from './situation.ts'

/** The one table of dial rules: the room's, then the campaign's, then the agent's, then the case's. */
export const dialRules: readonly Rule<Situation>[] = [
  ...roomRules,
  ...campaignRules,
  ...agentRules,
  ...pairRules,
  ...caseRules,
]

/** Whether this case may be rung now for this agent: `yes`, or every rule that says no. Nothing else permits a dial. */
export function mayDial(situation: Situation): 'yes' | readonly Refusal[] {
  const refusals = refusalsOf(dialRules, situation)
  return refusals.length === 0 ? 'yes' : refusals
}
