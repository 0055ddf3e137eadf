import type { Instant } from '../basics/instant.ts'
import { liveCall } from './decide-interview.ts'
import type { Session, State } from './state.ts'

/** Whether a session's time is up. Never while its person is on a call: that call may finish first (D15, M15). */
export function sessionIsOver(state: State, session: Session, now: Instant): boolean {
  return session.until <= now && liveCall(state, session) === undefined
}
