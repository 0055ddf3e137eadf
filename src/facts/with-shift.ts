import type { NewFact } from './fact.ts'
import type { FactType } from './shapes.ts'
import type { State } from './state.ts'

/**
 * What tells when a call began or ended, or how it went. How long a call took tells which way the interview went
 * through the script, and so an answer: while a shift is open these lie with the steps, sealed under the shift's key,
 * and are gone with it. The record has what they come to (`shift.calls`).
 */
const ofCalls: ReadonlySet<FactType> = new Set<FactType>([
  'attempt.placed',
  'attempt.ringing',
  'attempt.answered',
  'attempt.abandoned',
  'attempt.ended',
  'attempt.coded',
  'interview.begun',
  'interview.closing_forced',
  'interview.apologised',
  'interview.completing',
  'interview.completed',
  'interview.ended',
  'interview.suspended',
  'interview.kept',
  'interview.resumed',
  // Two seconds and five after an answer.
  'agent.silent',
  'agent.not_heard',
  'call.taken_over',
  'call.returned',
  'call.ended_by_supervisor',
  'number.erased',
  'validation.drawn',
  'validation.begun',
  'validation.answered',
  'validation.missed',
])

/** Whether this fact is written with the steps of the open shift, and not into the record. */
export function goesWithShift(state: State, fact: NewFact): boolean {
  if (state.shift?.key === undefined) return false
  if (fact.type === 'key.destroyed')
    return fact.data.keys.every((key) => state.tally.interviewKeys.has(key))
  // Listening to a seat without a call tells nothing of a call, and has no row of its own to be kept in.
  if (fact.type === 'supervision.begun') return fact.on?.call !== undefined
  if (fact.type === 'supervision.ended')
    return fact.by !== undefined && state.supervising.get(fact.by.person)?.call !== undefined
  // Ready already: the press in the pause after a call, which says when that call was over and the next one begins.
  if (fact.type === 'agent.ready')
    return fact.on?.seat !== undefined && state.seats.get(fact.on.seat)?.mode.is === 'ready'
  // Somebody who rang back: of no case that is known here.
  if (fact.type === 'number.suppressed') return fact.on?.case !== undefined
  return ofCalls.has(fact.type)
}
