import type { KeyId } from '../basics/ids.ts'
import type { AttemptRow } from './attempt-row.ts'
import type { NewFact } from './fact.ts'
import type { State } from './state.ts'
import type { Tallied } from './tally.ts'

/** Longer lines than this many attempts make would be slow to write and to read. */
const mostRows = 200

/**
 * What a shift leaves of its calls in the record, before the fact of its close: for each agent, seat and campaign the
 * attempts, sorted by case, in no order of time.
 */
export function sumCalls({ shift, tally, kept }: State): NewFact[] {
  if (!shift) return []
  // What was kept and is gone by now is said nowhere: a line further up may have told so already.
  const asLeft = (row: AttemptRow): AttemptRow => {
    const { kept: key, ...rest } = row
    return key === undefined || kept.get(row.case)?.key === key ? row : rest
  }
  const groups = new Map<string, Tallied[]>()
  for (const one of tally.attempts.values()) {
    const name = [one.campaign, one.day, one.seat, one.agent].join(' ')
    groups.set(name, [...(groups.get(name) ?? []), one])
  }
  const facts: NewFact[] = []
  for (const [, group] of [...groups].sort(byName)) {
    const rows = group
      .map(({ row }) => asLeft(row))
      .sort((a, b) => byText(a.case, b.case) || a.n - b.n)
    const [{ campaign, day, seat, agent }] = group as [Tallied]
    const on = { shift: shift.id, campaign, seat, person: agent }
    for (let from = 0; from < rows.length; from += mostRows)
      facts.push({
        type: 'shift.calls',
        on,
        data: { day, attempts: rows.slice(from, from + mostRows) },
      })
  }
  return facts
}

/** And what they come to on each day, for the compliance sheet of its campaign (D16). */
export function sumDays({ shift, tally }: State): NewFact[] {
  if (!shift) return []
  const facts: NewFact[] = []
  for (const [campaign, days] of [...tally.days].sort(byName))
    for (const [day, count] of [...days].sort(byName))
      facts.push({
        type: 'calls.counted',
        on: { shift: shift.id, campaign },
        data: { day, ...count },
      })
  return facts
}

/** And behind that fact: what was overwritten while the shift was open. */
export function sumErased({ tally }: State): NewFact[] {
  const facts: NewFact[] = []
  for (const [sample, slots] of [...tally.erased].sort(byName))
    facts.push({
      type: 'number.erased',
      on: { sample },
      data: { slots: [...slots].sort((a, b) => a - b) },
    })
  for (const case_ of [...tally.suppressed].sort(byText))
    facts.push({ type: 'number.suppressed', on: { case: case_ }, data: {} })
  const keys = [...tally.destroyed].sort(byText)
  if (keys.length > 0) facts.push({ type: 'key.destroyed', data: { keys } })
  return facts
}

/** Keys of this shift's interviews that are over and not destroyed yet, in no order of theirs. */
export function doomedInShift({ tally, doomedKeys }: State): KeyId[] {
  return [...tally.interviewKeys].filter((key) => doomedKeys.has(key)).sort(byText)
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return byText(a, b)
}
