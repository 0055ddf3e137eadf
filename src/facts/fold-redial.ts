import type { CallId, InterviewId } from '../basics/ids.ts'
import type { Call } from '../calls/call.ts'
import type { Fact } from './fact.ts'
import { must } from './must.ts'
import type { State } from './state.ts'

/** The interview belongs to the new call from its dial on, so that its places in quota cells stay its own. */
export function redialOf(
  state: State,
  fact: Fact<'attempt.placed'>,
  call: CallId,
): Pick<Call, 'redials'> {
  if (!fact.data.redial) return {}
  const interview = must(fact.on.interview, fact.seq, 'an interview')
  const by = must(fact.by?.person, fact.seq, 'a supervisor')
  const known = state.interviews.get(interview)
  if (known) state.interviews.set(interview, { ...known, call })
  return { redials: { interview, by } }
}

/** Nobody goes back behind the loss, and whether they go on is asked first. */
export function goOnAfterLoss(state: State, id: InterviewId): void {
  const known = state.interviews.get(id)
  if (known) state.interviews.set(id, { ...known, trail: [], cutOff: true, turns: known.turns + 1 })
}
