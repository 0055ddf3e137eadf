import type { NewFact } from './fact.ts'
import { endsByTheAgent, hasSignedIn } from './seat-count.ts'
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
  'interview.step_refused',
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
  // Pressed between two calls, or in one; a line that goes down is often a call that is over (`seat.counted`).
  'agent.ready',
  'agent.break_started',
  'agent.break_ended',
  'agent.help_called',
  'agent.help_answered',
  'agent.display_changed',
  'seat.line',
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
  if (fact.type === 'seat.account_given') return fact.by?.role === 'agent'
  // That somebody came is a line; what they sign in for again, and out, is done between two calls.
  if (fact.type === 'session.opened')
    return (
      fact.on?.seat !== undefined && fact.by !== undefined && hasSignedIn(state, fact.by.person)
    )
  if (fact.type === 'session.closed')
    return fact.on?.seat !== undefined && endsByTheAgent(fact.data.why)
  if (fact.type === 'person.acknowledged')
    return fact.on?.person !== undefined && state.people.get(fact.on.person)?.acknowledged === true
  // Somebody who rang back: of no case that is known here.
  if (fact.type === 'number.suppressed') return fact.on?.case !== undefined
  return ofCalls.has(fact.type)
}
