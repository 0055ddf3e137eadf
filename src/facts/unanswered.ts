import type { Call } from '../calls/call.ts'
import { type AttemptOutcome, outcomeOfUnanswered } from '../calls/outcome.ts'
import { rang } from '../fieldwork/outcomes.ts'
import type { HangupCause } from '../phone/hangup-cause.ts'

/** What a call came to that nobody answered, by the switch's word and by whether a phone rang. */
export function unanswered({ state }: Pick<Call, 'state'>, cause: HangupCause): AttemptOutcome {
  const outcome = outcomeOfUnanswered[cause]
  if (state !== 'ringing') return outcome
  // We hang up a phone that has rung long enough (D7): to the case that is "no answer", not a fault.
  if (cause === 'cancelled') return 'no-answer'
  // Whatever went wrong then, somebody’s phone rang for nothing: it is an attempt, and it is spaced (D14).
  return rang(outcome) ? outcome : 'cancelled'
}
