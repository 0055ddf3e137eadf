import type { KeyId, PersonId } from '../basics/ids.ts'
import { closeTo } from '../results/rounding.ts'
import type { AttemptRow } from './attempt-row.ts'
import type { Fact } from './fact.ts'
import type { FactType } from './shapes.ts'

/** What the lines of one shift add up to, for its report. Never of one agent: nobody is counted by name (design 7). */
export type ShiftCount = {
  readonly of: Map<FactType, number>
  readonly agents: Set<PersonId>
  readonly notCleared: Set<PersonId>
  /** Closed with interviews that should have been heard or asked about by then (R9, R10). */
  belowTarget: boolean
  numbersErased: number
}

export function newShiftCount(): ShiftCount {
  return {
    of: new Map(),
    agents: new Set(),
    notCleared: new Set(),
    belowTarget: false,
    numbersErased: 0,
  }
}

export function countFact(count: ShiftCount, fact: Fact): void {
  count.of.set(fact.type, (count.of.get(fact.type) ?? 0) + 1)
  if (fact.type === 'shift.calls') countCalls(count, fact.data.attempts)
  const { person } = fact.on
  if (fact.type === 'seat.assigned' && person) count.agents.add(person)
  if (fact.type === 'seat.not_cleared' && person) count.notCleared.add(person)
  if (fact.type === 'shift.closed') count.belowTarget = fact.data.checks.includes('below-target')
  if (fact.type === 'number.erased') count.numbersErased += fact.data.slots.length
}

/** As if each call's own facts stood in the record, as they did in earlier releases. */
function countCalls(count: ShiftCount, attempts: readonly AttemptRow[]): void {
  const add = (type: FactType, more: number) => count.of.set(type, (count.of.get(type) ?? 0) + more)
  for (const { spoke, abandoned, outcome, entered = [] } of attempts) {
    add('attempt.placed', 1)
    if (spoke) add('attempt.answered', 1)
    if (abandoned !== undefined) add('attempt.abandoned', 1)
    if (outcome === 'completed') add('interview.completed', 1)
    for (const { did } of entered)
      if (did === 'took-over') add('call.taken_over', 1)
      else if (did === 'ended') add('call.ended_by_supervisor', 1)
      else add('supervision.begun', 1)
  }
}

/** Keys whose destruction this line records. */
export function keysGoneBy(fact: Fact): readonly KeyId[] {
  return fact.type === 'key.destroyed' ? fact.data.keys : []
}

export type Figure = { readonly term: string; readonly text: string }

/** The figures that may stand in a report that leaves the room: of people in prison, and of what the public said, only as X13 and X2 to X4 allow. */
export function shiftFigures({
  of,
  agents,
  notCleared,
  belowTarget,
  numbersErased,
}: ShiftCount): readonly Figure[] {
  const exact = (...types: FactType[]) =>
    String(types.reduce((sum, type) => sum + (of.get(type) ?? 0), 0))
  const told = (type: FactType) => closeTo(of.get(type) ?? 0)
  return [
    { term: 'Calls placed', text: exact('attempt.placed') },
    { term: 'Calls answered', text: exact('attempt.answered') },
    { term: 'Calls abandoned', text: exact('attempt.abandoned') },
    { term: 'Calls a supervisor entered', text: exact('supervision.begun') },
    {
      term: 'Calls taken over or ended by a supervisor',
      text: exact('call.taken_over', 'call.ended_by_supervisor'),
    },
    { term: 'Stops of the room', text: exact('room.stopped') },
    { term: 'Times that presence lapsed', text: exact('presence.lapsed') },
    ...(of.has('shift.closed')
      ? [{ term: 'Interviews heard and asked about', text: belowTarget ? 'Too few' : 'Enough' }]
      : []),
    { term: 'Incidents opened', text: exact('incident.opened') },
    { term: 'Jumps of the clock', text: exact('clock.jumped') },
    { term: 'Interviews completed', text: told('interview.completed') },
    { term: 'People who asked never to be called', text: told('number.suppressed') },
    { term: 'Telephone numbers overwritten', text: closeTo(numbersErased) },
    { term: 'Agents at work', text: closeTo(agents.size) },
    { term: 'Agents not cleared', text: closeTo(notCleared.size) },
  ]
}
