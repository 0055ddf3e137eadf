import type { ComplianceTraceProps } from '../../views/supervisor/compliance-trace.tsx'
import type { CampaignId } from '../basics/ids.ts'
import type { DayCount } from '../facts/day-count.ts'
import { type ShiftTrace, traceDay } from '../facts/day-trace.ts'
import type { Fact } from '../facts/fact.ts'
import { addDays, instantAt } from '../fieldwork/local-time.ts'
import type { Role } from '../people/person.ts'
import { timeText } from './chrome.ts'
import { type Day, type FigureName, figuresSeen } from './compliance-seen.ts'
import type { House } from './house.ts'

/** More lines than a day's shifts leave. */
const mostLines = 5_000

/** The lines of the record that a day's sheet is made of. A shift is closed on its own day, or on the next. */
export async function linesOf(house: House, campaign: CampaignId, day: string): Promise<Fact[]> {
  const from = instantAt(day, 0)
  const until = instantAt(addDays(day, 2), 0)
  const upTo = house.writer.ahead.seq
  const facts: Fact[] = []
  for (const deed of ['CLOSE_CALLS', 'COUNT_CALLS']) {
    const filter = { campaign, deed, from, until }
    facts.push(...(await house.services.readRecord({ filter, upTo, most: mostLines })).facts)
  }
  return facts
}

/** What of each figure is still told by what is left of single calls. */
const still = { calls: 'calls', live: 'live', abandoned: 'abandoned' } as const

/** One figure back to its lines, shift by shift. */
export function traceSeen(
  { day, campaign, title, count, open }: Day,
  name: FigureName,
  facts: readonly Fact[],
  role: Role,
): Omit<ComplianceTraceProps, 'chrome' | 'back' | 'day'> {
  const traces = traceDay(facts, day)
  const figure = figureOf(count, name)
  const shifts = traces.map((trace) => shiftRow(trace, name, recordAt(role, campaign, trace)))
  const now = open ? [openRow(traces, count, name)] : []
  return {
    campaign: title,
    figure: figure.term,
    value: figure.value,
    shifts: [...shifts, ...now],
    differs: traces.some(differs)
      ? 'What is left of the calls does not add up to what was counted. Verify the record, and tell whoever looks after the box.'
      : undefined,
  }
}

function figureOf(count: DayCount, name: FigureName) {
  const found = figuresSeen(count).find((one) => one.name === name)
  if (!found) throw new Error(`A compliance sheet has no figure ${name}`)
  return found
}

function differs({ again, counted, line }: ShiftTrace): boolean {
  if (line === undefined) return false
  return Object.values(still).some((part) => again[part] !== counted[part])
}

function shiftRow(trace: ShiftTrace, name: FigureName, record: string | undefined) {
  const { again, counted, rows, line, closedAt } = trace
  const left = Object.hasOwn(still, name) || name === 'rate'
  return {
    shift: `Shift closed at ${timeText(closedAt)}`,
    again: left ? figureOf({ ...counted, ...again }, name).value : 'Gone with the calls',
    rows: rows ? linesText(rows.first, rows.last) : 'None',
    counted: line === undefined ? 'Not counted' : figureOf(counted, name).value,
    line: line === undefined ? 'None' : line.toLocaleString('en-GB'),
    record,
  }
}

function openRow(traces: readonly ShiftTrace[], count: DayCount, name: FigureName) {
  return {
    shift: 'Shift still open',
    again: 'Beside the record until it closes',
    rows: 'None yet',
    counted: traces.length === 0 ? figureOf(count, name).value : 'In the figure above',
    line: 'None yet',
  }
}

function linesText(first: number, last: number): string {
  const text = (seq: number) => seq.toLocaleString('en-GB')
  return first === last ? text(first) : `${text(first)} to ${text(last)}`
}

/** The page of the record that begins with the last of these lines. */
function recordAt(role: Role, campaign: CampaignId, { line, rows }: ShiftTrace) {
  const last = Math.max(line ?? 0, rows?.last ?? 0)
  const home =
    role === 'governor' ? '/governor/record' : role === 'auditor' ? '/auditor' : undefined
  return home && `${home}?campaign=${campaign}&before=${last + 1}`
}
