import type { ShiftId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import { addCounts, type DayCount, noCalls } from './day-count.ts'
import type { Fact } from './fact.ts'

/** What the record holds of one campaign's calls of one day, of one shift: to trace the compliance sheet by (D16). */
export type ShiftTrace = {
  readonly shift: ShiftId | undefined
  readonly closedAt: Instant
  /** The lines that hold what is left of each call, and the line that counted them. */
  readonly rows: { readonly first: number; readonly last: number } | undefined
  readonly line: number | undefined
  /** Added up again here, from what is left of each call. */
  readonly again: Pick<DayCount, 'calls' | 'live' | 'abandoned'>
  readonly counted: DayCount
}

/** Adds the rows of `shift.calls` up again, beside what `calls.counted` says of the same shift; in order of shifts. */
export function traceDay(facts: readonly Fact[], day: string): readonly ShiftTrace[] {
  const shifts = new Map<ShiftId | undefined, ShiftTrace>()
  for (const fact of facts.toSorted((a, b) => a.seq - b.seq)) {
    if (fact.type !== 'shift.calls' && fact.type !== 'calls.counted') continue
    const { shift } = fact.on
    const before = shifts.get(shift) ?? {
      ...{ shift, closedAt: fact.at, rows: undefined, line: undefined },
      ...{ again: { calls: 0, live: 0, abandoned: 0 }, counted: noCalls },
    }
    const next =
      fact.type === 'shift.calls' ? withRows(before, fact, day) : counted(before, fact, day)
    if (next) shifts.set(shift, next)
  }
  return [...shifts.values()]
}

function withRows(
  before: ShiftTrace,
  { seq, data }: Fact<'shift.calls'>,
  day: string,
): ShiftTrace | undefined {
  let { calls, live, abandoned } = before.again
  for (const row of data.attempts) {
    if (row.abandoned === day) abandoned += 1
    if (data.day !== day) continue
    calls += 1
    if (row.spoke && row.outcome !== 'machine') live += 1
  }
  const again = { calls, live, abandoned }
  if (calls === before.again.calls && abandoned === before.again.abandoned) return undefined
  return { ...before, again, rows: { first: before.rows?.first ?? seq, last: seq } }
}

function counted(
  before: ShiftTrace,
  { seq, data: { day: of, ...count } }: Fact<'calls.counted'>,
  day: string,
): ShiftTrace | undefined {
  if (of !== day) return undefined
  return { ...before, line: seq, counted: addCounts(before.counted, count) }
}
