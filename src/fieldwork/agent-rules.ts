import type { Instant } from '../basics/instant.ts'
import type { Rule } from './rule.ts'
import type { AgentSituation, CampaignSituation } from './situation.ts'

/** The rules about the agent who would take the call: one agent, there and ready, for every call (D1). */
export const agentRules: readonly Rule<{
  readonly now: Instant
  readonly agent: AgentSituation
}>[] = [
  {
    key: 'gates',
    id: 'P1',
    source: 'HMPPS assessment of people',
    sentence: 'The agent is not cleared for today. See their gates.',
    holdsBack: ({ agent }) => !agent.cleared,
  },
  {
    key: 'signed-in',
    id: 'D1',
    source: 'Ofcom, persistent misuse',
    sentence: 'No agent is signed in at the seat.',
    holdsBack: ({ agent }) => !agent.signedIn,
  },
  {
    key: 'line',
    id: 'D1',
    source: 'Ofcom, persistent misuse',
    sentence: 'The seat’s line is not up. Check the headset and the browser.',
    holdsBack: ({ agent }) => !agent.lineUp,
  },
  {
    key: 'ready',
    id: 'D1',
    source: 'Ofcom, persistent misuse',
    sentence: 'The agent is not ready.',
    holdsBack: ({ agent, now }) => !agent.ready || now < (agent.pauseUntil ?? 0),
  },
  {
    key: 'first-interviews',
    id: 'R10',
    source: 'research practice',
    sentence:
      'The agent is new and has had too many interviews that no supervisor heard. Listen at the seat: calls are placed for it while you are on its line.',
    holdsBack: ({ agent }) => agent.unheard === true,
  },
  {
    key: 'one-to-one',
    id: 'D1',
    source: 'Ofcom, persistent misuse',
    sentence: 'The seat already has a call.',
    holdsBack: ({ agent }) => agent.callsUp > 0,
  },
]

/** The rules about an agent who would work on this very campaign. */
export const pairRules: readonly Rule<{
  readonly agent: AgentSituation
  readonly campaign: CampaignSituation
}>[] = [
  {
    key: 'pilot',
    id: 'R14',
    source: 'research practice',
    sentence:
      'The campaign is in its pilot batch, and no supervisor is on the line. Listen at the seat: calls are placed for it while you do.',
    holdsBack: ({ agent, campaign }) => campaign.pilot === 'running' && agent.listenedTo !== true,
  },
]
