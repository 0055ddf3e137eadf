import type { CampaignId, PersonId } from '../basics/ids.ts'
import { hour } from '../basics/instant.ts'
import type { Call } from '../calls/call.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import { localTime } from '../fieldwork/local-time.ts'
import type { AttemptRow } from './attempt-row.ts'
import { addResult, type ResultCount } from './campaign-report.ts'
import type { State } from './state.ts'
import type { Tally } from './tally.ts'

/** What the open shift has worked of one campaign: by the hour in which each call was placed, never by agent. */
export type Worked = {
  readonly hours: Map<number, ResultCount>
  interviews: number
  /** How long those interviews took together. */
  ms: number
}

export type Checks = {
  readonly campaign: CampaignId
  readonly agent: PersonId
  readonly validated: number
  readonly failed: number
}

export function tallyWorked({ worked }: Tally, call: Call, row: AttemptRow): void {
  const known = worked.get(call.campaign) ?? { hours: new Map(), interviews: 0, ms: 0 }
  worked.set(call.campaign, known)
  addResult(known.hours, Math.floor(localTime(call.placedAt).msOfDay / hour), row)
  if (row.outcome !== 'completed' || call.state !== 'wrapping-up') return
  known.interviews += 1
  known.ms += call.endedAt - call.answeredAt
}

/** A check counts for the agent once the interview is complete; from here on nothing says which interview it was. */
export function tallyCheck(state: State, call: Call, outcome: AttemptOutcome): void {
  const check = state.validations.get(call.id)
  if (check?.is !== 'done' || outcome !== 'completed') return
  const { campaign, agent } = call
  const { checks } = state.tally
  const name = checksName(campaign, agent)
  const known = checks.get(name) ?? { campaign, agent, validated: 0, failed: 0 }
  const failed = known.failed + (check.passed ? 0 : 1)
  checks.set(name, { ...known, validated: known.validated + 1, failed })
}

export function checksName(campaign: CampaignId, agent: PersonId): string {
  return `${campaign} ${agent}`
}
