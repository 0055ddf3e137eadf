import { minute } from '../basics/instant.ts'
import type { Random } from '../basics/seeded.ts'
import { tellsNoCase } from '../supervision/quality.ts'
import type { NewFact } from './fact.ts'
import type { State } from './state.ts'

/** What a shift leaves of its checks: counts for each agent, and how they went only where that tells of no case. */
export function sumChecks({ shift, tally }: State): NewFact[] {
  if (!shift) return []
  return [...tally.checks.values()].map(({ campaign, agent, validated, failed }) => {
    const completed = [...tally.attempts.values()].filter(
      (one) => one.agent === agent && one.campaign === campaign && one.row.outcome === 'completed',
    ).length
    const told = tellsNoCase({ completed, validated }) ? { failed } : {}
    const on = { shift: shift.id, campaign, person: agent }
    return { type: 'shift.validations', on, data: { validated, ...told } }
  })
}

/** Of fewer interviews the hours and the length would tell too much. */
export const leastInterviews = 20
/** Minutes that chance adds to the sum or takes from it, at most; and what the sum is then rounded to. */
const noise = 60
const step = 10

/**
 * And of its hours: of the whole room, by the hour in which calls were placed. How long its interviews took together
 * is told with chance added, once and for all: how many of them went the long way through the script cannot be worked
 * out of it, while over many shifts it evens out. Only of shifts that had enough of them.
 */
export function sumFigures({ shift, tally }: State, chance: Random): NewFact[] {
  if (!shift) return []
  return [...tally.worked].flatMap(([campaign, { hours, interviews, ms }]): NewFact[] => {
    if (interviews < leastInterviews) return []
    const rows = [...hours].sort(([a], [b]) => a - b).map(([hour, one]) => ({ hour, ...one }))
    const about = ms / minute + (2 * chance() - 1) * noise
    const minutes = Math.max(0, Math.round(about / step) * step)
    const data = { hours: rows, length: { interviews, minutes } }
    return [{ type: 'shift.figures', on: { shift: shift.id, campaign }, data }]
  })
}
