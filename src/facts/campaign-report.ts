import type { PersonId } from '../basics/ids.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import { mondayOf } from '../fieldwork/local-time.ts'
import type { Week } from '../supervision/quality.ts'
import type { RegimeSlot } from '../supervision/regime.ts'
import type { AttemptRow } from './attempt-row.ts'
import type { Fact } from './fact.ts'

/** Calls, and what came of them. */
export type ResultCount = { tried: number; people: number; completed: number; refused: number }

/** `begun` counts cases tried for the first time; `finals` cases that became final, by disposition. */
export type DayCount = ResultCount & { begun: number; readonly finals: Map<string, number> }

/** One agent's work in a campaign, in forms that say nothing of speed: what R9, R10 and the mix of outcomes ask for. */
export type AgentCount = {
  /** Calls that somebody or something answered. */
  answered: number
  completed: number
  machine: number
  'never-call': number
  'stop-and-delete': number
  /** Completed interviews that a supervisor heard, and those that one asked about. */
  monitored: number
  validated: number
  failed: number
  /** The last week in which the agent completed interviews (R10). */
  week?: Week
}

/** What the closed shifts of a campaign came to: added up from their rows, and from the figures beside them. */
export type CampaignReport = {
  readonly days: Map<string, DayCount>
  readonly parts: Map<RegimeSlot, ResultCount>
  readonly agents: Map<PersonId, AgentCount>
  /** Out of shifts with twenty interviews or more. */
  readonly hours: Map<number, ResultCount>
  interviews: number
  minutes: number
  shifts: number
}

export function emptyReport(): CampaignReport {
  return {
    ...{ days: new Map(), parts: new Map(), agents: new Map(), hours: new Map() },
    ...{ interviews: 0, minutes: 0, shifts: 0 },
  }
}

const refusals: ReadonlySet<AttemptOutcome> = new Set<AttemptOutcome>([
  ...(['refuses', 'never-call', 'never-call-other', 'stop-and-delete', 'break-off'] as const),
])

/** Adds one attempt to the counts under that key. */
export function addResult<K>(counts: Map<K, ResultCount>, key: K, row: AttemptRow): void {
  const known = counts.get(key) ?? { tried: 0, people: 0, completed: 0, refused: 0 }
  counts.set(key, known)
  count(known, row)
}

function count(counts: ResultCount, { outcome, spoke }: AttemptRow): void {
  counts.tried += 1
  if (spoke && outcome !== 'machine') counts.people += 1
  if (outcome === 'completed') counts.completed += 1
  if (refusals.has(outcome)) counts.refused += 1
}

/** Where a row belongs in the report. */
export type RowPlace = {
  readonly day: string
  readonly slot: RegimeSlot | undefined
  readonly agent: PersonId | undefined
}

export function addRow(report: CampaignReport, row: AttemptRow, { day, slot, agent }: RowPlace) {
  const known = report.days.get(day) ?? emptyDay()
  report.days.set(day, known)
  count(known, row)
  if (row.n === 1) known.begun += 1
  if (row.final !== undefined) known.finals.set(row.final, (known.finals.get(row.final) ?? 0) + 1)
  if (slot) addResult(report.parts, slot, row)
  if (!agent) return
  addToAgent(agentIn(report, agent), row)
  addToWeek(agentIn(report, agent), row, day)
}

function emptyDay(): DayCount {
  return { tried: 0, people: 0, completed: 0, refused: 0, begun: 0, finals: new Map() }
}

/** Never undefined: an agent's counts begin with whatever is counted of them first. */
export function agentIn({ agents }: CampaignReport, agent: PersonId): AgentCount {
  const known = agents.get(agent) ?? emptyAgent()
  agents.set(agent, known)
  return known
}

export function emptyAgent(): AgentCount {
  return {
    ...{ answered: 0, completed: 0, machine: 0, 'never-call': 0, 'stop-and-delete': 0 },
    ...{ monitored: 0, validated: 0, failed: 0 },
  }
}

export function addToAgent(agent: AgentCount, { outcome, spoke, entered }: AttemptRow): void {
  if (!spoke) return
  agent.answered += 1
  switch (outcome) {
    case 'machine':
    case 'never-call':
    case 'stop-and-delete':
      agent[outcome] += 1
      break
    // Whoever said it: the wish is the same.
    case 'never-call-other':
      agent['never-call'] += 1
      break
    case 'completed':
      agent.completed += 1
      if (wasHeard(entered)) agent.monitored += 1
      break
    default:
  }
}

/** Weeks before the latest are over, and nothing more is asked of them. */
export function addToWeek(agent: AgentCount, row: AttemptRow, day: string): void {
  const monday = mondayOf(day)
  const known = agent.week
  if (row.outcome !== 'completed' || (known && known.monday > monday)) return
  const { completed, heard } = known?.monday === monday ? known : { completed: 0, heard: 0 }
  const more = wasHeard(row.entered) ? 1 : 0
  agent.week = { monday, completed: completed + 1, heard: heard + more }
}

/** Whether a supervisor was on the line, and not only to end the call. */
export function wasHeard(entered: AttemptRow['entered']): boolean {
  return entered?.some(({ did }) => did !== 'ended') === true
}

export function addChecks(agent: AgentCount, checks: { validated: number; failed?: number }): void {
  agent.validated += checks.validated
  agent.failed += checks.failed ?? 0
}

export function addFigures(
  report: CampaignReport,
  { hours, length }: Fact<'shift.figures'>['data'],
) {
  for (const { hour, ...more } of hours) {
    const known = report.hours.get(hour) ?? { tried: 0, people: 0, completed: 0, refused: 0 }
    for (const key of Object.keys(known) as (keyof ResultCount)[]) known[key] += more[key]
    report.hours.set(hour, known)
  }
  report.interviews += length.interviews
  report.minutes += length.minutes
  report.shifts += 1
}
