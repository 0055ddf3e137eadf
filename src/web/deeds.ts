import type { Context } from 'hono'
import type { SeatId } from '../basics/ids.ts'
import type { Result } from '../basics/result.ts'
import type { Ctx, Decision, Refusal } from '../facts/decide.ts'
import { signOut } from '../facts/decide-leave.ts'
import type { Actor } from '../facts/fact.ts'
import { sessionIsOver } from '../facts/session-over.ts'
import type { State } from '../facts/state.ts'
import type { House } from './house.ts'
import { agentAt } from './seat-seen.ts'
import { newSecret, secretOf, tokenOf } from './tokens.ts'

/** The member of staff of this browser's session, if it is sound. */
export function staffIn(state: State, ctx: Ctx, token: string): Actor | undefined {
  const session = state.sessions.get(token)
  if (!session || session.seat !== undefined) return undefined
  if (sessionIsOver(state, session, ctx.now)) return undefined
  if (state.people.get(session.person)?.removed) return undefined
  return { person: session.person, role: session.role }
}

/** Does a deed as the agent at this seat. Without a sound session it is refused like any other deed. */
export function asAgent<R>(
  c: Context,
  house: House,
  seat: SeatId,
  deed: (state: State, ctx: Ctx, by: Actor & { seat: SeatId }) => Decision<R>,
): Promise<Result<R, Refusal>> {
  const token = tokenOf(secretOf(c, seat))
  return house.writer.do((state, ctx) => {
    const by = agentAt(state, ctx, token, seat)
    return by ? deed(state, ctx, by) : signedOut
  })
}

/** Does a deed as the member of staff signed in here. */
export function asStaff<R>(
  c: Context,
  house: House,
  deed: (state: State, ctx: Ctx, by: Actor, token: string) => Decision<R>,
): Promise<Result<R, Refusal>> {
  const token = tokenOf(secretOf(c, 'staff'))
  return house.writer.do((state, ctx) => {
    const by = staffIn(state, ctx, token)
    return by ? deed(state, ctx, by, token) : signedOut
  })
}

export const signedOut = {
  ok: false,
  error: { status: 403, rule: 'sign-in', sentence: 'You are signed out. Sign in again.' },
} as const satisfies { ok: false; error: Refusal }

/** Ends this browser's session at a door and forgets its secret. Says whether a supervisor left the room by it. */
export async function signOutAt(
  c: Context,
  house: House,
  door: 'staff' | SeatId,
): Promise<boolean> {
  const token = tokenOf(secretOf(c, door))
  const left = await house.writer.do((state, ctx) => signOut(state, ctx, token))
  newSecret(c, door)
  return left.ok && left.value
}
